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
    void leavesHistoriesWithinTheBoundAloneAndForgetsTheOldestBeyondIt() {
        List<PastVisit> visits = new ArrayList<>();
        for (int i = 0; i < HistoryLimits.MAX_VISITS; i++) {
            visits.add(visit("S" + i, i % 300));
        }
        assertThat(Histories.prune(remembered(visits))).isEmpty();

        visits.add(visit("NEWEST", 0));
        List<PastVisit> kept = visits(Histories.prune(remembered(visits)).orElseThrow());
        assertThat(kept).hasSize(HistoryLimits.KEPT_WHEN_PRUNED).contains(visit("NEWEST", 0));
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

    private static List<PastVisit> visits(List<Remembered> past) {
        return past.stream().map(Remembered::visit).toList();
    }

    private static PastVisit visit(String settlementId, int daysAgo) {
        var settledAt = MONDAY.minus(Duration.ofDays(daysAgo));
        var settlement = outpatient().setSettlementId(settlementId).setSettledAt(settledAt);
        var visit = org.claimscreener.engine.testkit.WireSettlements.visit().setBeganAt(settledAt);
        return Histories.remember(
                FactMaker.facts(settlement.setVisit(visit.build()).build(), PatientHistory.NONE, Circumstances.NONE),
                Verdict.RELEASE);
    }
}
