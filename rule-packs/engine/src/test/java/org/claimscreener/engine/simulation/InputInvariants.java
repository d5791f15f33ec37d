package org.claimscreener.engine.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.wire.record.Decision;
import org.jspecify.annotations.Nullable;

/** I2: every input is answered, in exactly one way. */
final class InputInvariants {
    private InputInvariants() {}

    /** Each input has a dead letter or else an answer, and of an answer there are copies for all who asked. */
    static void everyInputIsAnswered(Evidence evidence, Consumer<String> violations) {
        Map<Answers.Answer, Integer> asked = new HashMap<>();
        evidence.world().settlements().inputs().forEach(input -> {
            Answers.Answer answer = answer(evidence, input);
            boolean dead = evidence.deadLetters().contains(input.source());
            if (answer == null && !dead) {
                violations.accept(input + " is not answered");
            } else if (answer != null && dead) {
                violations.accept(input + " has a dead letter and the " + answer);
            } else if (answer != null) {
                asked.merge(answer, 1, Integer::sum);
            }
        });
        asked.forEach((answer, times) -> {
            if (answer.committedCopies() < times) {
                violations.accept(
                        answer + " was asked for " + times + " times and given " + answer.committedCopies() + " times");
            }
        });
    }

    /** The answer to an input, which is at or before it; what was answered later was refused now. */
    private static Answers.@Nullable Answer answer(Evidence evidence, Input input) {
        AnswerKey key = input instanceof Input.Withdrawn withdrawn
                ? AnswerKey.ofReceipt(input.settlementId(), withdrawn.reversal().getReversalId())
                : AnswerKey.ofDecision(input.settlementId());
        Answers.Answer answer = evidence.answers().binding(new Answers.Id(input.patientId(), key));
        if (answer == null || answer.source().getOffset() > input.source().getOffset()) {
            return null;
        }
        boolean sameContent = !(input instanceof Input.Submitted submitted)
                || ((Decision) answer.message()).getContentDigest().equals(submitted.digest());
        return sameContent ? answer : null;
    }
}
