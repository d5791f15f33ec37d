package org.claimscreener.verifier.check;

import java.util.List;

import org.claimscreener.verifier.book.Named;
import org.claimscreener.wire.record.Decision;

/** I6: nothing comes out that did not go in, and what went in is decided, dead-lettered, in flight or accused. */
final class Accounted implements Check {
    private final Tally tally;
    private final Tally moneyTally;
    private final EveryInputEnds inputs;
    private long decisions;
    private long receipts;
    private long copies;
    private long letters;
    private long fundFen;
    private long releasedFen;
    private long heldFen;
    private long refusedFen;
    private boolean reported;

    /**
     * @param moneyTally of I3: where single decisions do not add up, the sums need not
     */
    Accounted(Tally tally, Tally moneyTally, EveryInputEnds inputs) {
        this.tally = tally;
        this.moneyTally = moneyTally;
        this.inputs = inputs;
    }

    @Override
    public void decision(Seen.OfDecision seen) {
        account(seen);
        if (seen.standing().binds()) {
            Decision decision = seen.decision();
            decisions++;
            fundFen += decision.getFundFen();
            releasedFen += decision.getReleasedFen();
            heldFen += decision.getHeldFen();
            refusedFen += decision.getRefusedFen();
        }
    }

    @Override
    public void receipt(Seen.OfReceipt seen) {
        account(seen);
        receipts += seen.standing().binds() ? 1 : 0;
    }

    private void account(Seen.Answered seen) {
        switch (seen.standing()) {
            case COPY -> copies++;
            case CONTRADICTION -> {
                // Accused already.
            }
            case BINDING, ANEW -> {
                tally.judged();
                switch (seen.source().kind()) {
                    case FOUND -> {
                        // As it should be.
                    }
                    case BEFORE_THE_LOG -> tally.notChecked("the input is older than the log");
                    case NOTHING, ELSEWHERE ->
                        tally.violated(
                                seen.name(),
                                List.of(seen.place()),
                                "the answer names an input that is not there: " + source(seen));
                }
            }
        }
    }

    private static String source(Seen.Answered seen) {
        var source = seen instanceof Seen.OfDecision decision
                ? decision.decision().getSource()
                : ((Seen.OfReceipt) seen).receipt().getSource();
        return source.getTopic() + "-" + source.getPartition() + "@" + source.getOffset();
    }

    @Override
    public void letter(Seen.Letter seen) {
        letters++;
        Named.Kind kind = seen.source().kind();
        switch (kind) {
            case FOUND -> tally.judged();
            case BEFORE_THE_LOG -> tally.notChecked("the input is older than the log");
            case ELSEWHERE -> tally.notChecked("the dead letter is of another topic's input");
            case NOTHING -> {
                tally.judged();
                String id = seen.letter().getSettlementId();
                var source = seen.letter().getSource();
                tally.violated(
                        id == null ? "" : id,
                        List.of(seen.place()),
                        "the dead letter names an input that is not there: " + source.getTopic() + "-"
                                + source.getPartition() + "@" + source.getOffset());
            }
        }
    }

    @Override
    public void endJudging(Horizon horizon) {
        if (reported) {
            return;
        }
        long accounted =
                inputs.answered() + inputs.dead() - inputs.deadAndAnswered() + inputs.inFlight() + inputs.unanswered();
        if (accounted != inputs.inputs()) {
            reported = true;
            tally.violated(
                    "",
                    List.of(),
                    inputs.inputs() + " inputs went in, but " + accounted
                            + " are decided, dead-lettered, in flight or unanswered");
        }
        if (moneyTally.violations() == 0 && fundFen != releasedFen + heldFen + refusedFen) {
            reported = true;
            tally.violated(
                    "",
                    List.of(),
                    "the decisions screened " + fundFen + " fen, but " + (releasedFen + heldFen + refusedFen)
                            + " are released, held or refused");
        }
    }

    long decisions() {
        return decisions;
    }

    long receipts() {
        return receipts;
    }

    long copies() {
        return copies;
    }

    long letters() {
        return letters;
    }

    long fundFen() {
        return fundFen;
    }

    long releasedFen() {
        return releasedFen;
    }

    long heldFen() {
        return heldFen;
    }

    long refusedFen() {
        return refusedFen;
    }
}
