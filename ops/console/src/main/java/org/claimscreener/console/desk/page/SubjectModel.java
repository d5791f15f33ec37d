package org.claimscreener.console.desk.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.claimscreener.console.view.SubjectView;
import org.claimscreener.wire.record.CreditContest;
import org.claimscreener.wire.record.CreditMeasure;
import org.claimscreener.wire.record.CreditMove;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.SupervisionStep;
import org.jspecify.annotations.Nullable;

/**
 * An institution or practitioner, to be drawn.
 *
 * @param kind {@code institution} or {@code practitioner}
 * @param days of the period
 * @param inside whether who looks works for the fund
 * @param mayContest whether who looks may contest a change of its credit
 */
public record SubjectModel(
        String kind, SubjectView view, int days, boolean inside, boolean mayContest, Optional<Notice> notice) {
    /** What is in force about it. */
    public List<StandingEntry> standing() {
        return view.standing().stream()
                .flatMap(standing -> standing.getEntries().stream())
                .toList();
    }

    /** Money by day. */
    public String moneyChart(Shell s) {
        return Charts.money(s, view.days());
    }

    /** Holds by day. */
    public String countChart(Shell s) {
        return Charts.counts(s, view.days());
    }

    /** Whether a change can be contested by who looks: nothing has taken it back, and nobody has contested it. */
    public boolean contestable(SupervisionStep step) {
        CreditMove move = step.getCredit();
        return mayContest
                && move != null
                && move.getTakenBackBy() == null
                && !settled().contains(move.getChangeId());
    }

    private Set<String> settled() {
        return view.history().stream()
                .flatMap(step -> Stream.concat(
                        Stream.ofNullable(step.getContest()).map(CreditContest::getChangeId),
                        Stream.ofNullable(step.getCredit())
                                .filter(move -> move.getTakenBackBy() != null)
                                .map(CreditMove::getChangeId)))
                .collect(Collectors.toSet());
    }

    /** A change as people read it: 0 to 2; 100.00 (A) to 99.50 (A). */
    public static String moved(CreditMove move) {
        return move.getMeasure() == CreditMeasure.SCORE
                ? score(move.getBefore(), move.getGradeBefore()) + " → " + score(move.getAfter(), move.getGradeAfter())
                : move.getBefore() + " → " + move.getAfter();
    }

    private static String score(int hundredths, @Nullable String grade) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString() + (grade == null ? "" : " (" + grade + ")");
    }
}
