package org.claimscreener.engine.fact;

import java.time.LocalDate;

/**
 * An item of a past visit; quantities as in {@link FeeLine}.
 *
 * @param day civil date of the fee
 * @param fundFen the line's part of the fund's share; 0 also when it was remembered before it was kept
 */
public record PastLine(
        String lineId,
        LocalDate day,
        String itemCode,
        ItemKind kind,
        long quantityE4,
        long amountFen,
        long fundFen,
        int supplyDaysE2)
        implements BilledItem {

    /**
     * What the item is, whoever made it and in whatever pack: of a Western drug's code (X) the first 10 characters, of a
     * Chinese patent drug's (Z) the first 11, of anything else the whole code.
     */
    @Override
    public String genericCode() {
        return BilledItem.genericCodeOf(itemCode);
    }

    /** Whether {@link #genericCode} is that one, told without making it. */
    public boolean ofGeneric(String code) {
        return itemCode.startsWith(code) && BilledItem.genericLength(itemCode) == code.length();
    }
}
