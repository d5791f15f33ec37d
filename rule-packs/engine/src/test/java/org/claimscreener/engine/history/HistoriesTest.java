package org.claimscreener.engine.history;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;
import static org.claimscreener.engine.testkit.WireSettlements.line;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;

class HistoriesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 7);

    @Test
    void remembersWhatRulesNeedOfAVisit() {
        PastVisit visit = visit("S1", 0);

        assertThat(visit.settlementId()).isEqualTo("S1");
        assertThat(visit.firstDay()).isEqualTo(TODAY);
        assertThat(visit.lines()).extracting(PastLine::lineId).containsExactly("L1", "L2");
        assertThat(visit.withdrawn()).isFalse();
    }

    @Test
    void remembersTheDearestLinesOfAHugeBillInTheirOrder() {
        List<FeeLine> lines =
                IntStream.range(0, 300).mapToObj(i -> line("L" + i, i)).toList();
        PastVisit visit = Histories.remember(
                FactMaker.facts(outpatient().setFeeLines(lines).build(), PatientHistory.NONE, Circumstances.NONE),
                Verdict.RELEASE);

        assertThat(visit.lines()).hasSize(HistoryLimits.MAX_LINES_A_VISIT);
        assertThat(visit.lines().get(0).lineId()).isEqualTo("L100");
        assertThat(visit.lines().get(199).lineId()).isEqualTo("L299");
    }

    @Test
    void showsVisitsUpToTheBoundaryDayInOrderOfTheirOwnTime() {
        PastVisit old = visit("OLD", HistoryLimits.MAX_DAYS);
        PastVisit older = visit("OLDER", HistoryLimits.MAX_DAYS + 1);
        PastVisit recent = visit("RECENT", 1);

        assertThat(Histories.visibleOn(TODAY, List.of(recent, older, old))).containsExactly(old, recent);
    }

    @Test
    void showsALateSettlementTheVisitsAfterIt() {
        assertThat(Histories.visibleOn(TODAY.minusDays(10), List.of(visit("LATER", 0))))
                .hasSize(1);
    }

    @Test
    void remembersWhatTheFundWasToPayWhereAndAsWhat() {
        PastVisit visit = visit("S1", 0);

        assertThat(visit.treatmentArea()).isEqualTo("430102");
        assertThat(visit.visitType()).isEqualTo("11");
        assertThat(visit.lines().stream().mapToLong(PastLine::fundFen).sum()).isEqualTo(visit.fundFen());
    }

    @Test
    void leavesHistoriesWithinTheBoundAloneAndForgetsTheOldestBeyondIt() {
        List<PastVisit> visits = new ArrayList<>();
        for (int i = 0; i < HistoryLimits.MAX_VISITS; i++) {
            visits.add(visit("S" + i, 1 + i % 300));
        }
        assertThat(Histories.prune(remembered(visits))).isEqualTo(Pruned.NOTHING);

        visits.add(visit("OLDEST", 301));
        visits.add(visit("NEWEST", 0));
        Pruned pruned = Histories.prune(remembered(visits));
        assertThat(pruned.forgotten()).hasSize(2).contains("OLDEST").doesNotContain("NEWEST");
        assertThat(pruned.stripped()).isEmpty();
    }

    @Test
    void forgetsMarksOfWithdrawnVisitsBeforeVisitsSoThatALoopFlushesNothing() {
        List<PastVisit> visits = new ArrayList<>();
        for (int i = 0; i < HistoryLimits.MAX_VISITS - HistoryLimits.SURE_MARKS; i++) {
            visits.add(visit("S" + i, 100));
        }
        for (int i = 0; i <= HistoryLimits.SURE_MARKS; i++) {
            visits.add(Histories.withdrawn(visit("W" + i, i == 7 ? 2 : 1), Set.of(), MONDAY));
        }

        assertThat(Histories.prune(remembered(visits)).forgotten()).containsExactly("W7");
    }

    @Test
    void forgetsVisitsOnceThereAreNoMoreMarksThanAreSure() {
        List<PastVisit> visits = new ArrayList<>();
        for (int i = 0; i <= HistoryLimits.MAX_VISITS - HistoryLimits.SURE_MARKS; i++) {
            visits.add(visit("S" + i, i == 7 ? 2 : 1));
        }
        for (int i = 0; i < HistoryLimits.SURE_MARKS; i++) {
            visits.add(Histories.withdrawn(visit("W" + i, 1), Set.of(), MONDAY));
        }

        assertThat(Histories.prune(remembered(visits)).forgotten()).containsExactly("S7");
    }

    @Test
    void keepsTheOldestVisitsWithoutTheirLinesBeyondTheBoundOfLines() {
        List<FeeLine> lines = IntStream.range(0, HistoryLimits.MAX_LINES_A_VISIT)
                .mapToObj(i -> line("L" + i, i))
                .toList();
        int fit = HistoryLimits.MAX_LINES / HistoryLimits.MAX_LINES_A_VISIT;
        List<PastVisit> visits = new ArrayList<>();
        for (int i = 0; i < fit; i++) {
            visits.add(visit("S" + i, i, lines));
        }
        assertThat(Histories.prune(remembered(visits))).isEqualTo(Pruned.NOTHING);

        visits.add(visit("NEWEST", 0));
        Pruned pruned = Histories.prune(remembered(visits));
        assertThat(pruned.forgotten()).isEmpty();
        assertThat(pruned.stripped())
                .singleElement()
                .satisfies(stripped -> assertThat(stripped.visit())
                        .usingRecursiveComparison()
                        .ignoringFields("lines")
                        .isEqualTo(visits.get(fit - 1)));
        assertThat(pruned.stripped().get(0).visit().lines()).isEmpty();
    }

    @Test
    void doesNotTakeAVisitForWithdrawnBecauseItsLinesAreForgotten() {
        PastVisit stripped = Histories.withdrawn(visit("S1", 0), Set.of("L1", "L2"), false, MONDAY);

        assertThat(stripped.lines()).isEmpty();
        assertThat(stripped.withdrawn()).isFalse();
        assertThat(Histories.withdrawn(stripped, Set.of("L3"), true, MONDAY).withdrawn())
                .isTrue();
    }

    @Test
    void keepsAWithdrawnVisitAsAMarkAndTakesWithdrawnLinesOut() {
        List<PastVisit> visits = List.of(visit("S1", 0), visit("S2", 1));

        List<PastVisit> whole = Histories.withdraw(visits, "S1", Set.of(), MONDAY);
        assertThat(whole).extracting(PastVisit::withdrawn).containsExactly(true, false);

        List<PastVisit> line = Histories.withdraw(visits, "S1", Set.of("L1"), MONDAY);
        assertThat(line.get(0).withdrawn()).isFalse();
        assertThat(line.get(0).lines()).extracting(PastLine::lineId).containsExactly("L2");

        assertThat(Histories.withdraw(line, "S1", Set.of("L2"), MONDAY).get(0).withdrawn())
                .isTrue();
    }

    @Test
    void leavesOtherVisitsAlone() {
        List<PastVisit> visits = List.of(visit("S1", 0));

        assertThat(Histories.withdraw(visits, "S9", Set.of(), MONDAY)).isEqualTo(visits);
    }

    private static List<Remembered> remembered(List<PastVisit> visits) {
        return visits.stream()
                .map(visit -> new Remembered(visit, PastMark.NONE))
                .toList();
    }

    private static PastVisit visit(String settlementId, int daysAgo) {
        return visit(settlementId, daysAgo, outpatient().getFeeLines());
    }

    private static PastVisit visit(String settlementId, int daysAgo, List<FeeLine> lines) {
        var settledAt = MONDAY.minus(Duration.ofDays(daysAgo));
        var settlement = outpatient()
                .setSettlementId(settlementId)
                .setSettledAt(settledAt)
                .setFeeLines(lines);
        var visit = org.claimscreener.engine.testkit.WireSettlements.visit().setBeganAt(settledAt);
        return Histories.remember(
                FactMaker.facts(settlement.setVisit(visit.build()).build(), PatientHistory.NONE, Circumstances.NONE),
                Verdict.RELEASE);
    }
}
