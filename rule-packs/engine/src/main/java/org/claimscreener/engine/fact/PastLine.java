package org.claimscreener.engine.fact;

import java.time.LocalDate;

/**
 * An item of a past visit; quantities as in {@link FeeLine}.
 *
 * @param day civil date of the fee
 */
public record PastLine(
        String lineId,
        LocalDate day,
        String itemCode,
        ItemKind kind,
        long quantityE4,
        long amountFen,
        int supplyDaysE2) {}
