package org.claimscreener.launcher.demo;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.commandline.Text;

/** Holds and refusals as lines: one line each where the terminal is wide, two where it is not. Immutable. */
final class WithheldLines {
    private static final int WIDE_ENOUGH_FOR_ONE_LINE = 140;
    private static final int VERDICT_COLUMNS = 6;
    private static final int AMOUNT_COLUMNS = 13;
    private static final int INSTITUTION_COLUMNS = 22;
    private static final int SETTLEMENT_COLUMNS = 18;
    private static final int RULE_COLUMNS = 40;
    private static final String INDENT = " ".repeat(10);
    private static final String END_OF_TITLE = "》";

    private final int columns;
    private final DateTimeFormatter clock;

    WithheldLines(int columns, DateTimeFormatter clock) {
        this.columns = columns;
        this.clock = clock;
    }

    /** As many of the first ones as whole lines fit into the room. */
    List<String> of(List<Withheld> recent, int room) {
        int linesEach = isWide() ? 1 : 2;
        List<String> lines = new ArrayList<>();
        for (Withheld withheld : recent) {
            if (lines.size() + linesEach > room) {
                break;
            }
            add(withheld, lines);
        }
        return lines;
    }

    private void add(Withheld withheld, List<String> lines) {
        String what = " " + clock.format(withheld.at()) + " "
                + Text.left(withheld.verdict().name(), VERDICT_COLUMNS) + " "
                + Text.right(Text.yuan(withheld.fen()), AMOUNT_COLUMNS) + "  "
                + Text.left(withheld.institution(), INSTITUTION_COLUMNS) + " "
                + Text.left(withheld.settlementId(), SETTLEMENT_COLUMNS) + " ";
        if (isWide()) {
            lines.add(what + why(withheld, columns - Text.width(what)));
            return;
        }
        lines.add(Text.cut(what, columns));
        lines.add(INDENT + why(withheld, columns - INDENT.length()));
    }

    private static String why(Withheld withheld, int room) {
        String rule = Text.cut(withheld.rule(), Math.min(RULE_COLUMNS, room));
        String separator = withheld.legalBasis().isEmpty() ? "" : "  ";
        int left = room - Text.width(rule) - separator.length();
        return rule + separator + article(withheld.legalBasis(), left);
    }

    /** Where the title of the law does not fit, its article is what one looks for. */
    private static String article(String legalBasis, int room) {
        if (Text.width(legalBasis) <= room) {
            return legalBasis;
        }
        String article = legalBasis.substring(legalBasis.lastIndexOf(END_OF_TITLE) + 1);
        return Text.cut(article.isEmpty() ? legalBasis : article, room);
    }

    private boolean isWide() {
        return columns >= WIDE_ENOUGH_FOR_ONE_LINE;
    }
}
