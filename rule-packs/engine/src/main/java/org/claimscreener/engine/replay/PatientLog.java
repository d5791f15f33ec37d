package org.claimscreener.engine.replay;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.patient.LogAnswer;
import org.claimscreener.engine.patient.PatientDesk;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.screen.Decider;
import org.claimscreener.engine.screen.Screening;
import org.claimscreener.wire.record.Settlement;

/**
 * Follows one patient's answers in the order of the log, as the job does after a restart, and so comes to remember what
 * the job remembered. Not thread-safe.
 */
public final class PatientLog {
    private final HeapPatientMemory memory = new HeapPatientMemory();
    private final PatientDesk desk = new PatientDesk(new NoDecider());

    /** What became of an answer. */
    public enum Followed {
        /** It was the first, and its input was there. */
        FOLLOWED,
        /** It was the first, and its input is missing: the past is incomplete from here on. */
        INPUT_MISSING,
        /** It repeats or contradicts an earlier one. */
        KNOWN
    }

    /**
     * Follows the next answer. A repeated one changes nothing; a contradicting one is not obeyed.
     *
     * @param input what it answers; empty when the log no longer holds it
     */
    public Followed follow(LogAnswer answer, Optional<PatientInput> input) {
        if (desk.enter(answer, false, memory) != PatientDesk.Entered.RECORDED) {
            return Followed.KNOWN;
        }
        if (input.isEmpty()) {
            memory.removeRecorded(answer.key());
            return Followed.INPUT_MISSING;
        }
        desk.receive(input.get(), memory, false);
        return Followed.FOLLOWED;
    }

    /** All that is remembered by now, as text by name: see {@link MemoryText}. */
    public SortedMap<String, String> text() {
        return memory.text();
    }

    /** What the patient is remembered by now. */
    public List<Remembered> past() {
        return memory.past().orElseThrow();
    }

    /** What is followed was decided before. */
    private static final class NoDecider implements Decider {
        @Override
        public Screening screen(Settlement settlement, List<PastVisit> past, DecisionFrame frame) {
            throw new IllegalStateException("an answer is followed, and its input is not the one that it names");
        }

        @Override
        public Screening unreadable(Settlement settlement, DecisionFrame frame, String detail) {
            throw new IllegalStateException("a past in memory can always be read");
        }
    }
}
