package org.claimscreener.verifier.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.claimscreener.verifier.book.Lines;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.Verdict;

/** I3: every fen of every line is released, held or refused; and the verdict says what happens to the money. */
final class MoneyAddsUp implements Check {
    private final Tally tally;

    MoneyAddsUp(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void decision(Seen.OfDecision seen) {
        if (!seen.standing().binds()) {
            return;
        }
        tally.judged();
        fault(seen).ifPresent(fault -> tally.violated(seen.name(), List.of(seen.place()), fault));
        if (!seen.content().known()) {
            tally.notChecked("the settlement is not in the log: its share and lines were not compared");
        }
    }

    private static Optional<String> fault(Seen.OfDecision seen) {
        Decision decision = seen.decision();
        return lineFault(decision)
                .or(() -> sumFault(decision))
                .or(() -> verdictFault(decision))
                .or(() -> inputFault(seen));
    }

    private static Optional<String> lineFault(Decision decision) {
        for (LineDecision line : decision.getLines()) {
            if (line.getFundFen() < 0
                    || line.getReleasedFen() < 0
                    || line.getHeldFen() < 0
                    || line.getRefusedFen() < 0) {
                return Optional.of("line " + line.getLineId() + " has a negative amount");
            }
            long parts = sum(line.getReleasedFen(), sum(line.getHeldFen(), line.getRefusedFen()));
            if (parts != line.getFundFen()) {
                return Optional.of("line " + line.getLineId() + ": released, held and refused are " + parts
                        + " fen together, its share is " + line.getFundFen());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> sumFault(Decision decision) {
        long fund = 0;
        long released = 0;
        long held = 0;
        long refused = 0;
        for (LineDecision line : decision.getLines()) {
            fund = sum(fund, line.getFundFen());
            released = sum(released, line.getReleasedFen());
            held = sum(held, line.getHeldFen());
            refused = sum(refused, line.getRefusedFen());
        }
        return Stream.of(
                        unequal("fund_fen", decision.getFundFen(), fund),
                        unequal("released_fen", decision.getReleasedFen(), released),
                        unequal("held_fen", decision.getHeldFen(), held),
                        unequal("refused_fen", decision.getRefusedFen(), refused))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> unequal(String field, long stated, long lines) {
        return stated == lines
                ? Optional.empty()
                : Optional.of(field + " is " + stated + ", its lines come to " + lines);
    }

    private static Optional<String> verdictFault(Decision decision) {
        if (decision.getSystemReason() != null) {
            boolean holdsAll = decision.getVerdict() == Verdict.HOLD && decision.getHeldFen() == decision.getFundFen();
            return holdsAll
                    ? Optional.empty()
                    : Optional.of("it has system reason " + decision.getSystemReason()
                            + " but does not hold everything: a failure to decide must be a hold");
        }
        Verdict due = decision.getRefusedFen() > 0
                ? Verdict.REFUSE
                : decision.getHeldFen() > 0 ? Verdict.HOLD : Verdict.RELEASE;
        return due == decision.getVerdict()
                ? Optional.empty()
                : Optional.of("the verdict is " + decision.getVerdict() + ", the money says " + due);
    }

    private static Optional<String> inputFault(Seen.OfDecision seen) {
        if (!seen.content().known()) {
            return Optional.empty();
        }
        if (seen.content().fundFen() != seen.decision().getFundFen()) {
            return Optional.of("fund_fen is " + seen.decision().getFundFen() + ", the settlement's share is "
                    + seen.content().fundFen());
        }
        int[] decided = Lines.marks(
                seen.decision().getLines().stream().map(LineDecision::getLineId).toList());
        return java.util.Arrays.equals(decided, seen.content().lines())
                ? Optional.empty()
                : Optional.of("its lines are not the settlement's, each once and in the same order");
    }

    /** Stays at the largest number instead of wrapping round: amounts are not negative here. */
    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
