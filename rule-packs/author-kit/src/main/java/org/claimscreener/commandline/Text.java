package org.claimscreener.commandline;

import java.util.Locale;

/**
 * Text as a terminal shows it: Chinese characters are two columns wide, combining marks none. Whatever could steer a
 * terminal is made visible instead, for names come from outside. Stateless.
 */
public final class Text {
    private static final String ELLIPSIS = "…";
    private static final int REPLACEMENT = '?';
    private static final int FEN_PER_YUAN = 100;

    /** First and last code points that take two columns, in ascending order (Unicode East Asian Width W and F). */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE30, 0xFE4F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F900, 0x1F9FF, 0x20000,
        0x3FFFD
    };

    private Text() {}

    /** Columns that the text takes. */
    public static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    /** The text in at most so many columns; when it is cut, an ellipsis says so. */
    public static String cut(String text, int columns) {
        String clean = clean(text);
        if (width(clean) <= columns) {
            return clean;
        }
        if (columns < 1) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        int room = columns - 1;
        for (int at = 0; at < clean.length(); ) {
            int point = clean.codePointAt(at);
            room -= width(point);
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(point);
            at += Character.charCount(point);
        }
        return kept.append(ELLIPSIS).toString();
    }

    /** Cut or filled to exactly so many columns, the text at the left. */
    public static String left(String text, int columns) {
        String cut = cut(text, columns);
        return cut + spaces(columns - width(cut));
    }

    /** Cut or filled to exactly so many columns, the text at the right. */
    public static String right(String text, int columns) {
        String cut = cut(text, columns);
        return spaces(columns - width(cut)) + cut;
    }

    /** Money as people write it, e.g. {@code ¥1,234.50}, of an amount in fen. */
    public static String yuan(long fen) {
        long whole = Math.abs(fen / FEN_PER_YUAN);
        long rest = Math.abs(fen % FEN_PER_YUAN);
        return String.format(Locale.ROOT, "%s¥%,d.%02d", fen < 0 ? "-" : "", whole, rest);
    }

    /** A number with thousands separated, e.g. {@code 12,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String spaces(int count) {
        return " ".repeat(Math.max(0, count));
    }

    private static String clean(String text) {
        boolean harmless = text.codePoints().noneMatch(Character::isISOControl);
        if (harmless) {
            return text;
        }
        return text.codePoints()
                .map(point -> Character.isISOControl(point) ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        for (int i = 0; i < WIDE.length && point >= WIDE[i]; i += 2) {
            if (point <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
