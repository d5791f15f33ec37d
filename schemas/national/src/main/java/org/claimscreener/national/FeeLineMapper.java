package org.claimscreener.national;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.claimscreener.wire.record.FeeLine;
import org.jspecify.annotations.Nullable;

/** The fee lines of a line. */
final class FeeLineMapper {

    /** What the pharmacy's transaction calls its fee lines in the specification. */
    private static final String PHARMACY_LIST = "drugdetail";

    /** Where an item's name may stand, best first: the national name, the institution's, the insurer's list's. */
    private static final List<String> ITEM_NAMES =
            List.of(SettlementField.ITEM_NAME.nationalName(), "medins_list_name", "hilist_name");

    private FeeLineMapper() {}

    /** At least one, each with an id of its own. */
    static List<FeeLine> map(JsonFields header) throws FieldRejected {
        List<JsonFields> entries = entries(header);
        TraceCodes traces = TraceCodes.of(header);
        List<FeeLine> lines = new ArrayList<>(entries.size());
        Set<String> ids = new HashSet<>();
        for (JsonFields entry : entries) {
            FeeLine line = line(entry, traces);
            if (!ids.add(line.getLineId())) {
                throw entry.bad(
                        SettlementField.LINE_ID.nationalName(), "is that of an earlier fee line; it must be unique");
            }
            lines.add(line);
        }
        return lines;
    }

    private static List<JsonFields> entries(JsonFields header) throws FieldRejected {
        String usual = NationalNode.FEEDETAIL.nodeName();
        List<JsonFields> entries = header.children(header.has(usual) ? usual : PHARMACY_LIST);
        if (entries.isEmpty()) {
            throw header.missing(usual);
        }
        return entries;
    }

    private static FeeLine line(JsonFields entry, TraceCodes traces) throws FieldRejected {
        String lineId = entry.required(SettlementField.LINE_ID);
        long amountFen = entry.requiredDecimal(SettlementField.LINE_AMOUNT, DecimalForm.AMOUNT);
        TraceCodes.Traces trace = traces.ofLine(entry, lineId);
        return FeeLine.newBuilder()
                .setLineId(lineId)
                .setOccurredAt(entry.requiredInstant(SettlementField.LINE_OCCURRED_AT))
                .setItemCode(entry.required(SettlementField.ITEM_CODE))
                .setLocalItemCode(entry.optional(SettlementField.LOCAL_ITEM_CODE))
                .setItemName(itemName(entry))
                .setItemKind(entry.optional(SettlementField.ITEM_KIND))
                .setChargeKind(entry.optional(SettlementField.CHARGE_KIND))
                .setChargeLevel(entry.optional(SettlementField.CHARGE_LEVEL))
                .setQuantityE4(entry.requiredDecimal(SettlementField.QUANTITY, DecimalForm.QUANTITY))
                .setUnitPriceE6(entry.requiredDecimal(SettlementField.UNIT_PRICE, DecimalForm.PRICE))
                .setAmountFen(amountFen)
                .setInScopeFen(entry.decimalOr(SettlementField.LINE_IN_SCOPE, DecimalForm.AMOUNT, amountFen))
                .setSupplyDaysE2(supplyDaysE2(entry))
                .setPrescriptionId(entry.optional(SettlementField.PRESCRIPTION_ID))
                .setCirculatedPrescription(entry.flag(SettlementField.CIRCULATED_PRESCRIPTION))
                .setDepartment(entry.optional(SettlementField.LINE_DEPARTMENT))
                .setPractitionerId(entry.optional(SettlementField.LINE_PRACTITIONER))
                .setApproval(entry.optional(SettlementField.APPROVAL))
                .setLimitedUse(entry.flag(SettlementField.LIMITED_USE))
                .setTakesBackLineId(entry.optional(SettlementField.TAKES_BACK_LINE))
                .setTraceCodes(trace.codes())
                .setSplitPack(trace.splitPack())
                .build();
    }

    private static @Nullable String itemName(JsonFields entry) throws FieldRejected {
        for (String name : ITEM_NAMES) {
            Optional<String> text = entry.text(name);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return null;
    }

    private static @Nullable Integer supplyDaysE2(JsonFields entry) throws FieldRejected {
        OptionalLong days = entry.decimal(SettlementField.SUPPLY_DAYS.nationalName(), DecimalForm.DAYS);
        return days.isEmpty() ? null : Math.toIntExact(days.getAsLong());
    }
}
