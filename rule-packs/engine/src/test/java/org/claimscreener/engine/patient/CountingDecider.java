package org.claimscreener.engine.patient;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.decision.Settling;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.screen.Decider;
import org.claimscreener.engine.screen.Screening;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.SystemReason;

/** Releases, or holds when told to, and quotes how often it was asked: whatever is decided twice shows. */
final class CountingDecider implements Decider {
    private final Consequence consequence;
    final List<List<PastVisit>> pasts = new ArrayList<>();

    CountingDecider(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Screening screen(Settlement settlement, List<PastVisit> past, DecisionFrame frame) {
        pasts.add(past);
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, frame.known());
        RuleInfo rule = new RuleInfo("pack", "rule", "A01", "规则", 2, consequence, 2, "条例");
        RuleFinding finding = new RuleFinding(
                rule, List.of(new RuleFinding.Stake(0, 1500)), List.of(0), "call " + pasts.size(), "", List.of());
        return new Screening(facts, Settling.settle(facts, List.of(finding), frame), List.of(finding));
    }

    @Override
    public Screening unreadable(Settlement settlement, DecisionFrame frame, String detail) {
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, frame.known());
        return new Screening(
                facts, Settling.failed(facts, SystemReason.STATE_UNREADABLE, detail, List.of(), frame), List.of());
    }
}
