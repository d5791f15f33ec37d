package org.claimscreener.verifier.check;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.book.Answer;

/** I1: the first decision of a settlement binds, and so does the first receipt of a reversal; all others are its copies. */
final class OneAnswer implements Check {
    private final Tally tally;

    OneAnswer(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void decision(Seen.OfDecision seen) {
        look(seen, seen.group().answer(), "decision");
    }

    @Override
    public void receipt(Seen.OfReceipt seen) {
        look(seen, seen.group().answer(), "receipt");
    }

    private void look(Seen.Answered seen, @org.jspecify.annotations.Nullable Answer binding, String kind) {
        switch (seen.standing()) {
            case BINDING -> tally.judged();
            case ANEW -> tally.notChecked("answered anew after the ledger's 40 days");
            case COPY -> {
                // As it should be.
            }
            case CONTRADICTION -> {
                List<Place> places = new ArrayList<>(List.of(seen.place()));
                if (binding != null) {
                    places.add(binding.place());
                }
                tally.violated(
                        seen.name(),
                        places,
                        "another " + kind + " than the binding one, which stands second here; whoever obeyed this one"
                                + " acted wrongly");
            }
        }
    }
}
