package org.claimscreener.engine.fact;

import java.math.BigDecimal;

/** Quantities in ten-thousandths of a unit, for people to read. */
final class Quantities {
    private Quantities() {}

    /** As a person writes it, e.g. "2" or "1.5". */
    static String text(long quantityE4) {
        return BigDecimal.valueOf(quantityE4, 4).stripTrailingZeros().toPlainString();
    }
}
