package org.claimscreener.supervision.outcome;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.engine.outcome.HoldCase;
import org.claimscreener.engine.outcome.Review;
import org.claimscreener.engine.outcome.Suspicion;
import org.claimscreener.flow.Packed;
import org.claimscreener.flow.PastSchema;
import org.claimscreener.supervision.record.CaseState;
import org.claimscreener.supervision.record.DeductedState;
import org.claimscreener.supervision.record.GroundState;
import org.claimscreener.supervision.record.ResponsibleState;
import org.claimscreener.supervision.record.SuspicionState;
import org.jspecify.annotations.Nullable;

/** The stored form of a hold's case, version 2; {@code flink-jobs/STATE.md}. Not thread-safe. */
final class CaseForm {
    private final Packed<CaseState> cases =
            new Packed<>(1, List.of(PastSchema.read("/state/case-v1.avsc"), CaseState.getClassSchema()));

    byte[] stored(HoldCase one) throws IOException {
        Suspicion suspicion = one.suspicion();
        Instant ended = one.review().endedAt();
        List<DeductedState> deducted = new ArrayList<>();
        one.review().deductedFen().forEach((line, fen) -> deducted.add(new DeductedState(line, fen)));
        return cases.pack(new CaseState(
                suspicion == null ? null : state(suspicion),
                one.review().step(),
                deducted,
                ended == null ? null : ended.toEpochMilli(),
                one.told()));
    }

    private static SuspicionState state(Suspicion suspicion) {
        return new SuspicionState(
                suspicion.institutionId(),
                suspicion.findings().stream()
                        .map(one -> new GroundState(one.ruleCode(), one.severity(), one.behaviour(), one.lineIds()))
                        .toList(),
                suspicion.responsible().stream()
                        .map(one -> new ResponsibleState(one.lineId(), one.practitionerId(), one.department()))
                        .toList(),
                suspicion.patientId());
    }

    /**
     * What this build or an earlier one stored.
     *
     * @throws IOException when none did
     */
    // javac 17 drops the @Nullable of a record's component, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    HoldCase read(String holdId, byte[] bytes) throws IOException {
        CaseState state = cases.unpack(bytes);
        SortedMap<String, Long> deducted = new TreeMap<>();
        state.getDeducted().forEach(one -> deducted.put(one.getLineId(), one.getFen()));
        Long ended = state.getEndedAtMs();
        return new HoldCase(
                holdId,
                suspicion(state.getSuspicion()),
                new Review(state.getStep(), deducted, ended == null ? null : Instant.ofEpochMilli(ended)),
                state.getTold());
    }

    @SuppressWarnings("NullAway") // As above.
    private static @Nullable Suspicion suspicion(@Nullable SuspicionState state) {
        if (state == null) {
            return null;
        }
        return new Suspicion(
                state.getInstitutionId(),
                state.getPatientId(),
                state.getFindings().stream()
                        .map(one -> new Suspicion.Ground(
                                one.getRuleCode(), one.getSeverity(), one.getBehaviour(), one.getLineIds()))
                        .toList(),
                state.getResponsible().stream().map(CaseForm::responsible).toList());
    }

    @SuppressWarnings("NullAway") // As above.
    private static Suspicion.Responsible responsible(ResponsibleState state) {
        return new Suspicion.Responsible(state.getLineId(), state.getPractitionerId(), state.getDepartment());
    }
}
