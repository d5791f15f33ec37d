package org.claimscreener.engine.inspection;

import java.util.Optional;

/** Where an institution is, by its code. Stateless. */
public final class Regions {
    private static final int AREA_FROM = 1;
    private static final int AREA_TO = 7;
    private static final int PREFECTURE = 4;

    private Regions() {}

    /** Digits 2 to 7 of fixmedins_code are its area code, of which the first four name the prefecture; empty when they are none. */
    public static Optional<String> of(String institutionId) {
        return area(institutionId).map(area -> area.substring(0, PREFECTURE));
    }

    /** All six digits. */
    public static Optional<String> area(String institutionId) {
        if (institutionId.length() < AREA_TO) {
            return Optional.empty();
        }
        String area = institutionId.substring(AREA_FROM, AREA_TO);
        return area.chars().allMatch(c -> c >= '0' && c <= '9') ? Optional.of(area) : Optional.empty();
    }
}
