package org.claimscreener.engine.outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.engine.credit.Outcome;
import org.claimscreener.engine.credit.OutcomeFinding;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.SubjectKind;
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

    /**
     * What came of something.
     *
     * @param after the case after it
     * @param outcomes where it is complete now
     * @param opened it is known now whom the hold concerns
     * @param moneyChanged what is deducted, as far as it is known whom it concerns
     */
    public record Turn(HoldCase after, List<Outcome> outcomes, boolean opened, boolean moneyChanged) {}

    /** A decision that holds something. */
    public Turn decided(Decision decision) {
        return suspicion != null ? new Turn(this, List.of(), false, false) : to(Suspicion.of(decision), review);
    }

    /** A step of the hold. */
    public Turn stepped(HoldStep step) {
        return to(suspicion, review.after(step));
    }

    private Turn to(@Nullable Suspicion suspected, Review reviewed) {
        if (suspected == null) {
            return new Turn(new HoldCase(holdId, null, reviewed, told), List.of(), false, false);
        }
        Instant end = reviewed.endedAt();
        boolean opened = suspicion == null;
        boolean moneyChanged = reviewed.deducted() != (opened ? 0 : review.deducted());
        if (told || end == null) {
            return new Turn(new HoldCase(holdId, suspected, reviewed, told), List.of(), opened, moneyChanged);
        }
        HoldCase after = new HoldCase(holdId, suspected, reviewed, true);
        List<Outcome> outcomes = reviewed.deducted() == 0 ? List.of() : after.outcomes(suspected, end);
        return new Turn(after, outcomes, opened, moneyChanged);
    }

    /** Whom the hold concerns, and what is deducted so far of their lines, in fen; none before the decision was heard. */
    public SortedMap<StandingKey, Long> deductedBySubject() {
        SortedMap<StandingKey, Long> deducted = new TreeMap<>(Comparator.comparing(StandingKey::encode));
        if (suspicion == null) {
            return deducted;
        }
        deducted.put(new StandingKey(SubjectKind.INSTITUTION, suspicion.institutionId()), review.deducted());
        subject(SubjectKind.PATIENT, suspicion.patientId())
                .ifPresent(patient -> deducted.put(patient, review.deducted()));
        for (Suspicion.Responsible line : suspicion.responsible()) {
            long fen = review.deductedFen().getOrDefault(line.lineId(), 0L);
            subject(SubjectKind.PRACTITIONER, line.practitionerId())
                    .ifPresent(subject -> deducted.merge(subject, fen, Long::sum));
            subject(SubjectKind.DEPARTMENT, line.department())
                    .map(department -> StandingKey.department(suspicion.institutionId(), department.subjectId()))
                    .ifPresent(subject -> deducted.merge(subject, fen, Long::sum));
        }
        return deducted;
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

    private static Optional<StandingKey> subject(SubjectKind kind, @Nullable String id) {
        return id == null || id.isBlank() ? Optional.empty() : Optional.of(new StandingKey(kind, id.strip()));
    }

    private static Map<String, Set<String>> linesByPractitioner(Suspicion suspected, Set<String> among) {
        Map<String, Set<String>> lines = new TreeMap<>();
        for (Suspicion.Responsible line : suspected.responsible()) {
            String practitioner = line.practitionerId();
            if (practitioner != null && !practitioner.isBlank() && among.contains(line.lineId())) {
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
