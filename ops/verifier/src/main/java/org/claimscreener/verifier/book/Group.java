package org.claimscreener.verifier.book;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Inputs that are answered together: those of one settlement id, those of one reversal, or one that nobody can read. */
public abstract sealed class Group permits SettlementTrack, ReversalTrack, OpaqueTrack {
    private @Nullable InputTrack newest;
    private @Nullable Content contents;
    private boolean watched;

    /** How people call it: settlement id, and reversal id. */
    public abstract String name();

    /** All inputs, in the order in which they came into the book: within a partition that of the log. */
    public final List<InputTrack> inputs() {
        InputTrack last = newest;
        if (last == null) {
            return List.of();
        }
        if (last.before == null) {
            return List.of(last);
        }
        List<InputTrack> inputs = new ArrayList<>();
        for (InputTrack input = last; input != null; input = input.before) {
            inputs.add(input);
        }
        Collections.reverse(inputs);
        return inputs;
    }

    /** All contents, in no order. */
    public final List<Content> contents() {
        Content last = contents;
        if (last == null) {
            return List.of();
        }
        if (last.before == null) {
            return List.of(last);
        }
        List<Content> all = new ArrayList<>();
        for (Content content = last; content != null; content = content.before) {
            all.add(content);
        }
        return all;
    }

    /** Whether all its inputs are answered by the same records, whatever they say. */
    public final boolean answersAreShared() {
        return this instanceof ReversalTrack;
    }

    final void add(InputTrack input) {
        input.before = newest;
        newest = input;
    }

    final void add(Content content) {
        content.before = contents;
        contents = content;
    }

    final boolean watched() {
        return watched;
    }

    final void setWatched(boolean now) {
        watched = now;
    }

    /** Nothing newer than this belongs to it, in milliseconds since 1970. */
    long lastMillis() {
        long last = Long.MIN_VALUE;
        for (InputTrack input = newest; input != null; input = input.before) {
            last = Math.max(last, input.timestamp());
        }
        return last;
    }
}
