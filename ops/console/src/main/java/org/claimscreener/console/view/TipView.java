package org.claimscreener.console.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipStep;

/**
 * A tip with all that is known of it, but for who reported.
 *
 * @param report as it was entered, without seal and pseudonym; empty when the log does not have it
 * @param anonymous whether it has no reporter; empty when the log does not have the tip
 * @param sources holds and cases that belong to it, the newest {@value #MOST_SOURCES} first
 * @param sourceCount how many belong to it
 * @param steps what happened to it, the newest {@value #MOST_STEPS} first
 */
public record TipView(
        TipRow now,
        Optional<Tip> report,
        Optional<Boolean> anonymous,
        List<Source> sources,
        long sourceCount,
        List<TipStep> steps) {
    public static final int MOST_SOURCES = 100;
    public static final int MOST_STEPS = 200;

    public TipView {
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
    }

    /**
     * A hold or a case.
     *
     * @param hold whether it is a hold that the desk knows
     * @param fen what it brought, in fen
     */
    public record Source(String id, boolean hold, Instant linkedAt, long fen) {}
}
