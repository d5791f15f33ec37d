package org.claimscreener.engine.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.claimscreener.engine.fact.Bill;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.money.Proportions;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.LineDecision;

/**
 * What becomes of each fee line's part of the fund's share. A line counts once however many rules hit it: of several
 * findings of one grade the largest stake counts, and what is refused cannot be held as well. Stateless, thread-safe.
 */
final class LineSettling {
    /** No finding concerns the line; a stake of 0 on a line that bills 0 still puts its fund share at stake. */
    private static final long NOTHING = -1;

    private LineSettling() {}

    /** Lines in the settlement's order; for each, released + held + refused = its part of the fund's share. */
    static List<LineDecision> settle(Bill bill, List<RuleFinding> findings) {
        long[] refused = new long[bill.lines().size()];
        long[] suspect = new long[bill.lines().size()];
        Arrays.fill(refused, NOTHING);
        Arrays.fill(suspect, NOTHING);
        for (RuleFinding finding : findings) {
            switch (finding.rule().consequence()) {
                case REFUSE -> raise(refused, finding);
                case HOLD -> raise(suspect, finding);
                case NOTE -> {
                    // Says something to the reviewer; withholds nothing.
                }
            }
        }
        List<LineDecision> lines = new ArrayList<>(bill.lines().size());
        for (FeeLine line : bill.lines()) {
            lines.add(settle(line, refused[line.index()], suspect[line.index()]));
        }
        return lines;
    }

    /** Everything is held: the screener could not decide. */
    static List<LineDecision> holdAll(Bill bill) {
        return bill.lines().stream()
                .map(line -> decision(line, line.fundFen(), 0))
                .toList();
    }

    private static void raise(long[] stakes, RuleFinding finding) {
        for (RuleFinding.Stake stake : finding.stakes()) {
            stakes[stake.line()] = Math.max(stakes[stake.line()], stake.amountFen());
        }
    }

    /** The stakes are of the billed amount; the fund withholds its own share of them. */
    private static LineDecision settle(FeeLine line, long refusedStake, long suspectStake) {
        long refused = share(line, refusedStake);
        long together = share(line, Math.max(refusedStake, suspectStake));
        return decision(line, together - refused, refused);
    }

    private static long share(FeeLine line, long stake) {
        return stake == NOTHING ? 0 : Proportions.up(line.fundFen(), stake, line.amountFen());
    }

    private static LineDecision decision(FeeLine line, long held, long refused) {
        return new LineDecision(line.lineId(), line.fundFen(), line.fundFen() - held - refused, held, refused);
    }

    /** The graver first: REFUSE, HOLD, NOTE. */
    static int rank(Consequence consequence) {
        return switch (consequence) {
            case REFUSE -> 0;
            case HOLD -> 1;
            case NOTE -> 2;
        };
    }
}
