package org.claimscreener.engine.patient;

import java.nio.ByteBuffer;
import java.util.List;

import org.claimscreener.engine.history.PastMark;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.claimscreener.engine.patient.Arrivals.submitted;
import static org.claimscreener.engine.patient.Arrivals.withdrawn;
import static org.claimscreener.engine.testkit.WireSettlements.line;

/** What is read in the log, at a restart or while running. */
class EnteredAnswersTest {
    private final PatientDesk desk = new PatientDesk(new CountingDecider(Consequence.NOTE));
    private final LogAnswers log = new LogAnswers();
    private final MemoryInMaps memory = new MemoryInMaps();

    @Test
    void recordsAnUnknownDecisionUntilItsInputComes() {
        ByteBuffer theirs = PatientDeskTest.elsewhere(Consequence.HOLD, submitted("S1"));

        assertThat(enter(theirs, false)).isEqualTo(PatientDesk.Entered.RECORDED);
        assertThat(enter(theirs, false)).isEqualTo(PatientDesk.Entered.KNOWN);
        assertThat(receive(submitted("S1"))).isEqualTo(new Outcome.Repeated(theirs, true));
        assertThat(enter(theirs, false)).isEqualTo(PatientDesk.Entered.KNOWN);
    }

    @Test
    void keepsTheFirstRecordedDecisionAgainstALaterOne() {
        ByteBuffer first = PatientDeskTest.elsewhere(Consequence.HOLD, submitted("S1"));
        ByteBuffer later = PatientDeskTest.elsewhere(Consequence.REFUSE, submitted("S1"));
        enter(first, false);

        assertThat(enter(later, false)).isEqualTo(PatientDesk.Entered.CONTRADICTS);
        assertThat(receive(submitted("S1"))).isEqualTo(new Outcome.Repeated(first, true));
    }

    @Test
    void knowsItsOwnDecisionsAndReceipts() {
        Outcome.Decided decided = (Outcome.Decided) receive(submitted("S1"));
        Outcome.Receipted receipted = (Outcome.Receipted) receive(withdrawn("R1", "S1", "L1"));

        assertThat(enter(decided.bytes(), false)).isEqualTo(PatientDesk.Entered.KNOWN);
        assertThat(enter(receipted.bytes(), false)).isEqualTo(PatientDesk.Entered.KNOWN);
        assertThat(memory.awaitsInputs()).isFalse();
    }

    @Test
    void recordsAReceiptOfASettlementThatItKnows() {
        receive(submitted("S1"));
        MemoryInMaps other = new MemoryInMaps();
        desk.receive(submitted("S1"), other, true);
        Outcome.Receipted theirs = (Outcome.Receipted) desk.receive(withdrawn("R1", "S1", "L1"), other, true);

        assertThat(enter(theirs.bytes(), false)).isEqualTo(PatientDesk.Entered.RECORDED);
        assertThat(receive(withdrawn("R1", "S1", "L1"))).isEqualTo(new Outcome.Repeated(theirs.bytes(), true));
    }

    @Test
    void keepsItsOwnDecisionAgainstALaterOne() {
        Outcome.Decided ours = (Outcome.Decided) receive(submitted("S1"));

        assertThat(enter(PatientDeskTest.elsewhere(Consequence.HOLD, submitted("S1")), false))
                .isEqualTo(PatientDesk.Entered.CONTRADICTS);
        assertThat(receive(submitted("S1"))).isEqualTo(new Outcome.Repeated(ours.bytes(), false));
    }

    @Test
    void followsADecisionThatStandsBeforeItsOwn() {
        receive(submitted("S1"));
        receive(withdrawn("R1", "S1", "L1"));
        ByteBuffer theirs = PatientDeskTest.elsewhere(Consequence.HOLD, submitted("S1"));

        assertThat(enter(theirs, true)).isEqualTo(PatientDesk.Entered.CONTRADICTS);
        assertThat(receive(submitted("S1"))).isEqualTo(new Outcome.Repeated(theirs, false));
        assertThat(memory.past.get(0).visit().verdict()).isEqualTo(Verdict.HOLD);
        assertThat(memory.past.get(0).mark())
                .isEqualTo(PastMark.of("S1", "digest of S1", Verdict.HOLD, List.of("L1"), false));
        assertThat(receive(withdrawn("R1", "S1", "L1"))).isInstanceOf(Outcome.Repeated.class);
    }

    @Test
    void followsTheContentAndTheLinesOfTheDecisionThatBinds() {
        receive(submitted("S1", "ours"));
        PatientInput.Submitted other = submitted("S1", "theirs");
        Settlement ofThreeLines = Settlement.newBuilder(other.settlement())
                .setFeeLines(List.of(line("L1", 1500), line("L2", 3000), line("L3", 700)))
                .build();
        enter(
                PatientDeskTest.elsewhere(Consequence.NOTE, new PatientInput.Submitted(ofThreeLines, other.frame())),
                true);

        assertThat(receive(other)).isInstanceOf(Outcome.Repeated.class);
        assertThat(receive(submitted("S1", "ours"))).isInstanceOf(Outcome.Refused.class);
        assertThat(receive(withdrawn("R1", "S1", "L3"))).isInstanceOf(Outcome.Receipted.class);
    }

    @Test
    void failsWhenAPastThatHasToChangeCannotBeRead() {
        receive(submitted("S1"));
        memory.readable = false;

        assertThatThrownBy(() -> enter(PatientDeskTest.elsewhere(Consequence.HOLD, submitted("S1")), true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("S1");
    }

    @Test
    void readsNoAnswerFromWhatIsNone() {
        assertThat(log.read(null)).isEmpty();
        assertThat(log.read(new byte[] {1, 2, 3})).isEmpty();
    }

    private Outcome receive(PatientInput input) {
        return desk.receive(input, memory, true);
    }

    private PatientDesk.Entered enter(ByteBuffer bytes, boolean first) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return desk.enter(log.read(copy).orElseThrow(), first, memory);
    }
}
