package org.claimscreener.national;

import java.util.OptionalLong;

/**
 * The specification's decimal numbers as whole multiples of their smallest part. No floating point, no rounding: what
 * does not fit exactly is no number of the form.
 */
enum DecimalForm {
    /**
     * n16,2 in yuan, as fen. Held below a trillion yuan: more is absurd for one settlement, and so the sums over a
     * line's few thousand items cannot overflow.
     */
    AMOUNT(12, 2, 2),
    /** n16,4, as ten-thousandths. */
    QUANTITY(12, 4, 0),
    /** n16,6 in yuan, as millionths. */
    PRICE(10, 6, 2),
    /** n4,2 in days, as hundredths; two digits more before the point than specified, for supplies beyond 99 days. */
    DAYS(4, 2, 0);

    private final int maxIntegerDigits;
    private final int decimals;
    private final int shownDecimals;

    DecimalForm(int maxIntegerDigits, int decimals, int shownDecimals) {
        this.maxIntegerDigits = maxIntegerDigits;
        this.decimals = decimals;
        this.shownDecimals = shownDecimals;
    }

    /**
     * Reads {@code -?digits[.digits]}, ASCII only; zeros past the last decimal are accepted, for they change nothing.
     * Empty for everything else: signs, exponents, blanks, too many digits.
     */
    OptionalLong parse(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int integerEnd = point < 0 ? text.length() : point;
        int significantEnd = point < 0 ? text.length() : Math.min(text.length(), point + 1 + decimals);
        if (!isDigits(text, start, integerEnd)
                || (point >= 0 && !isDigits(text, point + 1, text.length()))
                || integerEnd - leadingZerosEnd(text, start, integerEnd) > maxIntegerDigits
                || !isZeros(text, significantEnd)) {
            return OptionalLong.empty();
        }
        long value = digits(text, start, integerEnd);
        for (int i = 0; i < decimals; i++) {
            int at = point + 1 + i;
            value = value * 10 + (point >= 0 && at < significantEnd ? text.charAt(at) - '0' : 0);
        }
        return OptionalLong.of(start == 1 ? -value : value);
    }

    /** The number as the specification writes it, without needless zeros: 12.30, 2, 0.5. */
    String format(long value) {
        String signed = Long.toString(value);
        StringBuilder digits = new StringBuilder(value < 0 ? signed.substring(1) : signed);
        while (digits.length() <= decimals) {
            digits.insert(0, '0');
        }
        digits.insert(digits.length() - decimals, '.');
        int shortest = digits.length() - decimals + shownDecimals;
        while (digits.length() > shortest && digits.charAt(digits.length() - 1) == '0') {
            digits.setLength(digits.length() - 1);
        }
        if (digits.charAt(digits.length() - 1) == '.') {
            digits.setLength(digits.length() - 1);
        }
        return value < 0 ? "-" + digits : digits.toString();
    }

    /** What the form looks like, for a message. */
    String description() {
        return "a number of at most " + maxIntegerDigits + " digits before the point and " + decimals
                + " after it, without exponent";
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isZeros(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private static int leadingZerosEnd(String text, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    private static long digits(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }
}
