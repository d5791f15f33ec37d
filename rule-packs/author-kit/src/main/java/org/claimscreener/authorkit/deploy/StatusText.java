package org.claimscreener.authorkit.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.claimscreener.commandline.Text;
import org.claimscreener.wire.record.ShadowOutcome;

/** How packs stand, in 80 columns. Stateless. */
final class StatusText {
    private static final int COLUMNS = 80;
    private static final int STANDING = 9;
    private static final int VERSION = 12;
    private static final int SEQUENCE = 4;
    private static final int READY = 7;
    private static final String INDENT = "    ";

    private StatusText() {}

    static List<String> lines(List<PackView> packs, Set<String> jobs) {
        List<String> lines = new ArrayList<>();
        if (jobs.isEmpty()) {
            lines.add("No job has reported: what follows is ordered, and nobody is known to do it.");
        }
        if (packs.isEmpty()) {
            lines.add("Nothing is staged.");
        }
        for (PackView pack : packs) {
            lines.addAll(lines(pack));
        }
        return lines;
    }

    private static List<String> lines(PackView pack) {
        List<String> lines = new ArrayList<>();
        lines.add(
                Text.cut(pack.packId() + (pack.lastNumber() == 0 ? "" : ", last order " + pack.lastNumber()), COLUMNS));
        lines.add(
                pack.rows().isEmpty()
                        ? "  nothing is staged"
                        : line("STATE", "VERSION", "SEQ", "DIGEST", "READY", "SINCE WHEN, OR WHY"));
        for (PackView.Row row : pack.rows()) {
            lines.add(line(
                    row.standing().inWords(),
                    row.version(),
                    row.sequence() == 0 ? "-" : Long.toString(row.sequence()),
                    Archives.shown(row.digest()),
                    row.readiness().inWords(),
                    row.detail()));
            if (row.standing() == PackView.Standing.SHADOW) {
                lines.addAll(shadow(row.shadow()));
            }
        }
        pack.problems().forEach(problem -> lines.addAll(wrapped(problem)));
        return lines;
    }

    private static String line(
            String standing, String version, String sequence, String digest, String ready, String detail) {
        String line = "  " + Text.left(standing, STANDING) + " " + Text.left(version, VERSION) + " "
                + Text.right(sequence, SEQUENCE) + " " + Text.left(digest, Archives.SHOWN_DIGITS) + " "
                + Text.right(ready, READY) + " ";
        return (line + Text.cut(detail, COLUMNS - Text.width(line))).stripTrailing();
    }

    private static List<String> shadow(ShadowTotals.Total total) {
        return List.of(
                INDENT + Text.count(total.settlements()) + " settlements: "
                        + Text.count(total.count(ShadowOutcome.AGREES)) + " agree, "
                        + Text.count(total.count(ShadowOutcome.HOLDS_MORE)) + " hold more, "
                        + Text.count(total.count(ShadowOutcome.HOLDS_LESS)) + " hold less,",
                INDENT + Text.count(total.count(ShadowOutcome.DIFFERS)) + " differ, "
                        + Text.count(total.count(ShadowOutcome.FAILED)) + " failed; withholds "
                        + Text.yuan(total.moreFen()) + " more and " + Text.yuan(total.lessFen()) + " less");
    }

    /** A problem is told whole, over several lines. */
    private static List<String> wrapped(String problem) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("  !");
        for (String word : words(problem)) {
            if (Text.width(line.toString()) + 1 + Text.width(word) > COLUMNS) {
                lines.add(Text.cut(line.toString(), COLUMNS));
                line = new StringBuilder("   ");
            }
            line.append(' ').append(word);
        }
        lines.add(Text.cut(line.toString(), COLUMNS));
        return lines;
    }

    private static List<String> words(String text) {
        return java.util.regex.Pattern.compile("\\s+").splitAsStream(text).toList();
    }
}
