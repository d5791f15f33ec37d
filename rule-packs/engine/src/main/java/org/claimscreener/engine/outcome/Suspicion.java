package org.claimscreener.engine.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.LineResponsible;
import org.jspecify.annotations.Nullable;

/**
 * What a decision suspected, as far as an outcome rests on it.
 *
 * @param patientId null in what was kept before it was
 * @param findings those that withhold money
 * @param responsible who ordered each line of which something is withheld; none in decisions made before it was kept
 */
public record Suspicion(
        String institutionId, @Nullable String patientId, List<Ground> findings, List<Responsible> responsible) {
    public Suspicion {
        findings = List.copyOf(findings);
        responsible = List.copyOf(responsible);
    }

    /**
     * A finding that withholds money.
     *
     * @param lineIds lines concerned; none = the whole visit
     */
    public record Ground(String ruleCode, int severity, int behaviour, List<String> lineIds) {
        public Ground {
            lineIds = List.copyOf(lineIds);
        }

        boolean concernsAny(Set<String> lines) {
            return lineIds.isEmpty() || lineIds.stream().anyMatch(lines::contains);
        }
    }

    /** Who ordered a line; the department is null in what was kept before it was. */
    public record Responsible(
            String lineId,
            @Nullable String practitionerId,
            @Nullable String department) {}

    /** Of a decision that holds something. */
    public static Suspicion of(Decision decision) {
        List<Ground> findings = new ArrayList<>();
        for (Finding finding : decision.getFindings()) {
            if (finding.getConsequence() != Consequence.NOTE) {
                findings.add(new Ground(
                        finding.getRuleCode(), finding.getSeverity(), finding.getBehaviour(), finding.getLineIds()));
            }
        }
        List<Responsible> responsible = new ArrayList<>();
        for (LineResponsible line : decision.getResponsible()) {
            responsible.add(new Responsible(line.getLineId(), line.getPractitionerId(), line.getDepartment()));
        }
        return new Suspicion(decision.getInstitutionId(), decision.getPatientId(), findings, responsible);
    }
}
