package org.claimscreener.engine.screen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.drools.Evaluation;
import org.claimscreener.wire.record.SystemReason;

/**
 * Says when a pack fails so often that it does more harm than good: each failure holds a settlement that may be honest.
 * Counts the last evaluations of each pack, and needs no clock: at night as by day the same failures trip it. It only
 * says so; who hears it takes the pack out of force and calls somebody. Not thread-safe: one for each subtask.
 */
public final class PackBreaker {
    /** Evaluations looked back on: some seconds of a busy subtask, and small enough to forget a burst within minutes. */
    public static final int WINDOW = 200;

    /** Failures within the window: a tenth. Fewer is a rule that some rare settlement trips, which a person can read. */
    public static final int MOST_FAILURES = 20;

    /** Evaluations in a row over their budget: each costs its whole budget of time, so that fewer are waited for. */
    public static final int MOST_OVERRUNS_IN_A_ROW = 5;

    /** Packs counted at a time; one in force, one in the shadow and the one before each is far less. */
    private static final int MOST_PACKS = 64;

    private final Map<String, Counts> byDigest = new HashMap<>();

    /**
     * Why a pack should leave.
     *
     * @param failures among the last {@code evaluations}
     * @param overruns how many of the failures were over the budget
     * @param inARow evaluations over the budget, one after the other, at the end
     * @param lastDetail what the last failure said: it names the rule
     */
    public record Trip(String digest, int failures, int overruns, int inARow, int evaluations, String lastDetail) {
        /** For a person: what happened, how often, what it means. */
        public String inWords() {
            String how = inARow >= MOST_OVERRUNS_IN_A_ROW
                    ? inARow + " evaluations in a row went over their budget"
                    : failures + " of the last " + evaluations + " evaluations failed, " + overruns
                            + " of them over their budget";
            return "pack " + digest + " should be taken out of force: " + how
                    + "; each held a settlement for no reason of its own. The last: " + lastDetail;
        }
    }

    /**
     * Counts an evaluation.
     *
     * @param digest of the pack that was evaluated
     * @return why the pack should leave, once: after that its counts begin anew
     */
    public Optional<Trip> record(String digest, Evaluation evaluation) {
        Counts counts = countsOf(digest);
        if (evaluation instanceof Evaluation.Failed failed) {
            counts.failed(failed);
        } else {
            counts.completed();
        }
        Optional<Trip> trip = counts.trip(digest);
        trip.ifPresent(tripped -> byDigest.remove(digest));
        return trip;
    }

    /** Forgets a pack that is no longer evaluated. */
    public void forget(String digest) {
        byDigest.remove(digest);
    }

    private Counts countsOf(String digest) {
        Counts counts = byDigest.get(digest);
        if (counts == null) {
            if (byDigest.size() >= MOST_PACKS) {
                throw new IllegalStateException(
                        "more than " + MOST_PACKS + " packs are counted: forget() those that are retired");
            }
            counts = new Counts();
            byDigest.put(digest, counts);
        }
        return counts;
    }

    private enum Kind {
        COMPLETED,
        ERROR,
        OVERRUN
    }

    /** The last evaluations of one pack. */
    private static final class Counts {
        private final Deque<Kind> window = new ArrayDeque<>(WINDOW + 1);
        private int failures;
        private int overruns;
        private int inARow;
        private String lastDetail = "";

        void completed() {
            inARow = 0;
            add(Kind.COMPLETED);
        }

        void failed(Evaluation.Failed failed) {
            boolean overrun = failed.reason() == SystemReason.BUDGET_EXCEEDED;
            inARow = overrun ? inARow + 1 : 0;
            lastDetail = failed.detail();
            add(overrun ? Kind.OVERRUN : Kind.ERROR);
        }

        private void add(Kind kind) {
            window.addLast(kind);
            count(kind, 1);
            if (window.size() > WINDOW) {
                count(window.removeFirst(), -1);
            }
        }

        private void count(Kind kind, int by) {
            failures += kind == Kind.COMPLETED ? 0 : by;
            overruns += kind == Kind.OVERRUN ? by : 0;
        }

        Optional<Trip> trip(String digest) {
            boolean trips = failures >= MOST_FAILURES || inARow >= MOST_OVERRUNS_IN_A_ROW;
            return trips
                    ? Optional.of(new Trip(digest, failures, overruns, inARow, window.size(), lastDetail))
                    : Optional.empty();
        }
    }
}
