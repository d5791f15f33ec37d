package org.claimscreener.national;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a field of a wire record is called in the national form, so that a message about a file's line names the field
 * as the file does. From the table that the reader maps by.
 */
public final class NationalNames {

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    private static final Map<String, String> LISTS = Map.of(
            "fee_lines", NationalNode.FEEDETAIL.nodeName(),
            "diagnoses", NationalNode.DISEINFO.nodeName(),
            "operations", NationalNode.OPRNINFO.nodeName());

    private static final Map<String, String> SETTLEMENT = table(SettlementField.values());
    private static final Map<String, String> REVERSAL = table(ReversalField.values());

    private NationalNames() {}

    /**
     * The national path of a settlement's field: {@code fee_lines[2].amount_fen} is
     * {@code feedetail[2].det_item_fee_sumamt}, {@code fee_lines[2]} is {@code feedetail[2]}. A path without a
     * counterpart is returned as it is.
     */
    public static String ofSettlement(String wirePath) {
        return translate(wirePath, SETTLEMENT);
    }

    /** The national path of a reversal's field: {@code patient_id} is {@code data.psn_no}. */
    public static String ofReversal(String wirePath) {
        return translate(wirePath, REVERSAL);
    }

    private static String translate(String wirePath, Map<String, String> table) {
        if (wirePath.endsWith("]")) {
            // A whole element, or one text in a list of texts: the list's name, and the same index.
            int index = wirePath.lastIndexOf('[');
            return translate(wirePath.substring(0, index), table) + wirePath.substring(index);
        }
        Matcher index = INDEX.matcher(wirePath);
        if (!index.find()) {
            return table.getOrDefault(wirePath, LISTS.getOrDefault(wirePath, wirePath));
        }
        String national = table.get(index.replaceFirst("[]"));
        return national == null ? wirePath : national.replace("[]", index.group());
    }

    private static Map<String, String> table(MappedField[] fields) {
        return Stream.of(fields)
                .collect(Collectors.toUnmodifiableMap(MappedField::wirePath, MappedField::nationalPath));
    }
}
