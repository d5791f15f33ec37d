package org.claimscreener.engine.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.LineDecision;

/** What must hold of the log of decisions by itself. */
final class LogInvariants {
    private LogInvariants() {}

    /** I1: all copies of an answer are equal, and the job met nothing else while it ran. */
    static void firstBinds(Evidence evidence, Consumer<String> violations) {
        evidence.answers().contradictions().forEach(violations);
        if (evidence.world().contradictions() > 0) {
            violations.accept("the job met " + evidence.world().contradictions() + " contradictions");
        }
    }

    /** Committed readers see every answer. */
    static void committedReadersSeeAll(Evidence evidence, Consumer<String> violations) {
        for (Answers.Answer answer : evidence.answers().binding()) {
            if (answer.committedCopies() == 0) {
                violations.accept(answer + " is hidden from committed readers");
            }
        }
    }

    /** I3: every fen is released, held or refused, once. */
    static void moneyAddsUp(Evidence evidence, Consumer<String> violations) {
        for (Answers.Answer answer : evidence.answers().binding()) {
            if (answer.message() instanceof Decision decision && !addsUp(decision)) {
                violations.accept(answer + " does not add up");
            }
        }
    }

    private static boolean addsUp(Decision decision) {
        long released = 0;
        long held = 0;
        long refused = 0;
        Set<String> lines = new HashSet<>();
        for (LineDecision line : decision.getLines()) {
            boolean right = line.getReleasedFen() + line.getHeldFen() + line.getRefusedFen() == line.getFundFen()
                    && Math.min(line.getReleasedFen(), Math.min(line.getHeldFen(), line.getRefusedFen())) >= 0;
            if (!right || !lines.add(line.getLineId())) {
                return false;
            }
            released += line.getReleasedFen();
            held += line.getHeldFen();
            refused += line.getRefusedFen();
        }
        return released == decision.getReleasedFen()
                && held == decision.getHeldFen()
                && refused == decision.getRefusedFen()
                && released + held + refused == decision.getFundFen();
    }

    /** I5: a patient's answers at one institution come in the order of their inputs. */
    static void effectsFollowInputs(Evidence evidence, Consumer<String> violations) {
        Map<String, Answers.Answer> last = new HashMap<>();
        for (Answers.Answer answer : evidence.answers().binding()) {
            String path = answer.id().patientId() + " at " + answer.institutionId();
            Answers.Answer before = last.put(path, answer);
            if (before != null && before.source().getOffset() >= answer.source().getOffset()) {
                violations.accept(answer + " comes after " + before);
            }
        }
    }

    /** I7 of the log: each decision rests on exactly the answers before it. */
    static void decisionsNameTheirPast(Evidence evidence, Consumer<String> violations) {
        Map<String, PatientFold> folds = new HashMap<>();
        for (Answers.Answer answer : evidence.answers().binding()) {
            PatientFold fold = folds.computeIfAbsent(answer.id().patientId(), id -> new PatientFold());
            if (answer.message() instanceof Decision decision
                    && (decision.getPastSettlements() != fold.settled().size()
                            || !decision.getPastDigest().equals(fold.digest()))) {
                violations.accept(
                        answer + " rests on " + decision.getPastSettlements() + " settlements that are not the "
                                + fold.settled().size() + " before it in the log: "
                                + fold.settled().keySet());
            }
            if (!fold.add(answer)) {
                violations.accept(answer + " withdraws what was not decided before it");
            }
        }
    }
}
