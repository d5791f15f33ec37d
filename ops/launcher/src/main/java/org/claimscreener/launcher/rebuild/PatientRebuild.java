package org.claimscreener.launcher.rebuild;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.launcher.explain.Logs;
import org.claimscreener.launcher.explain.PersonLog;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.LogSource;
import org.claimscreener.wire.record.Decision;

/** Follows the answers about one person through the log. Stateless. */
public final class PatientRebuild {
    private PatientRebuild() {}

    /**
     * Reads the log once and follows it.
     *
     * @param saved the person's entries of a savepoint, to be compared; what the savepoint has not seen is left out
     * @throws VerifyFailure when the log cannot be read to its end
     */
    public static Rebuilt of(String patientId, Logs logs, Optional<SortedMap<String, String>> saved, Progress progress)
            throws VerifyFailure {
        List<String> differences = new ArrayList<>();
        PersonLog person = new PersonLog(
                patientId.getBytes(StandardCharsets.UTF_8),
                Long.MAX_VALUE,
                (decision, past) -> difference(decision, past).ifPresent(differences::add));
        try (LogSource source = logs.open()) {
            source.readOn(person, progress);
        }
        Map<String, String> rebuilt = person.text();
        saved.ifPresent(state -> rebuilt.keySet().removeIf(name -> isLater(name, state)));
        return new Rebuilt(
                patientId,
                person.decisions(),
                person.reversals(),
                person.decisions(),
                differences,
                0,
                List.of(),
                List.of(),
                saved.map(state -> StateComparison.of(state, rebuilt)));
    }

    private static Optional<String> difference(Decision decision, DecisionFrame.Past past) {
        boolean equal = decision.getPastSettlements() == past.settlements()
                && decision.getPastDigest().equals(past.digest());
        return equal
                ? Optional.empty()
                : Optional.of(decision.getSettlementId() + ": it rested on " + decision.getPastSettlements()
                        + " earlier settlements, digest " + decision.getPastDigest() + "; the log gives "
                        + past.settlements() + ", digest " + past.digest());
    }

    /** Neither the visit nor the answer is in the state: it was taken before them. */
    private static boolean isLater(String name, SortedMap<String, String> state) {
        String id = name.substring(name.indexOf(' ') + 1);
        return !state.containsKey(org.claimscreener.engine.replay.MemoryText.visitName(id))
                && !state.containsKey(org.claimscreener.engine.replay.MemoryText.answerName(id));
    }
}
