package org.claimscreener.launcher.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.engine.credit.CreditGrade;
import org.claimscreener.engine.inspection.InstitutionRisk;
import org.claimscreener.engine.inspection.Regions;
import org.claimscreener.wire.record.CreditMeasure;
import org.claimscreener.wire.record.CreditMove;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionStep;

/**
 * Gathers what is known of institutions' risk. Candidates are those that billed; of others nothing could be inspected. Bound: the
 * institutions of the region. Not thread-safe.
 */
public final class Risks {
    private final Instant now;
    private final String region;
    private final Map<String, Known> known = new TreeMap<>();

    private static final class Known {
        private Optional<CreditGrade> grade = Optional.empty();
        private int scoreE2 = 10_000;
        private int scrutiny;
        private long confirmedFen;
        private long fundFen;
        private long withheldFen;
        private boolean billed;
    }

    /**
     * Of no institution yet.
     *
     * @param now at which standings are in force
     * @param region first digits of area codes; blank for all
     */
    public Risks(Instant now, String region) {
        this.now = now;
        this.region = region;
    }

    private Optional<Known> of(String institutionId) {
        boolean wanted = region.isBlank()
                || Regions.area(institutionId)
                        .filter(area -> area.startsWith(region))
                        .isPresent();
        return wanted ? Optional.of(known.computeIfAbsent(institutionId, id -> new Known())) : Optional.empty();
    }

    /** The worst grade and the highest level in force, whoever issued them. */
    public void standing(Standing standing) {
        if (standing.getSubjectKind() != SubjectKind.INSTITUTION) {
            return;
        }
        of(standing.getSubjectId())
                .ifPresent(one ->
                        standing.getEntries().stream().filter(this::isInForce).forEach(entry -> add(one, entry)));
    }

    private boolean isInForce(StandingEntry entry) {
        Instant to = entry.getValidTo();
        return !now.isBefore(entry.getValidFrom()) && (to == null || now.isBefore(to));
    }

    private static void add(Known one, StandingEntry entry) {
        if (entry.getKind() == StandingKind.CREDIT_GRADE) {
            CreditGrade grade = InstitutionRisk.gradeOf(entry.getValue());
            one.grade = Optional.of(
                    one.grade.isPresent() && one.grade.get().compareTo(grade) > 0 ? one.grade.get() : grade);
        } else if (entry.getKind() == StandingKind.SCRUTINY) {
            one.scrutiny = Math.max(one.scrutiny, InstitutionRisk.scrutinyOf(entry.getValue()));
        }
    }

    /** The newest score, and what was confirmed and not taken back. */
    public void step(SpecificRecord message) {
        if (!(message instanceof SupervisionStep step)
                || step.getSubjectKind() != SubjectKind.INSTITUTION
                || step.getCredit() == null) {
            return;
        }
        CreditMove move = step.getCredit();
        if (move.getMeasure() == CreditMeasure.SCORE) {
            of(step.getSubjectId()).ifPresent(one -> {
                one.scoreE2 = Math.max(0, Math.min(10_000, move.getAfter()));
                one.confirmedFen += move.getTakenBackBy() == null ? move.getDeductedFen() : -move.getDeductedFen();
            });
        }
    }

    /** A settlement's binding decision. */
    public void decision(Decision decision) {
        of(decision.getInstitutionId()).ifPresent(one -> {
            one.billed = true;
            one.fundFen += Math.max(0, decision.getFundFen());
            one.withheldFen += Math.max(0, decision.getHeldFen()) + Math.max(0, decision.getRefusedFen());
        });
    }

    /** All that billed, by their codes. */
    public List<InstitutionRisk> all() {
        List<InstitutionRisk> all = new ArrayList<>();
        known.forEach((id, one) -> {
            if (one.billed) {
                all.add(new InstitutionRisk(
                        id,
                        one.grade,
                        one.scoreE2,
                        one.scrutiny,
                        Math.max(0, one.confirmedFen),
                        one.fundFen,
                        one.withheldFen));
            }
        });
        return all;
    }
}
