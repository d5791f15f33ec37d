package org.claimscreener.console.desk.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers and times as people here write them; the same in both languages. */
public final class Formats {
    /** Where civil days begin and end. */
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(SHANGHAI);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(SHANGHAI);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(SHANGHAI);
    private static final Pattern YUAN = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");
    private static final int FEN_DIGITS = 2;
    private static final int MILLION_DIGITS = 6;
    private static final int TEN_THOUSAND_DIGITS = 4;

    private Formats() {}

    /** Fen as yuan: {@code ¥1,234.50}. */
    public static String money(long fen) {
        BigDecimal yuan = BigDecimal.valueOf(fen, FEN_DIGITS);
        return (fen < 0 ? "-¥" : "¥") + String.format(Locale.ROOT, "%,.2f", yuan.abs());
    }

    /** Fen as a field takes them: {@code 1234.50}. */
    public static String plainYuan(long fen) {
        return BigDecimal.valueOf(fen, FEN_DIGITS).toPlainString();
    }

    /** Fen of an amount that somebody typed, 0 to 999,999,999,999.99 yuan; empty when it is none. */
    public static OptionalLong fen(String typed) {
        String text = typed.strip().replace(",", "").replace("，", "").replace("¥", "");
        return YUAN.matcher(text).matches()
                ? OptionalLong.of(new BigDecimal(text)
                        .movePointRight(FEN_DIGITS)
                        .setScale(0, RoundingMode.UNNECESSARY)
                        .longValueExact())
                : OptionalLong.empty();
    }

    /** A quantity in ten-thousandths, without zeros at its end. */
    public static String quantity(long e4) {
        return plain(BigDecimal.valueOf(e4, TEN_THOUSAND_DIGITS));
    }

    /** A price in millionths of a yuan, with two decimals at least. */
    public static String price(long e6) {
        BigDecimal yuan = BigDecimal.valueOf(e6, MILLION_DIGITS).stripTrailingZeros();
        return yuan.setScale(Math.max(FEN_DIGITS, yuan.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** A whole number with its thousands apart. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A share as {@code 12.5 %}; a dash of nothing. */
    public static String share(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    /** To the minute, in Shanghai. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** The time of day to the minute, in Shanghai. */
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** To the second, in Shanghai. */
    public static String second(Instant at) {
        return SECOND.format(at);
    }

    /** The civil day in Shanghai. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, SHANGHAI);
    }

    /** Bytes as people count files. */
    public static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024
                ? String.format(Locale.ROOT, "%.0f KiB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (1024.0 * 1024.0));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
