package org.claimscreener.national;

import java.util.List;

import org.claimscreener.wire.record.FeeLine;

/** Writes one fee line into an entry of feedetail. */
final class FeeLineWriter {

    private FeeLineWriter() {}

    static void write(JsonObject node, FeeLine line) {
        node.text(SettlementField.LINE_ID, line.getLineId());
        node.text(SettlementField.PRESCRIPTION_ID, line.getPrescriptionId());
        node.flag(SettlementField.CIRCULATED_PRESCRIPTION, line.getCirculatedPrescription());
        node.time(SettlementField.LINE_OCCURRED_AT, line.getOccurredAt());
        node.text(SettlementField.ITEM_CODE, line.getItemCode());
        node.text(SettlementField.LOCAL_ITEM_CODE, line.getLocalItemCode());
        node.text(SettlementField.ITEM_NAME, line.getItemName());
        node.text(SettlementField.ITEM_KIND, line.getItemKind());
        node.text(SettlementField.CHARGE_KIND, line.getChargeKind());
        node.text(SettlementField.CHARGE_LEVEL, line.getChargeLevel());
        node.amount(SettlementField.LINE_AMOUNT, line.getAmountFen());
        node.decimal(SettlementField.QUANTITY, DecimalForm.QUANTITY, line.getQuantityE4());
        node.decimal(SettlementField.UNIT_PRICE, DecimalForm.PRICE, line.getUnitPriceE6());
        node.amount(SettlementField.LINE_IN_SCOPE, line.getInScopeFen());
        Integer supplyDaysE2 = line.getSupplyDaysE2();
        if (supplyDaysE2 != null) {
            node.decimal(SettlementField.SUPPLY_DAYS, DecimalForm.DAYS, supplyDaysE2);
        }
        node.text(SettlementField.LINE_DEPARTMENT, line.getDepartment());
        node.text(SettlementField.LINE_PRACTITIONER, line.getPractitionerId());
        node.text(SettlementField.APPROVAL, line.getApproval());
        node.flag(SettlementField.LIMITED_USE, line.getLimitedUse());
        node.text(SettlementField.TAKES_BACK_LINE, line.getTakesBackLineId());
        traces(node, line);
    }

    /** Only where there are any, as the sample has it; one code as a text, several as a list. */
    private static void traces(JsonObject node, FeeLine line) {
        List<String> codes = line.getTraceCodes();
        if (codes.size() == 1) {
            node.text(SettlementField.TRACE_CODES, codes.get(0));
        } else if (!codes.isEmpty()) {
            node.texts(SettlementField.TRACE_CODES, codes);
        }
        if (!codes.isEmpty() || line.getSplitPack()) {
            node.flag(SettlementField.SPLIT_PACK, line.getSplitPack());
        }
    }
}
