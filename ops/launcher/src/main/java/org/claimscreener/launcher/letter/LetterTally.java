package org.claimscreener.launcher.letter;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.claimscreener.wire.record.DeadLetterReason;

/**
 * Letters by reason, and the newest of them. Holds a row a reason and at most so many letters a topic's partition, whatever
 * the topic has. Not thread-safe.
 */
public final class LetterTally {
    private final int most;
    private final Predicate<Letter> wanted;
    private final Map<DeadLetterReason, Row> rows = new EnumMap<>(DeadLetterReason.class);
    private final Map<Integer, Deque<Letter>> newest = new TreeMap<>();

    /**
     * How many letters a reason has.
     *
     * @param first when the oldest was written
     * @param last when the newest was
     */
    public record Row(DeadLetterReason reason, long letters, Instant first, Instant last) {
        private Row with(Instant at) {
            return new Row(reason, letters + 1, at.isBefore(first) ? at : first, at.isAfter(last) ? at : last);
        }
    }

    /**
     * Takes what is wanted.
     *
     * @param most letters that {@link #newest} gives, from 1
     */
    public LetterTally(int most, Predicate<Letter> wanted) {
        this.most = most;
        this.wanted = wanted;
    }

    /** Takes the letters of a partition in their order. */
    public void take(Letter letter) {
        if (!wanted.test(letter)) {
            return;
        }
        DeadLetterReason reason = letter.letter().getReason();
        Row before = rows.get(reason);
        rows.put(reason, before == null ? new Row(reason, 1, letter.at(), letter.at()) : before.with(letter.at()));
        Deque<Letter> kept = newest.computeIfAbsent(letter.place().partition(), partition -> new ArrayDeque<>());
        kept.addLast(letter);
        if (kept.size() > most) {
            kept.removeFirst();
        }
    }

    /** The reasons that there are, in the order of their list. */
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** The newest, oldest of them first. */
    public List<Letter> newest() {
        List<Letter> all = new ArrayList<>();
        newest.values().forEach(all::addAll);
        all.sort(Comparator.comparing(Letter::at)
                .thenComparing(letter -> letter.place().partition())
                .thenComparing(letter -> letter.place().offset()));
        return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    /** How many were taken. */
    public long letters() {
        return rows.values().stream().mapToLong(Row::letters).sum();
    }
}
