package org.claimscreener.engine.screen;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.decision.Settling;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.Evaluation;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.history.Histories;
import org.claimscreener.engine.intake.Calendars;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.SystemReason;

/**
 * Screens one settlement: facts, past and packs in, one decision out. A failure to decide is a hold with a system
 * reason; nothing that a settlement or a rule holds makes a call throw. Thread-safe as far as its packs are.
 */
public final class Screener implements Decider {
    private final List<CompiledPack> packs;

    /** The packs in force; with none every settlement is held. They stay the caller's to close. */
    public Screener(List<CompiledPack> packs) {
        this.packs = packs.stream()
                .sorted(Comparator.comparing(pack -> pack.pack().id()))
                .toList();
    }

    @Override
    public Screening screen(Settlement settlement, List<PastVisit> past, DecisionFrame frame) {
        LocalDate today = Calendars.dayOf(settlement.getSettledAt());
        PatientHistory history = new PatientHistory(Histories.visibleOn(today, past));
        FactSet facts = FactMaker.facts(settlement, history, frame.known());
        List<RuleFinding> findings = new ArrayList<>();
        boolean anyApplies = false;
        for (CompiledPack pack : packs) {
            if (!pack.pack().appliesTo(settlement.getTreatmentArea(), today)) {
                continue;
            }
            anyApplies = true;
            Evaluation evaluation = pack.evaluate(facts);
            if (evaluation instanceof Evaluation.Failed failed) {
                String detail = "pack " + pack.pack().id() + ": " + failed.detail();
                return new Screening(facts, Settling.failed(facts, failed.reason(), detail, findings, frame));
            }
            findings.addAll(((Evaluation.Completed) evaluation).findings());
        }
        if (!anyApplies) {
            String detail = packs.isEmpty() ? "no rule pack is in force" : "no rule pack applies to this area and day";
            return new Screening(facts, Settling.failed(facts, SystemReason.NO_PACK, detail, findings, frame));
        }
        return new Screening(facts, Settling.settle(facts, findings, frame));
    }

    @Override
    public Screening unreadable(Settlement settlement, DecisionFrame frame, String detail) {
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, frame.known());
        return new Screening(facts, Settling.failed(facts, SystemReason.STATE_UNREADABLE, detail, List.of(), frame));
    }
}
