package org.claimscreener.national;

import java.math.BigDecimal;
import java.util.Optional;

import org.claimscreener.wire.record.DeadLetterReason;

import com.fasterxml.jackson.databind.JsonNode;

/** One JSON scalar as text, with the checks that every mapped field passes. */
final class JsonTexts {

    /** Longest text of a mapped field, in UTF-16 units: the specification's own longest are 2,000 characters. */
    static final int MAX_CHARS = 2_000;

    /** Most digits after the point of a JSON number that are looked at; guards against 1e-999999999. */
    private static final int MAX_SCALE = 100;

    private JsonTexts() {}

    /**
     * The text, without space around it; empty when absent, null or blank. A JSON number is the text of its digits.
     *
     * @throws FieldRejected if it is no scalar, too long, or no well-formed text
     */
    static Optional<String> read(JsonNode value, String path) throws FieldRejected {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.isNumber()) {
            return Optional.of(digits(value, path));
        }
        if (!value.isTextual()) {
            throw new FieldRejected(DeadLetterReason.BAD_VALUE, path, path + " must be a text or a number.");
        }
        return check(value.textValue(), path);
    }

    /** The same for a part of a text. */
    static Optional<String> check(String raw, String path) throws FieldRejected {
        String text = raw.strip();
        if (text.length() > MAX_CHARS) {
            throw new FieldRejected(
                    DeadLetterReason.OVERSIZED,
                    path,
                    path + " has " + text.length() + " characters; at most " + MAX_CHARS + " are read. Shorten it.");
        }
        if (!isWellFormed(text)) {
            throw new FieldRejected(
                    DeadLetterReason.BAD_VALUE,
                    path,
                    path + " contains a NUL or half a character (an unpaired surrogate). Mend its encoding.");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The text if it is one that {@link #read} would give without complaint, else empty. */
    static Optional<String> tolerant(JsonNode value) {
        try {
            return read(value, "");
        } catch (FieldRejected e) {
            return Optional
                    .empty(); // Whoever asks so has reported something else and wants the text only if it is good.
        }
    }

    private static String digits(JsonNode value, String path) throws FieldRejected {
        if (value.isIntegralNumber()) {
            return value.asText();
        }
        BigDecimal decimal = value.decimalValue();
        // A negative scale is an exponent (1e3); writing out a huge one would take the memory it claims.
        if (decimal.scale() < 0 || decimal.scale() > MAX_SCALE) {
            throw new FieldRejected(DeadLetterReason.BAD_VALUE, path, path + " must be written without an exponent.");
        }
        return decimal.toPlainString();
    }

    /** A lone surrogate has no UTF-8 form: the wire would turn different texts into one. NUL ends texts elsewhere. */
    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '\0' || Character.isLowSurrogate(at)) {
                return false;
            }
            if (Character.isHighSurrogate(at)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
