package org.claimscreener.traffic;

import java.util.List;

/**
 * One item billed.
 *
 * @param quantityE4 in ten-thousandths of the billing unit
 * @param atMs when it was given
 * @param supplyDays days of supply or use; 0 = not stated
 * @param splitPack sold from an opened pack
 * @param surplusFen billed beyond quantity times price; 0 in honest bills
 */
record Line(
        Item item,
        long quantityE4,
        long atMs,
        int supplyDays,
        List<String> traceCodes,
        boolean splitPack,
        long surplusFen) {

    static Line of(Item item, long units, long atMs) {
        return new Line(item, Item.unitsE4(units), atMs, 0, List.of(), false, 0);
    }

    Line withUnits(long units) {
        return new Line(item, Item.unitsE4(units), atMs, supplyDays, traceCodes, splitPack, surplusFen);
    }

    Line withSupply(int days) {
        return new Line(item, quantityE4, atMs, days, traceCodes, splitPack, surplusFen);
    }

    Line at(long otherMs) {
        return new Line(item, quantityE4, otherMs, supplyDays, traceCodes, splitPack, surplusFen);
    }

    Line withTraceCodes(List<String> codes) {
        return new Line(item, quantityE4, atMs, supplyDays, codes, splitPack, surplusFen);
    }

    Line fromOpenedPack(String code) {
        return new Line(item, quantityE4, atMs, supplyDays, List.of(code), true, surplusFen);
    }

    Line withSurplus(long fen) {
        return new Line(item, quantityE4, atMs, supplyDays, traceCodes, splitPack, fen);
    }

    long amountFen() {
        return item.amountFen(quantityE4) + surplusFen;
    }

    long inScopeFen() {
        return item.inScopeFen(amountFen());
    }
}
