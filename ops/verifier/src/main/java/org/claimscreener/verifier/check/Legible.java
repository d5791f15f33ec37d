package org.claimscreener.verifier.check;

import java.util.List;

/** FORMAT: what we write can be read, and stands under its key: on that rests that one person's answers are in order. */
final class Legible implements Check {
    private final Tally tally;

    Legible(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void decision(Seen.OfDecision seen) {
        tally.judged();
    }

    @Override
    public void receipt(Seen.OfReceipt seen) {
        tally.judged();
    }

    @Override
    public void letter(Seen.Letter seen) {
        tally.judged();
    }

    @Override
    public void hold(Seen.OfHold seen) {
        tally.judged();
    }

    @Override
    public void unreadable(Seen.Unreadable seen) {
        tally.judged();
        tally.violated(seen.id(), List.of(seen.place()), seen.why());
    }
}
