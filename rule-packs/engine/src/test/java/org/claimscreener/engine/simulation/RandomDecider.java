package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.decision.Settling;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.screen.Decider;
import org.claimscreener.engine.screen.Screening;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Settlement;

/**
 * Decides at random, and never twice the same: each decision quotes a number of its own, so whatever is decided again
 * shows in the bytes.
 */
final class RandomDecider implements Decider {
    private static final List<Consequence> CONSEQUENCES = List.of(Consequence.values());

    private final SplittableRandom random;
    private long draws;
    private int version = 1;

    RandomDecider(SplittableRandom random) {
        this.random = random;
    }

    /** Other rules from now on. */
    void swapPacks() {
        version++;
    }

    PackRef pack() {
        return new PackRef("simulated", Integer.toString(version), "");
    }

    @Override
    public Screening screen(Settlement settlement, List<PastVisit> past, DecisionFrame frame) {
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, frame.known());
        draws++;
        List<RuleFinding> findings = new ArrayList<>();
        for (FeeLine line : facts.bill().lines()) {
            findings.add(finding(line));
        }
        return new Screening(facts, Settling.settle(facts, findings, frame), findings);
    }

    private RuleFinding finding(FeeLine line) {
        Consequence consequence = CONSEQUENCES.get(random.nextInt(CONSEQUENCES.size()));
        RuleFinding.Stake stake = new RuleFinding.Stake(line.index(), random.nextLong(line.amountFen() + 1));
        RuleInfo rule = new RuleInfo("simulated", "rule", "R" + version, "规则", 2, consequence, 2, "条例");
        return new RuleFinding(rule, List.of(stake), List.of(line.index()), "draw " + draws, "", List.of());
    }

    @Override
    public Screening unreadable(Settlement settlement, DecisionFrame frame, String detail) {
        throw new IllegalStateException("the past is always readable here");
    }
}
