package org.claimscreener.engine.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionFinding;
import org.claimscreener.wire.record.InspectionResult;

/**
 * From a month's draws and results to what the rules missed: of all released settlements, by whether a rule noted something, and
 * by region. Give it the binding decisions of the month once each, and each draw with the newest result, in whatever order; then
 * ask. Bound: {@link #MAX_REGIONS}. Not thread-safe.
 */
public final class MissEstimate {
    /** Everything, without division. */
    public static final String ALL = "all";

    /** A rule found something of which it withheld nothing. */
    public static final String NOTED = "a rule noted something";

    /** No rule said anything: what they miss altogether. */
    public static final String SILENT = "no rule said anything";

    /** China has some 340 prefectures. */
    static final int MAX_REGIONS = 1_000;

    private static final double PER_MILLE = 1_000;
    private static final String REGION = "region ";

    private final DrawTerms terms;
    private final Map<String, Sums> groups = new TreeMap<>();

    private static final class Sums {
        private long released;
        private long releasedFen;
        private int drawn;
        private int inspected;
        private int notInspected;
        private int violations;
        private long undueFen;
        private double weights;
        private double squares;
        private double weighted;
        private double moneyWeights;
        private double moneySquares;
        private double moneyWeighted;

        private void released(long fen) {
            released++;
            releasedFen += fen;
        }

        private void inspected(InspectionDraw draw, long undue) {
            double weight = PER_MILLE / draw.getRate();
            inspected++;
            violations += undue > 0 ? 1 : 0;
            undueFen += undue;
            weights += weight;
            squares += weight * weight;
            weighted += undue > 0 ? weight : 0;
            double money = weight * draw.getReleasedFen();
            moneyWeights += money;
            moneySquares += money * money;
            moneyWeighted += weight * undue;
        }

        private MissGroup group(String name) {
            return new MissGroup(
                    name,
                    released,
                    releasedFen,
                    drawn,
                    inspected,
                    notInspected,
                    violations,
                    undueFen,
                    Share.of(weights, weighted, squares),
                    Share.of(moneyWeights, moneyWeighted, moneySquares));
        }
    }

    /** By these terms. */
    public MissEstimate(DrawTerms terms) {
        this.terms = terms;
        List.of(ALL, NOTED, SILENT).forEach(this::sums);
    }

    /** The binding decision of a settlement; one that takes no part in the draw is passed over. */
    public void decision(Decision decision) {
        if (DrawPlan.isIn(terms, decision)) {
            for (Sums sums : of(decision.getInstitutionId(), DrawPlan.isNoted(decision))) {
                sums.released(decision.getReleasedFen());
            }
        }
    }

    /** A draw, with the newest result of its settlement, which {@link ResultCheck} let through. */
    public void draw(InspectionDraw draw, Optional<InspectionResult> result) {
        if (!draw.getMonth().equals(terms.month().toString()) || draw.getRate() < 1) {
            return;
        }
        for (Sums sums : of(draw.getInstitutionId(), draw.getNoted())) {
            sums.drawn++;
            if (result.isEmpty()) {
                continue;
            }
            InspectionFinding found = result.get().getFound();
            switch (found) {
                case NOTHING -> sums.inspected(draw, 0);
                case VIOLATION -> sums.inspected(draw, result.get().getUndueFen());
                case NOT_INSPECTED -> sums.notInspected++;
            }
        }
    }

    private List<Sums> of(String institutionId, boolean noted) {
        List<Sums> all = new ArrayList<>();
        all.add(sums(ALL));
        all.add(sums(noted ? NOTED : SILENT));
        String region = REGION + Regions.of(institutionId).orElse("unknown");
        if (groups.containsKey(region) || groups.size() < MAX_REGIONS) {
            all.add(sums(region));
        }
        return all;
    }

    private Sums sums(String name) {
        return groups.computeIfAbsent(name, key -> new Sums());
    }

    /** All, noted, silent, then the regions in their order. */
    public List<MissGroup> groups() {
        List<MissGroup> all = new ArrayList<>();
        for (String name : List.of(ALL, SILENT, NOTED)) {
            all.add(sums(name).group(name));
        }
        groups.forEach((name, sums) -> {
            if (name.startsWith(REGION)) {
                all.add(sums.group(name));
            }
        });
        return all;
    }
}
