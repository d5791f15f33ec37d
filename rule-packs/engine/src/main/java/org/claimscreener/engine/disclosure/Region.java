package org.claimscreener.engine.disclosure;

import java.util.Set;

/**
 * Regions as figures know them: everything, the provinces (two digits of the area code, GB/T 2260) and the prefectures
 * (four). Stateless.
 */
public final class Region {
    /** Everything. */
    public static final String ALL = "all";

    /** Of institutions whose code names no area: a province and a prefecture of their own. */
    public static final String UNKNOWN = "0000";

    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "66", "71", "81", "82");
    private static final int AREA_BEGIN = 1;
    private static final int PROVINCE_END = 3;
    private static final int PREFECTURE_END = 5;
    private static final int PROVINCE_LENGTH = 2;

    private Region() {}

    /**
     * The prefecture of an institution.
     *
     * @param institutionId fixmedins_code: H or P, six digits of its area, five characters; what is no such code is {@link
     *     #UNKNOWN}
     */
    public static String ofInstitution(String institutionId) {
        if (institutionId.length() < PREFECTURE_END) {
            return UNKNOWN;
        }
        String code = institutionId.substring(AREA_BEGIN, PREFECTURE_END);
        boolean digits = code.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return digits && PROVINCES.contains(institutionId.substring(AREA_BEGIN, PROVINCE_END)) ? code : UNKNOWN;
    }

    /** The province of a prefecture. */
    public static String province(String prefecture) {
        return prefecture.substring(0, PROVINCE_LENGTH);
    }

    /** What a region lies in; empty of everything. */
    public static String parent(String code) {
        if (code.equals(ALL)) {
            return "";
        }
        return code.length() == PROVINCE_LENGTH ? ALL : province(code);
    }
}
