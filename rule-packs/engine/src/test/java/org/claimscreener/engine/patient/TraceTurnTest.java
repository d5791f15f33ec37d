package org.claimscreener.engine.patient;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.patient.PatientInput.Traces;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.SystemReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.patient.Arrivals.submitted;
import static org.claimscreener.engine.patient.Arrivals.withdrawn;

/** Inputs that wait for what is known of trace codes, and those behind them. */
class TraceTurnTest {
    private final PatientDesk desk = new PatientDesk(new CountingDecider(Consequence.NOTE));
    private final MemoryInMaps memory = new MemoryInMaps();

    @Test
    void whatIsNewWaitsForItsTracesHoweverLongOthersHaveWaited() {
        assertThat(desk.receive(with(Traces.AWAITED, "S1"), memory, true, false))
                .isEqualTo(new Outcome.Waits());
        assertThat(desk.receive(with(Traces.AWAITED, "S1"), memory, false, false))
                .isEqualTo(new Outcome.Waits());
        assertThat(memory.past).isEmpty();

        assertThat(desk.receive(with(Traces.KNOWN, "S1"), memory, true, false)).isInstanceOf(Outcome.Decided.class);
    }

    @Test
    void aRetryAndAConflictDoNotWaitForTraces() {
        desk.receive(submitted("S1"), memory, true);

        assertThat(desk.receive(with(Traces.AWAITED, "S1"), memory, true, true)).isInstanceOf(Outcome.Repeated.class);
        assertThat(desk.receive(submitted("S1", "other"), memory, true, true))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(DeadLetterReason.CONFLICT));
    }

    @Test
    void aRecordedAnswerIsAdoptedWithoutTraces() {
        memory.recorded.put(AnswerKey.ofDecision("S1"), PatientDeskTest.elsewhere(Consequence.NOTE, submitted("S1")));

        assertThat(desk.receive(with(Traces.AWAITED, "S1"), memory, true, true).adopted())
                .isTrue();
    }

    @Test
    void whatChangesAnythingWaitsBehindOneThatWaits() {
        desk.receive(submitted("S0"), memory, true);

        assertThat(desk.receive(submitted("S2"), memory, false, true)).isEqualTo(new Outcome.Waits());
        assertThat(desk.receive(withdrawn("R0", "S0"), memory, false, true)).isEqualTo(new Outcome.Waits());
        assertThat(memory.past).hasSize(1);
    }

    @Test
    void aReversalWaitsForItsSettlementThatWaitsThoughNobodyElseMayWait() {
        memory.waiting.add("S1");

        assertThat(desk.receive(withdrawn("R1", "S1"), memory, false, true)).isEqualTo(new Outcome.Waits());
        assertThat(desk.receive(withdrawn("R9", "S9"), memory, false, true)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void isHeldWhenItsTracesDoNotComeAndNamesThePastThatItRestsOn() {
        desk.receive(submitted("S0"), memory, true);

        Outcome outcome = desk.receive(with(Traces.MISSING, "S1"), memory, true, false);

        assertThat(outcome).isInstanceOf(Outcome.Decided.class);
        Decision decision = ((Outcome.Decided) outcome).decision();
        assertThat(decision.getSystemReason()).isEqualTo(SystemReason.STATE_UNREADABLE);
        assertThat(decision.getHeldFen()).isEqualTo(decision.getFundFen());
        assertThat(decision.getPastSettlements()).isEqualTo(1);
        assertThat(memory.past).hasSize(2);
    }

    @Test
    void thoseBehindAreAnsweredInTheirOrderWhenTheFirstOnesTracesCome() {
        List<PatientInput> waiting = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        WaitingInputs.Receiver<PatientInput> receiver = (input, behind) -> {
            Outcome outcome = desk.receive(input, memory, true, behind);
            if (!(outcome instanceof Outcome.Waits)) {
                answered.add(input.settlementId());
            }
            return outcome;
        };
        WaitingInputs.arrived(with(Traces.AWAITED, "S1"), waiting, receiver);
        WaitingInputs.arrived(with(Traces.KNOWN, "S2"), waiting, receiver);
        WaitingInputs.arrived(with(Traces.AWAITED, "S3"), waiting, receiver);
        WaitingInputs.arrived(with(Traces.KNOWN, "S4"), waiting, receiver);
        assertThat(answered).isEmpty();

        waiting.set(0, with(Traces.KNOWN, "S1"));
        WaitingInputs.resume(waiting, receiver);
        assertThat(answered).containsExactly("S1", "S2");
        assertThat(waiting).extracting(PatientInput::settlementId).containsExactly("S3", "S4");
    }

    private static PatientInput with(Traces traces, String settlementId) {
        PatientInput.Submitted input = submitted(settlementId);
        return new PatientInput.Submitted(input.settlement(), input.frame(), traces);
    }
}
