package org.claimscreener.verifier.check;

import java.util.List;

import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.book.Answer;
import org.claimscreener.verifier.book.InputTrack;
import org.claimscreener.verifier.book.ReversalTrack;
import org.claimscreener.wire.TopicCatalogue;

/** I5: one person's inputs at one institution take effect in their order, and a withdrawal after what it withdraws. */
final class OrderKept implements Check {
    private final Tally tally;
    private long beforeInput;

    OrderKept(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void decision(Seen.OfDecision seen) {
        if (!seen.standing().binds()) {
            return;
        }
        inOrder(seen);
        for (ReversalTrack reversal : seen.group().reversals()) {
            Answer receipt = reversal.answer();
            if (receipt != null && receipt.patient() == seen.patient()) {
                tally.violated(
                        reversal.name(),
                        List.of(receipt.place(), seen.place()),
                        "the receipt stands before the decision that it withdraws");
            }
        }
    }

    @Override
    public void receipt(Seen.OfReceipt seen) {
        if (seen.standing().binds()) {
            inOrder(seen);
        }
    }

    private void inOrder(Seen.Answered seen) {
        InputTrack input = seen.source().input();
        if (input == null || input.content().group() != seen.group()) {
            return;
        }
        String institution = input.content().institution();
        if (institution == null) {
            return;
        }
        if (seen.message().timestamp() < input.timestamp()) {
            beforeInput++;
        }
        tally.judged();
        long before = seen.patient().effect(institution, input.partition(), input.offset());
        if (before > input.offset()) {
            tally.violated(
                    seen.name(),
                    List.of(
                            seen.place(),
                            input.place(),
                            new Place(TopicCatalogue.SETTLEMENTS, input.partition(), before)),
                    "the input that stands second here took effect after the third, which the same institution sent"
                            + " later for the same person");
        }
    }

    /** Answers whose append time lies before that of their input. */
    long beforeInput() {
        return beforeInput;
    }
}
