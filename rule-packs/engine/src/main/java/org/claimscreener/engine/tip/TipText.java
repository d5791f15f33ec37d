package org.claimscreener.engine.tip;

import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that come from outside. Stateless, thread-safe. */
final class TipText {
    /** Visible ASCII, so that two ids that look alike are alike. */
    private static final Pattern ID = Pattern.compile("[!-~]{1," + TipLimits.MAX_ID_LENGTH + "}");

    private static final Pattern ACTOR = Pattern.compile("[!-~]{1,255}");

    private TipText() {}

    static Optional<String> id(String field, String id) {
        return ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(field + " is not 1 to " + TipLimits.MAX_ID_LENGTH + " visible ASCII characters");
    }

    static Optional<String> actor(String field, String id) {
        return ACTOR.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(
                        field + " is not 1 to 255 visible ASCII characters: the id under which a person signs in");
    }

    static Optional<String> text(String field, String text, int least, int most) {
        if (text.strip().length() < least) {
            return Optional.of(field + " is shorter than " + least + " characters");
        }
        if (text.length() > most) {
            return Optional.of(field + " is longer than " + most + " characters");
        }
        return text.codePoints().allMatch(TipText::shown)
                ? Optional.empty()
                : Optional.of(field + " has a control character, or one that makes text read in another order;"
                        + " leave it out");
    }

    /** New lines and tabs are; marks that turn the direction make a text read as what it is not. */
    private static boolean shown(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t') {
            return true;
        }
        boolean turns = (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        return !turns && !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }

    /** What came, cut so that a refusal stays short. */
    static String clipped(String id) {
        if (id.length() <= TipLimits.MAX_ID_LENGTH) {
            return id;
        }
        int end = TipLimits.MAX_ID_LENGTH;
        return id.substring(0, Character.isHighSurrogate(id.charAt(end - 1)) ? end - 1 : end);
    }
}
