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
    private final PackWatch watch;

    /** The packs in force; with none every settlement is held. They stay the caller's to close. */
    public Screener(List<CompiledPack> packs) {
        this(packs, PackWatch.NOBODY);
    }

    /** The packs in force, and who is told how each of them does. */
    public Screener(List<CompiledPack> packs, PackWatch watch) {
        this.watch = watch;
        this.packs = packs.stream()
                .sorted(Comparator.comparing(pack -> pack.pack().id()))
                .toList();
    }

    @Override
    public Screening screen(Settlement settlement, List<PastVisit> past, DecisionFrame frame) {
        LocalDate today = Calendars.dayOf(settlement.getSettledAt());
        FactSet facts = facts(settlement, past, frame);
        List<RuleFinding> findings = new ArrayList<>();
        boolean anyApplies = false;
        for (CompiledPack pack : packs) {
            if (!pack.pack().appliesTo(settlement.getTreatmentArea(), today)) {
                continue;
            }
            anyApplies = true;
            Evaluation evaluation = pack.evaluate(facts);
            watch.evaluated(pack.pack(), evaluation);
            if (evaluation instanceof Evaluation.Failed failed) {
                String detail = "pack " + pack.pack().id() + ": " + failed.detail();
                return new Screening(facts, Settling.failed(facts, failed.reason(), detail, findings, frame), findings);
            }
            findings.addAll(((Evaluation.Completed) evaluation).findings());
        }
        if (!anyApplies) {
            String detail = packs.isEmpty() ? "no rule pack is in force" : "no rule pack applies to this area and day";
            return new Screening(
                    facts, Settling.failed(facts, SystemReason.NO_PACK, detail, findings, frame), findings);
        }
        return new Screening(facts, Settling.settle(facts, findings, frame), findings);
    }

    /**
     * The hold of a settlement when a pack that is in force cannot be used: without it, what it would hold would be paid.
     *
     * @param detail which, for operations
     */
    public static Screening withoutPack(
            Settlement settlement, List<PastVisit> past, DecisionFrame frame, String detail) {
        return withoutPack(facts(settlement, past, frame), frame, detail);
    }

    private static Screening withoutPack(FactSet facts, DecisionFrame frame, String detail) {
        return new Screening(facts, Settling.failed(facts, SystemReason.NO_PACK, detail, List.of(), frame), List.of());
    }

    private static FactSet facts(Settlement settlement, List<PastVisit> past, DecisionFrame frame) {
        LocalDate today = Calendars.dayOf(settlement.getSettledAt());
        PatientHistory history = new PatientHistory(Histories.visibleOn(today, past));
        return FactMaker.facts(settlement, history, frame.known());
    }

    @Override
    public Screening unreadable(Settlement settlement, DecisionFrame frame, String detail) {
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, frame.known());
        return new Screening(
                facts, Settling.failed(facts, SystemReason.STATE_UNREADABLE, detail, List.of(), frame), List.of());
    }
}
