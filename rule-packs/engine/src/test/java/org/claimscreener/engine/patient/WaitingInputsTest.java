package org.claimscreener.engine.patient;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.Consequence;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.patient.Arrivals.submitted;

class WaitingInputsTest {
    private final PatientDesk desk = new PatientDesk(new CountingDecider(Consequence.NOTE));
    private final MemoryInMaps memory = new MemoryInMaps();
    private final List<PatientInput> waiting = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();

    @Test
    void leavesThemWhileAnythingIsRecorded() {
        record("S9");
        waiting.addAll(List.of(submitted("S1"), submitted("S2")));

        assertThat(resume()).isFalse();
        assertThat(waiting).hasSize(2);
    }

    @Test
    void answersThemInTheirOrderOnceNothingIsRecorded() {
        waiting.addAll(List.of(submitted("S1"), submitted("S2"), submitted("S3")));

        assertThat(resume()).isTrue();
        assertThat(waiting).isEmpty();
        assertThat(answered).containsExactly("S1", "S2", "S3");
    }

    @Test
    void letsNoNewOneOvertakeAnotherWhenTheLastRecordedIsAmongThem() {
        record("S2");
        waiting.addAll(List.of(submitted("S1"), submitted("S2"), submitted("S3")));

        assertThat(resume()).isTrue();
        assertThat(waiting).isEmpty();
        assertThat(answered).containsExactly("S2", "S1", "S3");
    }

    @Test
    void adoptsTheRecordedOnesAmongThemThoughOthersAreAwaitedStill() {
        record("S2");
        record("S9");
        waiting.addAll(List.of(submitted("S1"), submitted("S2")));

        assertThat(resume()).isTrue();
        assertThat(answered).containsExactly("S2");
        assertThat(waiting).extracting(PatientInput::settlementId).containsExactly("S1");
    }

    private boolean resume() {
        return WaitingInputs.resume(waiting, input -> {
            Outcome outcome = desk.receive(input, memory, true);
            if (!(outcome instanceof Outcome.Waits)) {
                answered.add(input.settlementId());
            }
            return outcome;
        });
    }

    private void record(String settlementId) {
        memory.recorded.put(
                AnswerKey.ofDecision(settlementId),
                PatientDeskTest.elsewhere(Consequence.NOTE, submitted(settlementId)));
    }
}
