package org.claimscreener.verifier.book;

import java.nio.ByteBuffer;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** A SHA-256, without the weight of its hexadecimal form. */
public record Digest256(long a, long b, long c, long d) {
    private static final int HEX_DIGITS = 64;

    /** From 64 lower-case hexadecimal digits; null when it is anything else. */
    public static @Nullable Digest256 parse(String hex) {
        if (hex.length() != HEX_DIGITS || !hex.equals(hex.toLowerCase(java.util.Locale.ROOT))) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
            return new Digest256(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        HexFormat form = HexFormat.of();
        return form.toHexDigits(a) + form.toHexDigits(b) + form.toHexDigits(c) + form.toHexDigits(d);
    }
}
