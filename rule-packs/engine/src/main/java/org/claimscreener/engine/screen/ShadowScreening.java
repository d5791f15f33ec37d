package org.claimscreener.engine.screen;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.decision.Settling;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.Evaluation;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.Features;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.ShadowOutcome;
import org.claimscreener.wire.record.ShadowResult;

/**
 * What a shadow pack would have changed: the settlement is decided again with its findings in place of those of the pack of
 * the same id, and the two decisions are compared. Binds nobody. Stateless, thread-safe.
 */
public final class ShadowScreening {
    private ShadowScreening() {}

    /**
     * Evaluates and compares.
     *
     * @param decided what was decided, by the packs that the frame names
     * @param features of the institution as the shadow pack declares them
     */
    public static ShadowResult compare(
            CompiledPack shadow, Screening decided, DecisionFrame frame, List<FeatureValue> features) {
        FactSet facts = decided.facts();
        RulePack pack = shadow.pack();
        if (decided.decision().getSystemReason() != null) {
            return failed(pack, decided, frame, "the settlement itself could not be decided");
        }
        LocalDate today = facts.settlement().settledOn();
        List<RuleFinding> others = decided.findings().stream()
                .filter(finding -> !finding.rule().packId().equals(pack.id()))
                .toList();
        if (!pack.appliesTo(facts.settlement().treatmentArea(), today)) {
            return result(pack, decided, settled(facts, others, List.of(), frame), frame)
                    .build();
        }
        Evaluation evaluation = shadow.evaluate(facts.with(Features.of(features)));
        if (evaluation instanceof Evaluation.Failed failed) {
            return failed(pack, decided, frame, failed.reason() + ": " + failed.detail());
        }
        Evaluation.Completed completed = (Evaluation.Completed) evaluation;
        Decision would = settled(facts, others, completed.findings(), frame);
        return result(pack, decided, would, frame)
                .setFindings(would.getFindings().stream()
                        .filter(finding -> finding.getPackId().equals(pack.id()))
                        .toList())
                .setMicros(completed.elapsedMicros())
                .build();
    }

    private static ShadowResult failed(RulePack pack, Screening decided, DecisionFrame frame, String detail) {
        return result(pack, decided, decided.decision(), frame)
                .setOutcome(ShadowOutcome.FAILED)
                .setDetail(detail)
                .build();
    }

    private static Decision settled(
            FactSet facts, List<RuleFinding> others, List<RuleFinding> shadows, DecisionFrame frame) {
        List<RuleFinding> all = new ArrayList<>(others);
        all.addAll(shadows);
        return Settling.settle(facts, all, frame);
    }

    private static ShadowResult.Builder result(RulePack pack, Screening decided, Decision would, DecisionFrame frame) {
        Decision decision = decided.decision();
        Optional<PackRef> insteadOf = frame.packs().stream()
                .filter(ref -> ref.getPackId().equals(pack.id()))
                .findFirst();
        return ShadowResult.newBuilder()
                .setSettlementId(decision.getSettlementId())
                .setPatientId(decision.getPatientId())
                .setInstitutionId(decision.getInstitutionId())
                .setShadow(new PackRef(pack.id(), pack.version(), pack.digest()))
                .setInsteadOf(insteadOf.orElse(null))
                .setOutcome(outcome(decision, would))
                .setDecidedHeldFen(decision.getHeldFen())
                .setDecidedRefusedFen(decision.getRefusedFen())
                .setShadowHeldFen(would.getHeldFen())
                .setShadowRefusedFen(would.getRefusedFen());
    }

    private static ShadowOutcome outcome(Decision decided, Decision would) {
        long decidedFen = decided.getHeldFen() + decided.getRefusedFen();
        long wouldFen = would.getHeldFen() + would.getRefusedFen();
        if (wouldFen != decidedFen) {
            return wouldFen > decidedFen ? ShadowOutcome.HOLDS_MORE : ShadowOutcome.HOLDS_LESS;
        }
        return would.getLines().equals(decided.getLines()) ? ShadowOutcome.AGREES : ShadowOutcome.DIFFERS;
    }
}
