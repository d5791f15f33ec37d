package org.claimscreener.engine.patient;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.Consequence;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.patient.Arrivals.submitted;
import static org.claimscreener.engine.patient.Arrivals.withdrawn;

class WaitingInputsTest {
    private final PatientDesk desk = new PatientDesk(new CountingDecider(Consequence.NOTE));
    private final MemoryInMaps memory = new MemoryInMaps();
    private final List<PatientInput> waiting = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();

    @Test
    void leavesThemWhileAnythingIsRecorded() {
        record("S9");
        waiting.addAll(List.of(submitted("S1"), submitted("S2")));

        resume();
        assertThat(waiting).hasSize(2);
    }

    @Test
    void answersThemInTheirOrderOnceNothingIsRecorded() {
        waiting.addAll(List.of(submitted("S1"), submitted("S2"), submitted("S3")));

        resume();
        assertThat(waiting).isEmpty();
        assertThat(answered).containsExactly("S1", "S2", "S3");
    }

    @Test
    void letsNoNewOneOvertakeAnotherWhenTheLastRecordedIsAmongThem() {
        record("S2");
        waiting.addAll(List.of(submitted("S1"), submitted("S2"), submitted("S3")));

        resume();
        assertThat(waiting).isEmpty();
        assertThat(answered).containsExactly("S2", "S1", "S3");
    }

    @Test
    void adoptsTheRecordedOnesAmongThemThoughOthersAreAwaitedStill() {
        record("S2");
        record("S9");
        waiting.addAll(List.of(submitted("S1"), submitted("S2")));

        resume();
        assertThat(answered).containsExactly("S2");
        assertThat(waiting).extracting(PatientInput::settlementId).containsExactly("S1");
    }

    @Test
    void keepsWhatArrivesBehindThoseThatWait() {
        record("S9");
        arrives(submitted("S1"));
        arrives(submitted("S2"));
        assertThat(answered).isEmpty();

        arrives(submitted("S9"));
        assertThat(answered).containsExactly("S9", "S1", "S2");
        assertThat(waiting).isEmpty();
    }

    /** As after a restart from a checkpoint in which R1 waited, and a crash after both had been carried out. */
    @Test
    void withdrawsInTheOrderOfTheInputsWhenBothAreRecorded() {
        MemoryInMaps before = new MemoryInMaps();
        List<PatientInput> inputs = List.of(submitted("S1"), withdrawn("R1", "S1", "L1"), withdrawn("R2", "S1"));
        inputs.forEach(input -> desk.receive(input, before, true));
        desk.receive(submitted("S1"), memory, true);
        record("S9");
        arrives(inputs.get(1));
        before.answered
                .values()
                .forEach(entry -> entry.reversals()
                        .forEach(reversal -> memory.putRecorded(
                                AnswerKey.ofReceipt("S1", reversal.reversalId()), reversal.receipt())));

        arrives(inputs.get(2));

        assertThat(answered).containsExactly("R1", "R2");
        assertThat(memory.recorded).containsOnlyKeys(AnswerKey.ofDecision("S9"));
        assertThat(memory.past.get(0).visit()).isEqualTo(before.past.get(0).visit());
    }

    private void arrives(PatientInput input) {
        WaitingInputs.arrived(input, waiting, this::receive);
    }

    private void resume() {
        WaitingInputs.resume(waiting, this::receive);
    }

    private Outcome receive(PatientInput input, boolean behind) {
        Outcome outcome = desk.receive(input, memory, true, behind);
        if (!(outcome instanceof Outcome.Waits)) {
            answered.add(
                    input instanceof PatientInput.Withdrawn withdrawn
                            ? withdrawn.reversal().getReversalId()
                            : input.settlementId());
        }
        return outcome;
    }

    private void record(String settlementId) {
        memory.recorded.put(
                AnswerKey.ofDecision(settlementId),
                PatientDeskTest.elsewhere(Consequence.NOTE, submitted(settlementId)));
    }
}
