package org.claimscreener.engine.tip.seal;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Names under which reporters are known again without opening a seal: HMAC-SHA256 of the number, under a key that only the
 * office has. Without the key nobody can try numbers out. Two kinds of number of one person give two pseudonyms. Immutable,
 * thread-safe.
 */
public final class Pseudonyms {
    public static final int LEAST_KEY_BYTES = 32;

    /** Digits of one. */
    public static final int LENGTH = 64;

    private static final String CONTEXT = "claimscreener.tip.pseudonym.v1";
    private static final int MOBILE_DIGITS = 11;
    private static final String CHINA = "86";
    private static final String CHINA_DIALLED = "00" + CHINA;

    private final byte[] key;

    /**
     * @param key secret of the office, random
     * @throws IllegalArgumentException when it is shorter than {@link #LEAST_KEY_BYTES}
     */
    public Pseudonyms(byte[] key) {
        if (key.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key of the pseudonyms has fewer than " + LEAST_KEY_BYTES + " bytes");
        }
        this.key = key.clone();
    }

    /**
     * 64 lower-case hex digits; the same for the same number however it is written.
     *
     * @throws IllegalArgumentException when the reporter has a problem
     */
    public String of(Reporter reporter) {
        reporter.firstProblem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        String known = CONTEXT + '\n' + reporter.kind().name() + '\n' + normalised(reporter.kind(), reporter.number());
        return HexFormat.of().formatHex(Hkdf.hmac(key, known.getBytes(StandardCharsets.UTF_8)));
    }

    /** Full-width, lower-case, blanks, hyphens and the country's dialling code make no difference. */
    static String normalised(IdentityKind kind, String number) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(number, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return kind == IdentityKind.TELEPHONE ? withoutCountry(plain.toString()) : plain.toString();
    }

    private static String withoutCountry(String digits) {
        for (String prefix : new String[] {CHINA_DIALLED, CHINA}) {
            if (digits.startsWith(prefix) && digits.length() == prefix.length() + MOBILE_DIGITS) {
                return digits.substring(prefix.length());
            }
        }
        return digits;
    }
}
