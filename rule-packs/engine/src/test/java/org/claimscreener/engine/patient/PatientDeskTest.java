package org.claimscreener.engine.patient;

import java.nio.ByteBuffer;
import java.util.List;

import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.history.HistoryLimits;
import org.claimscreener.engine.history.PastMark;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.patient.Arrivals.submitted;
import static org.claimscreener.engine.patient.Arrivals.withdrawn;
import static org.claimscreener.engine.patient.Arrivals.withdrawnBy;

class PatientDeskTest {
    private final CountingDecider decider = new CountingDecider(Consequence.NOTE);
    private final PatientDesk desk = new PatientDesk(decider);
    private final MemoryInMaps memory = new MemoryInMaps();

    @Test
    void decidesWhatIsNewOnThePastAndRemembersIt() {
        Outcome.Decided first = decided(receive(submitted("S1")));
        Outcome.Decided second = decided(receive(submitted("S2")));

        assertThat(first.decision().getPastSettlements()).isZero();
        assertThat(first.decision().getPastDigest()).isEqualTo("0".repeat(32));
        assertThat(second.decision().getPastSettlements()).isEqualTo(1);
        assertThat(second.decision().getPastDigest())
                .isEqualTo(PastMark.of("S1", "digest of S1", Verdict.RELEASE, List.of(), false)
                        .hex());
        assertThat(decider.pasts.get(1)).extracting(PastVisit::settlementId).containsExactly("S1");
        assertThat(memory.past)
                .extracting(remembered -> remembered.visit().settlementId())
                .containsExactly("S1", "S2");
    }

    @Test
    void givesARetryTheSameBytesAgain() {
        Outcome.Decided first = decided(receive(submitted("S1")));

        assertThat(receive(submitted("S1"))).isEqualTo(new Outcome.Repeated(first.bytes(), false));
        assertThat(decider.pasts).hasSize(1);
        assertThat(memory.past).hasSize(1);
    }

    @Test
    void refusesTheSameIdWithOtherContentInEitherOrder() {
        receive(submitted("S1", "one"));
        assertRefused(receive(submitted("S1", "other")), DeadLetterReason.CONFLICT);

        receive(submitted("S2", "other"));
        assertRefused(receive(submitted("S2", "one")), DeadLetterReason.CONFLICT);
    }

    @Test
    void holdsWhenThePastCannotBeReadAndRemembersTheSettlementNevertheless() {
        memory.readable = false;

        Decision decision = decided(receive(submitted("S1"))).decision();

        assertThat(decision.getSystemReason()).isEqualTo(SystemReason.STATE_UNREADABLE);
        assertThat(decision.getPastSettlements()).isEqualTo(DecisionFrame.Past.NOT_RECORDED.settlements());
        assertThat(memory.past).hasSize(1);
    }

    @Test
    void forgetsTheOldestBeyondTheBoundAndNeverTheNewest() {
        for (int i = 0; i < HistoryLimits.MAX_VISITS + 5; i++) {
            receive(submitted("S%05d".formatted(i)));
        }

        assertThat(memory.past).hasSize(HistoryLimits.MAX_VISITS);
        assertThat(memory.visit("S00004")).isNull();
        assertThat(memory.visit("S00005")).isNotNull();
        assertThat(memory.visit("S%05d".formatted(HistoryLimits.MAX_VISITS + 4)))
                .isNotNull();
        assertThat(receive(withdrawn("R1", "S00000")))
                .as("what was forgotten is answered all the same")
                .isInstanceOf(Outcome.Receipted.class);
        assertThat(memory.past).hasSize(HistoryLimits.MAX_VISITS);
    }

    @Test
    void takesBackLinesThenTheRestAndMarksBoth() {
        receive(submitted("S1"));

        assertThat(receive(withdrawn("R1", "S1", "L2"))).isInstanceOf(Outcome.Receipted.class);
        assertThat(memory.past.get(0).visit().lines())
                .extracting(PastLine::lineId)
                .containsExactly("L1");
        assertThat(memory.past.get(0).mark())
                .isEqualTo(PastMark.of("S1", "digest of S1", Verdict.RELEASE, List.of("L2"), false));

        assertThat(receive(withdrawn("R2", "S1"))).isInstanceOf(Outcome.Receipted.class);
        assertThat(memory.past.get(0).visit().withdrawn()).isTrue();
        assertThat(memory.past.get(0).mark())
                .isEqualTo(PastMark.of("S1", "digest of S1", Verdict.RELEASE, List.of(), true));
    }

    @Test
    void repeatsTheReceiptOfAReversalAndRefusesASecondOne() {
        receive(submitted("S1"));
        Outcome.Receipted receipted = (Outcome.Receipted) receive(withdrawn("R1", "S1"));

        assertThat(receive(withdrawn("R1", "S1"))).isEqualTo(new Outcome.Repeated(receipted.bytes(), false));
        assertRefused(receive(withdrawn("R2", "S1")), DeadLetterReason.REVERSAL_REPEATED);
    }

    @Test
    void refusesAReversalOfWhatWasNotBilledBefore() {
        assertRefused(receive(withdrawn("R1", "S1")), DeadLetterReason.REVERSAL_UNKNOWN);
        receive(submitted("S1"));
        assertRefused(receive(withdrawn("R2", "S1", "L9")), DeadLetterReason.REVERSAL_UNKNOWN);
    }

    @Test
    void refusesAReversalByAnInstitutionThatDidNotBillInEitherOrder() {
        assertRefused(receive(withdrawnBy("H9", "R1", "S1")), DeadLetterReason.REVERSAL_UNKNOWN);
        receive(submitted("S1"));

        assertRefused(receive(withdrawnBy("H9", "R1", "S1")), DeadLetterReason.REVERSAL_UNKNOWN);
        assertThat(memory.past.get(0).visit().withdrawn()).isFalse();
    }

    @Test
    void adoptsARecordedDecisionWithoutDeciding() {
        ByteBuffer recorded = elsewhere(Consequence.HOLD, submitted("S1"));
        memory.recorded.put(AnswerKey.ofDecision("S1"), recorded);

        assertThat(receive(submitted("S1"))).isEqualTo(new Outcome.Repeated(recorded, true));
        assertThat(decider.pasts).isEmpty();
        assertThat(memory.awaitsInputs()).isFalse();
        assertThat(memory.past.get(0).visit().verdict()).isEqualTo(Verdict.HOLD);
        assertThat(memory.past.get(0).mark())
                .isEqualTo(PastMark.of("S1", "digest of S1", Verdict.HOLD, List.of(), false));
        assertThat(receive(submitted("S1"))).isEqualTo(new Outcome.Repeated(recorded, false));
    }

    @Test
    void forgetsTheSameOfWhatItFollowedAsOfWhatItDecided() {
        MemoryInMaps followed = new MemoryInMaps();
        for (int i = 0; i < HistoryLimits.MAX_VISITS + 5; i++) {
            PatientInput.Submitted input = submitted("S%05d".formatted(i));
            ByteBuffer bytes = decided(receive(input)).bytes();
            followed.recorded.put(AnswerKey.ofDecision(input.settlementId()), bytes);
            desk.receive(input, followed, true);
        }

        assertThat(followed.past).isEqualTo(memory.past);
    }

    @Test
    void refusesOtherContentThanTheRecordedDecisionHadAndKeepsWaitingForThat() {
        memory.recorded.put(AnswerKey.ofDecision("S1"), elsewhere(Consequence.NOTE, submitted("S1", "one")));

        assertRefused(receive(submitted("S1", "other")), DeadLetterReason.CONFLICT);
        assertThat(memory.awaitsInputs()).isTrue();
        assertThat(receive(submitted("S1", "one"))).isInstanceOf(Outcome.Repeated.class);
    }

    @Test
    void letsWhatIsNewWaitForRecordedAnswersAndChangesNothing() {
        receive(submitted("S1"));
        memory.recorded.put(AnswerKey.ofDecision("S2"), elsewhere(Consequence.NOTE, submitted("S2")));

        assertThat(receive(submitted("S3"))).isEqualTo(new Outcome.Waits());
        assertThat(receive(withdrawn("R1", "S1"))).isEqualTo(new Outcome.Waits());
        assertThat(memory.past).hasSize(1);
        assertThat(memory.answered).containsOnlyKeys("S1");

        receive(submitted("S2"));
        assertThat(decided(receive(submitted("S3"))).decision().getPastSettlements())
                .isEqualTo(2);
    }

    @Test
    void answersRetriesConflictsAndRepeatedReversalsAtOnceWhileOthersWait() {
        receive(submitted("S1"));
        receive(withdrawn("R1", "S1", "L1"));
        memory.recorded.put(AnswerKey.ofDecision("S2"), elsewhere(Consequence.NOTE, submitted("S2")));

        assertThat(receive(submitted("S1"))).isInstanceOf(Outcome.Repeated.class);
        assertThat(receive(withdrawn("R1", "S1", "L1"))).isInstanceOf(Outcome.Repeated.class);
        assertRefused(receive(submitted("S1", "other")), DeadLetterReason.CONFLICT);
        assertRefused(receive(withdrawn("R2", "S1", "L1")), DeadLetterReason.REVERSAL_REPEATED);
    }

    @Test
    void decidesWithoutTheRecordedAnswersOnceWaitingTookTooLong() {
        memory.recorded.put(AnswerKey.ofDecision("S2"), elsewhere(Consequence.NOTE, submitted("S2")));

        assertThat(desk.receive(submitted("S3"), memory, false)).isInstanceOf(Outcome.Decided.class);
    }

    @Test
    void adoptsARecordedReceipt() {
        MemoryInMaps before = new MemoryInMaps();
        Outcome.Decided decision = decided(desk.receive(submitted("S1"), before, true));
        Outcome.Receipted receipted = (Outcome.Receipted) desk.receive(withdrawn("R1", "S1", "L1"), before, true);
        memory.recorded.put(AnswerKey.ofDecision("S1"), decision.bytes());
        memory.recorded.put(AnswerKey.ofReceipt("S1", "R1"), receipted.bytes());

        receive(submitted("S1"));
        assertThat(receive(withdrawn("R1", "S1", "L1"))).isEqualTo(new Outcome.Repeated(receipted.bytes(), true));
        assertThat(memory.awaitsInputs()).isFalse();
        assertThat(memory.past).isEqualTo(before.past);
        assertThat(memory.answered).isEqualTo(before.answered);
    }

    @Test
    void doesNotWithdrawASettlementThatComesAfterItsReversal() {
        memory.recorded.put(AnswerKey.ofDecision("S1"), elsewhere(Consequence.NOTE, submitted("S1")));

        assertRefused(receive(withdrawn("R1", "S1")), DeadLetterReason.REVERSAL_UNKNOWN);
    }

    @Test
    void letsAReversalWaitBehindItsSettlement() {
        memory.recorded.put(AnswerKey.ofDecision("S2"), elsewhere(Consequence.NOTE, submitted("S2")));
        memory.waiting.add("S1");

        assertThat(receive(withdrawn("R1", "S1"))).isEqualTo(new Outcome.Waits());
        assertRefused(desk.receive(withdrawn("R1", "S1"), memory, false), DeadLetterReason.REVERSAL_UNKNOWN);
    }

    @Test
    void refusesAtOnceWhatCannotBeWithdrawnThoughARetryOfItsSettlementWaits() {
        receive(submitted("S1"));
        memory.waiting.add("S1");

        assertRefused(receive(withdrawn("R1", "S1", "L9")), DeadLetterReason.REVERSAL_UNKNOWN);
    }

    private Outcome receive(PatientInput input) {
        return desk.receive(input, memory, true);
    }

    /** The decision that another attempt gave. */
    static ByteBuffer elsewhere(Consequence consequence, PatientInput.Submitted input) {
        PatientDesk other = new PatientDesk(new CountingDecider(consequence));
        return decided(other.receive(input, new MemoryInMaps(), true)).bytes();
    }

    private static Outcome.Decided decided(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Decided.class);
        return (Outcome.Decided) outcome;
    }

    private static void assertRefused(Outcome outcome, DeadLetterReason reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
