package org.claimscreener.engine.outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.claimscreener.engine.credit.Outcome;
import org.claimscreener.engine.credit.OutcomeFinding;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStep;
import org.jspecify.annotations.Nullable;

/**
 * One hold, as far as its decision and its steps were heard, in whatever order. Immutable.
 *
 * @param holdId the settlement's id
 * @param suspicion null until the decision was heard; the first one of a settlement counts
 * @param told its outcomes were told
 */
public record HoldCase(String holdId, @Nullable Suspicion suspicion, Review review, boolean told) {
    public static HoldCase unknown(String holdId) {
        return new HoldCase(holdId, null, Review.NOTHING, false);
    }

    /** What came of something: the case after it, and the outcomes where it is complete now. */
    public record Turn(HoldCase after, List<Outcome> outcomes) {}

    /** A decision that holds something. */
    public Turn decided(Decision decision) {
        return suspicion != null
                ? new Turn(this, List.of())
                : new HoldCase(holdId, Suspicion.of(decision), review, told).completed();
    }

    /** A step of the hold. */
    public Turn stepped(HoldStep step) {
        return new HoldCase(holdId, suspicion, review.after(step), told).completed();
    }

    private Turn completed() {
        Instant end = review.endedAt();
        if (told || suspicion == null || end == null) {
            return new Turn(this, List.of());
        }
        HoldCase after = new HoldCase(holdId, suspicion, review, true);
        return new Turn(after, review.deducted() == 0 ? List.of() : outcomes(suspicion, end));
    }

    /** The institution's first, then those of practitioners by their ids. */
    private List<Outcome> outcomes(Suspicion suspected, Instant end) {
        List<Outcome> outcomes = new ArrayList<>();
        Set<String> deducted = review.deductedFen().keySet();
        outcomes.add(outcome(suspected, null, deducted, end));
        linesByPractitioner(suspected, deducted)
                .forEach((practitioner, lines) -> outcomes.add(outcome(suspected, practitioner, lines, end)));
        return outcomes;
    }

    private static Map<String, Set<String>> linesByPractitioner(Suspicion suspected, Set<String> deducted) {
        Map<String, Set<String>> lines = new TreeMap<>();
        for (Suspicion.Responsible line : suspected.responsible()) {
            String practitioner = line.practitionerId();
            if (practitioner != null && !practitioner.isBlank() && deducted.contains(line.lineId())) {
                lines.computeIfAbsent(practitioner.strip(), none -> new LinkedHashSet<>())
                        .add(line.lineId());
            }
        }
        return lines;
    }

    private Outcome outcome(Suspicion suspected, @Nullable String practitioner, Set<String> lines, Instant end) {
        return new Outcome(
                holdId,
                suspected.institutionId(),
                practitioner,
                suspected.findings().stream()
                        .filter(finding -> finding.concernsAny(lines))
                        .map(finding -> new OutcomeFinding(finding.ruleCode(), finding.severity(), finding.behaviour()))
                        .distinct()
                        .toList(),
                review.deducted(lines),
                Outcome.dayOf(end));
    }
}
