package org.claimscreener.engine.screen;

import java.util.List;

import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.wire.record.Decision;

/**
 * A decision with what it rests on.
 *
 * @param facts which become the patient's past
 * @param findings of all packs, in any order; of a failure those before it
 */
public record Screening(FactSet facts, Decision decision, List<RuleFinding> findings) {
    public Screening {
        findings = List.copyOf(findings);
    }
}
