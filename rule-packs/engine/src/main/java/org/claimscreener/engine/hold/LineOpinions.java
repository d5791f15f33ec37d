package org.claimscreener.engine.hold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.LineOpinion;

/** A command's opinions against a hold's lines. Stateless. */
final class LineOpinions {
    private LineOpinions() {}

    /** What is wrong with a review's or a vote's: each line with money has one, and only these. */
    static Optional<String> problemOfReview(List<LineMoney> lines, List<LineOpinion> opinions) {
        Optional<String> problem = problem(lines, opinions, 0);
        long open = lines.stream().filter(line -> line.heldFen() > 0).count();
        if (problem.isEmpty() && opinions.size() < open) {
            return Optional.of("opinions are " + opinions.size() + " for " + open
                    + " lines of which money is withheld; give one for each");
        }
        return problem;
    }

    /** What is wrong with an appeal's: none is about all of them. */
    static Optional<String> problemOfAppeal(List<LineMoney> lines, List<LineOpinion> opinions) {
        return problem(lines, opinions, 1);
    }

    private static Optional<String> problem(List<LineMoney> lines, List<LineOpinion> opinions, long leastFen) {
        Map<String, Long> heldById = new HashMap<>();
        for (LineMoney line : lines) {
            if (line.heldFen() > 0) {
                heldById.put(line.lineId(), line.heldFen());
            }
        }
        for (int i = 0; i < opinions.size(); i++) {
            Long held = heldById.remove(opinions.get(i).getLineId());
            if (held == null) {
                return Optional.of("opinions[" + i + "] names a line of which nothing is withheld, or one twice");
            }
            long amount = opinions.get(i).getAmountFen();
            if (amount < leastFen || amount > held) {
                return Optional.of("opinions[" + i + "].amount_fen is not " + leastFen + " to " + held
                        + ", what is withheld of the line");
            }
        }
        return Optional.empty();
    }

    /** The amounts in the lines' order; 0 where there is no opinion. */
    static List<Long> amounts(List<LineMoney> lines, HoldCommand command) {
        Map<String, Long> byId = new HashMap<>();
        command.getOpinions().forEach(opinion -> byId.put(opinion.getLineId(), opinion.getAmountFen()));
        List<Long> amounts = new ArrayList<>(lines.size());
        for (LineMoney line : lines) {
            amounts.add(byId.getOrDefault(line.lineId(), 0L));
        }
        return amounts;
    }

    /**
     * For each line the most that more than half of the votes would withhold at least: what the majority agrees on. Of
     * three votes the middle one.
     */
    static List<Long> majority(List<HoldOpinion> votes) {
        int lines = votes.get(0).amountsFen().size();
        List<Long> majority = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            int line = i;
            majority.add(votes.stream()
                    .map(vote -> vote.amountsFen().get(line))
                    .sorted(Comparator.reverseOrder())
                    .skip(votes.size() / 2)
                    .findFirst()
                    .orElse(0L));
        }
        return majority;
    }
}
