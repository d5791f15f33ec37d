package org.claimscreener.verifier.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.verifier.ReEvaluation;
import org.claimscreener.verifier.book.Content;
import org.claimscreener.verifier.book.InputTrack;
import org.claimscreener.verifier.book.PatientTrack;
import org.claimscreener.verifier.book.SettlementTrack;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * I4: deciding again from what is recorded gives the same bytes. The engine comes from outside; with one, the documents
 * themselves are kept in memory, which a large log may be too much for.
 */
final class ReEvaluates implements Check {
    private final Tally tally;
    private final @Nullable ReEvaluation engine;
    private final Map<Content, Settlement> documents = new HashMap<>();
    private final Map<InputTrack, Instant> reversedAt = new HashMap<>();
    private final Map<PatientTrack, List<Remembered>> pasts = new HashMap<>();

    ReEvaluates(Tally tally, Optional<ReEvaluation> engine) {
        this.tally = tally;
        this.engine = engine.orElse(null);
        if (engine.isEmpty()) {
            tally.nothingToCheck("it needs an engine (--re-evaluate)");
        }
    }

    private record Remembered(
            SettlementTrack track,
            Settlement settlement,
            Decision decision,
            List<ReEvaluation.Withdrawal> withdrawals) {
        private ReEvaluation.PastSettlement past() {
            return new ReEvaluation.PastSettlement(settlement, decision, withdrawals);
        }
    }

    @Override
    public void input(Seen.Input seen) {
        if (engine == null) {
            return;
        }
        if (seen.document() instanceof Settlement settlement) {
            documents.putIfAbsent(seen.track().content(), settlement);
        } else if (seen.document() instanceof Reversal reversal) {
            reversedAt.put(seen.track(), reversal.getReversedAt());
        }
    }

    @Override
    public void decision(Seen.OfDecision seen) {
        if (engine == null || !seen.standing().binds()) {
            return;
        }
        Settlement settlement = documents.get(seen.content());
        if (settlement == null) {
            tally.notChecked("the settlement is not in the log");
            return;
        }
        List<Remembered> past = pasts.computeIfAbsent(seen.patient(), patient -> new ArrayList<>());
        ReEvaluation.Outcome outcome = engine.reEvaluate(
                seen.decision(),
                settlement,
                new ReEvaluation.Past(past.stream().map(Remembered::past).toList()));
        if (outcome instanceof ReEvaluation.Impossible impossible) {
            tally.notChecked(impossible.reason());
        } else {
            tally.judged();
        }
        if (outcome instanceof ReEvaluation.Different different) {
            tally.violated(
                    seen.name(),
                    List.of(seen.place()),
                    "deciding again gives another decision: " + different.firstDifference());
        }
        past.add(new Remembered(seen.group(), settlement, seen.decision(), new ArrayList<>()));
    }

    @Override
    public void receipt(Seen.OfReceipt seen) {
        if (engine == null || !seen.standing().binds()) {
            return;
        }
        InputTrack source = seen.source().input();
        Instant at = source == null ? null : reversedAt.get(source);
        for (Remembered remembered : pasts.getOrDefault(seen.patient(), List.of())) {
            if (remembered.track() == seen.group().settlement()) {
                remembered
                        .withdrawals()
                        .add(new ReEvaluation.Withdrawal(
                                seen.receipt().getLineIds(),
                                at == null ? seen.receipt().getReceivedAt() : at));
            }
        }
    }
}
