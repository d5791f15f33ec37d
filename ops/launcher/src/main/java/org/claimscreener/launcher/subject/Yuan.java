package org.claimscreener.launcher.subject;

import java.math.BigDecimal;

/** Money for people. Stateless. */
public final class Yuan {
    private static final int FEN_DIGITS = 2;

    private Yuan() {}

    /** Fen as yuan: {@code ¥1234.50}. */
    public static String of(long fen) {
        return "¥" + BigDecimal.valueOf(fen, FEN_DIGITS).toPlainString();
    }
}
