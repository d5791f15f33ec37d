package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.WireFormat;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HoldOpeningTest {
    private static final long LARGEST_FEN = IntakeLimits.MAX_AMOUNT_FEN;

    private final DeskUnderTest desk = DeskUnderTest.standard();

    @Test
    void opensWhenMoneyIsWithheldAndStartsTheClock() {
        List<HoldStep> steps =
                desk.decided(DeskUnderTest.decision(1_000, 0, 500).build());

        assertThat(steps).hasSize(1);
        HoldStep opened = steps.get(0);
        assertThat(opened.getStep()).isEqualTo(1);
        assertThat(opened.getEvent()).isEqualTo(HoldEvent.OPENED);
        assertThat(opened.getStageBefore()).isNull();
        assertThat(opened.getStageAfter()).isEqualTo(HoldStage.HELD);
        assertThat(opened.getHeldFen()).isEqualTo(1_500);
        assertThat(opened.getPatientId()).isEqualTo("P00000000001");
        assertThat(opened.getDeadline()).isEqualTo(DeskUnderTest.TEN_DAYS_LATER);
        assertThat(opened.getOnLapse()).isEqualTo(HoldLapse.RELEASE);
        assertThat(opened.getLines()).extracting(HoldLine::getLineId).containsExactly("L1", "L3");
        assertThat(desk.entry.nextTimer()).contains(DeskUnderTest.TEN_DAYS_LATER);
    }

    @Test
    void refusedAndReleasedMoneyIsNoHold() {
        Decision refused = DeskUnderTest.decision(0)
                .setVerdict(Verdict.REFUSE)
                .setRefusedFen(700)
                .setLines(List.of(new LineDecision("L1", 700L, 0L, 0L, 700L)))
                .build();

        assertThat(desk.decided(refused)).isEmpty();
        assertThat(desk.entry).isEqualTo(new HoldEntry.NotHeld());
        assertThat(desk.entry.nextTimer()).isEmpty();
    }

    @Test
    void firstDecisionBindsWhateverTheNextOneSays() {
        desk.decided(DeskUnderTest.decision(0).build());
        assertThat(desk.decided(DeskUnderTest.decision(1_000).build())).isEmpty();
        assertThat(desk.entry).isEqualTo(new HoldEntry.NotHeld());

        DeskUnderTest other = DeskUnderTest.holding(1_000);
        HoldEntry before = other.entry;
        assertThat(other.decided(DeskUnderTest.decision(1_000).build())).isEmpty();
        assertThat(other.decided(DeskUnderTest.decision(9_000).build())).isEmpty();
        assertThat(other.entry).isEqualTo(before);
    }

    @Test
    void copyOfTheDecisionAfterTheEndOpensNothing() {
        DeskUnderTest ended = DeskUnderTest.holding(1_000);
        ended.withdrawn();

        assertThat(ended.decided(DeskUnderTest.decision(1_000).build())).isEmpty();
        assertThat(ended.hold().stage()).isEqualTo(HoldStage.REVERSED);
    }

    @Test
    void failureToDecideOpensOneTooWithItsReason() {
        desk.decided(DeskUnderTest.decision(1_000)
                .setSystemReason(SystemReason.BUDGET_EXCEEDED)
                .build());

        assertThat(desk.last().getSystemReason()).isEqualTo(SystemReason.BUDGET_EXCEEDED);
        assertThat(desk.last().getSeverity()).isZero();
    }

    @Test
    void isAsGraveAsTheGravestFindingThatWithholdsMoney() {
        desk.decided(DeskUnderTest.decision(1_000)
                .setFindings(List.of(
                        finding(1, Consequence.REFUSE), finding(3, Consequence.HOLD), finding(2, Consequence.HOLD)))
                .build());

        assertThat(desk.last().getSeverity()).isEqualTo(2);
    }

    @Test
    void termOfItsRegionAndSeverityCounts() throws HoldPolicyRefusedException {
        HoldPolicy policy = HoldPolicy.parse(
                "holds.yaml",
                "local_terms: [{phase: first_review, region: '430102', severity: 2, working_days: 1, on_lapse: RELEASE}]");
        Decision decision = DeskUnderTest.decision(1_000)
                .setFindings(List.of(finding(2, Consequence.HOLD)))
                .build();

        assertThat(deadline(policy, decision)).isEqualTo(Instant.parse("2026-09-08T16:00:00Z"));
        assertThat(deadline(policy, DeskUnderTest.decision(1_000).build())).isEqualTo(DeskUnderTest.TEN_DAYS_LATER);
        for (String elsewhere : List.of("H43010300001", "H4301", "HX30102ABCDE")) {
            Decision there =
                    Decision.newBuilder(decision).setInstitutionId(elsewhere).build();
            assertThat(deadline(policy, there)).isEqualTo(DeskUnderTest.TEN_DAYS_LATER);
        }
    }

    private static Instant deadline(HoldPolicy policy, Decision decision) {
        return new DeskUnderTest(policy).decided(decision).get(0).getDeadline();
    }

    @Test
    void reversalAfterTheDecisionEndsIt() {
        desk.decided(DeskUnderTest.decision(1_000, 500).build());

        HoldStep reversed = desk.withdrawn().get(0);

        assertThat(reversed.getEvent()).isEqualTo(HoldEvent.REVERSED);
        assertThat(reversed.getStageAfter()).isEqualTo(HoldStage.REVERSED);
        assertThat(reversed.getWithdrawnFen()).isEqualTo(1_500);
        assertThat(reversed.getDeadline()).isNull();
        assertThat(desk.entry.nextTimer()).isEmpty();
    }

    @Test
    void reversalBeforeTheDecisionEndsItAsSoonAsItOpens() {
        assertThat(desk.withdrawn()).isEmpty();

        assertThat(desk.decided(DeskUnderTest.decision(1_000).build()))
                .extracting(HoldStep::getEvent)
                .containsExactly(HoldEvent.OPENED, HoldEvent.REVERSED);
    }

    @Test
    void withdrawnLinesCountInEitherOrder() {
        desk.withdrawn("L2");
        desk.decided(DeskUnderTest.decision(1_000, 500).build());
        DeskUnderTest after = DeskUnderTest.holding(1_000, 500);
        after.withdrawn("L2");

        assertThat(desk.entry).isEqualTo(after.entry);
        assertThat(desk.steps).isEqualTo(after.steps);
        assertThat(desk.last().getEvent()).isEqualTo(HoldEvent.LINES_WITHDRAWN);
        assertThat(desk.hold().heldFen()).isEqualTo(1_000);
    }

    @Test
    void lineWithdrawnTwiceOrNotHeldChangesNothing() {
        desk.decided(DeskUnderTest.decision(1_000, 0, 500).build());
        desk.withdrawn("L1");

        assertThat(desk.withdrawn("L1")).isEmpty();
        assertThat(desk.withdrawn("L2")).isEmpty();
        assertThat(desk.withdrawn("L3")).extracting(HoldStep::getEvent).containsExactly(HoldEvent.REVERSED);
        assertThat(desk.withdrawn()).isEmpty();
    }

    @Test
    void commandAboutMoneyThatNobodyWithholdsIsRefused() {
        HoldStep unknown = desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);
        assertThat(unknown.getRefusal()).isEqualTo(HoldRefusal.NO_SUCH_HOLD);
        assertThat(unknown.getStep()).isZero();
        assertThat(desk.entry).isEqualTo(HoldEntry.Awaited.NOTHING);

        desk.decided(DeskUnderTest.decision(0).build());
        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER).getRefusal())
                .isEqualTo(HoldRefusal.NO_SUCH_HOLD);
    }

    @Test
    void deadlineInAYearWithoutCalendarIsCountedByWeekdaysAndSaysSo() {
        desk.now = Instant.parse("2026-12-24T02:00:00Z");

        desk.decided(DeskUnderTest.decision(1_000).build());

        assertThat(desk.last().getDeadlineByWeekdays()).isTrue();
        assertThat(desk.last().getDeadline()).isEqualTo(Instant.parse("2027-01-07T16:00:00Z"));
    }

    @Test
    void largestHoldFitsItsMessages() {
        List<LineDecision> lines = new ArrayList<>();
        List<LineOpinion> opinions = new ArrayList<>();
        for (int i = 0; i < HoldLimits.MAX_LINES; i++) {
            String id = String.format(Locale.ROOT, "%150d", i);
            lines.add(new LineDecision(id, LARGEST_FEN, 0L, LARGEST_FEN, 0L));
            opinions.add(new LineOpinion(id, LARGEST_FEN - 1));
        }
        desk.decided(DeskUnderTest.decision(1).setLines(lines).build());
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);
        HoldCommand review = desk.command(HoldCommandKind.REVIEW, Actor.REVIEWER)
                .setOpinions(opinions)
                .setReason("理".repeat(HoldLimits.MAX_REASON_LENGTH))
                .build();
        desk.gives(review);
        desk.does(HoldCommandKind.CONFIRM, Actor.OTHER_REVIEWER);

        WireEncoder encoder = new WireEncoder();
        assertThat(encoder.encode(review)).hasSizeLessThan(WireFormat.MAX_MESSAGE_BYTES);
        for (HoldStep step : desk.steps) {
            assertThat(encoder.encode(step)).hasSizeLessThan(WireFormat.MAX_ANSWER_BYTES);
        }
        assertThat(desk.hold().stage()).isEqualTo(HoldStage.NOTIFIED);
    }

    private static Finding finding(int severity, Consequence consequence) {
        return Finding.newBuilder()
                .setFindingId("S1-R-1")
                .setRuleCode("R")
                .setRuleName("R")
                .setPackId("P")
                .setSeverity(severity)
                .setConsequence(consequence)
                .setBehaviour(1)
                .setLegalBasis("38")
                .setLineIds(List.of("L1"))
                .setAmountFen(1_000)
                .setEvidence("so it is")
                .build();
    }
}
