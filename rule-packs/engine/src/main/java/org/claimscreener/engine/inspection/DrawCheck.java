package org.claimscreener.engine.inspection;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.InspectionDraw;
import org.jspecify.annotations.Nullable;

/**
 * Proves a month's draw from what is published: the commitment came first, the seed is the commitment's, and by it exactly those
 * were drawn that were. Until the seed is revealed it checks what it can: rates, amounts, institutions. Give it the binding
 * decision of each settlement once, in whatever order, then ask. Not thread-safe.
 */
public final class DrawCheck {
    static final int MAX_EXAMPLES = 20;

    private static final double PER_MILLE = 1_000;

    private final YearMonth month;
    private final Optional<PublishedSeed> published;
    private final Map<String, InspectionDraw> open = new HashMap<>();
    private final Map<DrawProblem, Long> problems = new EnumMap<>(DrawProblem.class);
    private final Map<DrawProblem, List<String>> examples = new EnumMap<>(DrawProblem.class);
    private final long drawn;
    private long released;
    private double expected;
    private double variance;

    /**
     * Of a month.
     *
     * @param published what is published of its seed
     * @param draws as told, copies too; those of other months are passed over
     */
    public DrawCheck(YearMonth month, Optional<PublishedSeed> published, Collection<InspectionDraw> draws) {
        this.month = month;
        this.published = published;
        for (InspectionDraw draw : draws) {
            if (draw.getMonth().equals(month.toString())) {
                InspectionDraw before = open.putIfAbsent(draw.getSettlementId(), draw);
                if (before != null && !before.equals(draw)) {
                    add(DrawProblem.CHANGED_DRAW, draw.getSettlementId());
                }
            }
        }
        drawn = open.size();
        published.ifPresent(seed -> {
            add(DrawProblem.SECOND_COMMITMENT, seed.otherCommitments());
            add(DrawProblem.WRONG_SEED, seed.wrongSeeds());
        });
        if (published.isEmpty()) {
            add(DrawProblem.NO_COMMITMENT, drawn);
        }
    }

    /** The binding decision of a settlement; one that takes no part in the draw must not have been drawn. */
    public void decision(Decision decision) {
        InspectionDraw told = open.remove(decision.getSettlementId());
        if (published.isEmpty()) {
            return;
        }
        PublishedSeed seed = published.get();
        if (!DrawPlan.isIn(seed.terms(), decision)) {
            if (told != null) {
                add(DrawProblem.FORGED_DRAW, decision.getSettlementId());
            }
            return;
        }
        count(decision, seed);
        Optional<DrawPlan> plan = seed.plan();
        if (plan.isPresent()) {
            compare(decision.getSettlementId(), plan.get().draw(decision), told);
        } else if (told != null) {
            compareWithoutSeed(DrawPlan.withLot(seed.terms(), decision, told.getLot()), told);
        }
    }

    private void count(Decision decision, PublishedSeed seed) {
        released++;
        double rate = DrawRate.of(decision, seed.terms().sampling()).perMille() / PER_MILLE;
        expected += rate;
        variance += rate * (1 - rate);
        Instant at = decision.getReceivedAt();
        if (at.isBefore(seed.committedAt())) {
            add(DrawProblem.LATE_COMMITMENT, decision.getSettlementId());
        }
        if (seed.revealedAt().filter(revealed -> !at.isBefore(revealed)).isPresent()) {
            add(DrawProblem.EARLY_REVEAL, decision.getSettlementId());
        }
    }

    private void compare(String settlementId, Optional<InspectionDraw> right, @Nullable InspectionDraw told) {
        if (right.isEmpty()) {
            if (told != null) {
                add(DrawProblem.FORGED_DRAW, settlementId);
            }
        } else if (told == null) {
            add(DrawProblem.MISSING_DRAW, settlementId);
        } else if (!told.equals(right.get())) {
            add(DrawProblem.CHANGED_DRAW, settlementId);
        }
    }

    private void compareWithoutSeed(InspectionDraw right, InspectionDraw told) {
        if (!told.equals(right)) {
            add(DrawProblem.CHANGED_DRAW, told.getSettlementId());
        } else if (told.getLot() < 0 || !DrawPlan.isDrawn(told)) {
            add(DrawProblem.FORGED_DRAW, told.getSettlementId());
        }
    }

    private void add(DrawProblem problem, String settlementId) {
        problems.merge(problem, 1L, Long::sum);
        List<String> some = examples.computeIfAbsent(problem, key -> new ArrayList<>());
        if (some.size() < MAX_EXAMPLES) {
            some.add(settlementId);
        }
    }

    private void add(DrawProblem problem, long times) {
        if (times > 0) {
            problems.merge(problem, times, Long::sum);
        }
    }

    /** What was found; draws whose decision never came are of no settlement. */
    public DrawReport report() {
        Map<DrawProblem, Long> all = new EnumMap<>(DrawProblem.class);
        all.putAll(problems);
        Map<DrawProblem, List<String>> some = new EnumMap<>(DrawProblem.class);
        some.putAll(examples);
        if (!open.isEmpty() && published.isPresent()) {
            all.put(DrawProblem.UNKNOWN_SETTLEMENT, (long) open.size());
            some.put(
                    DrawProblem.UNKNOWN_SETTLEMENT,
                    open.keySet().stream().sorted().limit(MAX_EXAMPLES).toList());
        }
        return new DrawReport(month, published, released, drawn, expected, Math.sqrt(variance), all, some);
    }
}
