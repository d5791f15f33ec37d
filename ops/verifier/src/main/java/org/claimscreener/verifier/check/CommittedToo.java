package org.claimscreener.verifier.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.book.Group;
import org.claimscreener.wire.TopicCatalogue;

/**
 * COMMITTED: what binds is also what readers of committed records see, once transactions are through: the record itself,
 * or an equal copy when its own transaction was aborted. A commit that failed and was passed over shows here.
 */
final class CommittedToo implements Check {
    private final Tally tally;
    private final Map<Group, Waiting> waiting = new LinkedHashMap<>();
    private final Map<Place, Group> places = new HashMap<>();

    CommittedToo(Tally tally) {
        this.tally = tally;
    }

    /** A binding answer that the committed view does not have yet. */
    private static final class Waiting {
        private final String name;
        private final long sinceMillis;
        private final List<Place> copies = new ArrayList<>();

        private Waiting(String name, long sinceMillis) {
            this.name = name;
            this.sinceMillis = sinceMillis;
        }
    }

    @Override
    public void decision(Seen.OfDecision seen) {
        look(seen);
    }

    @Override
    public void receipt(Seen.OfReceipt seen) {
        look(seen);
    }

    private void look(Seen.Answered seen) {
        switch (seen.standing()) {
            case BINDING, ANEW -> {
                tally.judged();
                if (!seen.message().committed()) {
                    Waiting answer = new Waiting(seen.name(), seen.message().timestamp());
                    waiting.put(seen.group(), answer);
                    await(seen, answer);
                }
            }
            case COPY -> {
                Waiting answer = waiting.get(seen.group());
                if (answer == null) {
                    return;
                }
                if (seen.message().committed()) {
                    done(seen.group());
                } else {
                    await(seen, answer);
                }
            }
            case CONTRADICTION -> {
                // Not what binds, so its being committed helps nobody.
            }
        }
    }

    private void await(Seen.Answered seen, Waiting answer) {
        answer.copies.add(seen.place());
        places.put(seen.place(), seen.group());
    }

    private void done(Group group) {
        Waiting answer = waiting.remove(group);
        if (answer != null) {
            answer.copies.forEach(places::remove);
        }
    }

    @Override
    public void committed(int partition, long offset) {
        Group group = places.get(new Place(TopicCatalogue.DECISIONS, partition, offset));
        if (group != null) {
            done(group);
        }
    }

    @Override
    public void endJudging(Horizon horizon) {
        Iterator<Waiting> each = waiting.values().iterator();
        while (each.hasNext()) {
            Waiting answer = each.next();
            if (horizon.overdue(answer.sinceMillis)) {
                tally.violated(
                        answer.name,
                        answer.copies,
                        "binds, but no copy of it is in the committed view " + horizon.age(answer.sinceMillis) / 1_000
                                + " s after its append: auditors and all who read committed miss it");
                answer.copies.forEach(places::remove);
                each.remove();
            }
        }
    }
}
