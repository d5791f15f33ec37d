package org.claimscreener.launcher.letter;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Bytes for people: sixteen a line, in hex and as ASCII. Stateless. */
public final class HexDump {
    private static final int BYTES_A_LINE = 16;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private HexDump() {}

    /**
     * The lines.
     *
     * @param most bytes that are shown
     */
    public static List<String> lines(byte[] bytes, int most) {
        List<String> lines = new ArrayList<>();
        int end = Math.min(bytes.length, most);
        for (int from = 0; from < end; from += BYTES_A_LINE) {
            int to = Math.min(end, from + BYTES_A_LINE);
            lines.add(String.format(
                    Locale.ROOT, "%06x  %-47s  %s", from, SPACED.formatHex(bytes, from, to), ascii(bytes, from, to)));
        }
        if (end < bytes.length) {
            lines.add("... " + (bytes.length - end) + " bytes more");
        }
        return lines;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        }
        return text.toString();
    }
}
