package org.claimscreener.verifier.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.verifier.PackSet;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackStatus;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * I8: a decision names each pack once, and its set was in force once, {@link SetsInForce}. In a log without statuses packs
 * came with the job's start: there, once inputs of a partition are decided by a new set, later ones do not go back to an old
 * one. Later by more than the tolerance: institutions overtake each other by a little.
 */
final class PackSets implements Check {
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** Nobody deploys as often in the time that a log is kept; what comes after is not looked at. */
    private static final int MOST_SETS = 10_000;

    private final Tally tally;
    private final SetsInForce inForce;
    private final boolean changesAllowed;
    private final Map<Key, Use> uses = new LinkedHashMap<>();
    private final Set<String> accused = new HashSet<>();

    PackSets(Tally tally, boolean changesAllowed) {
        this.tally = tally;
        this.inForce = new SetsInForce(tally);
        this.changesAllowed = changesAllowed;
    }

    private record Key(int partition, String packs) {}

    /** Where the log of statuses begins. */
    void statusesBegin(long offset) {
        inForce.begins(offset);
    }

    /** The job says what is in force. */
    void status(LogRecord message, PackStatus status) {
        inForce.status(message, status);
    }

    @Override
    public void decision(Seen.OfDecision seen) {
        if (!seen.standing().binds()) {
            return;
        }
        Optional<String> fault = fault(seen.decision());
        if (fault.isPresent()) {
            tally.judged();
            tally.violated(seen.name(), List.of(seen.place()), fault.get());
            return;
        }
        inForce.decided(seen);
        if (seen.source().input() == null || seen.decision().getPacks().isEmpty()) {
            return;
        }
        Key key = new Key(
                seen.source().input().partition(),
                SetsInForce.words(seen.decision().getPacks()));
        Use use = uses.get(key);
        if (use == null) {
            if (uses.size() == MOST_SETS) {
                tally.notChecked("more than " + MOST_SETS + " pack sets");
                return;
            }
            use = new Use(key);
            uses.put(key, use);
        }
        use.add(seen);
    }

    private static Optional<String> fault(Decision decision) {
        List<PackRef> packs = decision.getPacks();
        if (packs.isEmpty()) {
            boolean said = decision.getSystemReason() == SystemReason.NO_PACK && decision.getVerdict() == Verdict.HOLD;
            return said ? Optional.empty() : Optional.of("no pack decided it, and it does not say so");
        }
        for (int i = 1; i < packs.size(); i++) {
            int order = packs.get(i - 1).getPackId().compareTo(packs.get(i).getPackId());
            if (order == 0) {
                return Optional.of("pack " + packs.get(i).getPackId() + " decided it in two versions");
            }
            if (order > 0) {
                return Optional.of("its packs are not in the order of their ids");
            }
        }
        return Optional.empty();
    }

    @Override
    public void endJudging(Horizon horizon) {
        inForce.judge(horizon);
        if (changesAllowed || inForce.areTold()) {
            return;
        }
        Map<Integer, List<Use>> byPartition = new LinkedHashMap<>();
        uses.values()
                .forEach(use -> byPartition
                        .computeIfAbsent(use.key.partition(), partition -> new ArrayList<>())
                        .add(use));
        byPartition.values().stream().filter(sets -> sets.size() > 1).forEach(this::compare);
    }

    private void compare(List<Use> sets) {
        for (Use old : sets) {
            for (Use next : sets) {
                if (old.firstMillis < next.firstMillis
                        && old.lastMillis - next.firstMillis > TOLERANCE.toMillis()
                        && accused.add(old.key + " " + next.key)) {
                    tally.violated(
                            old.lastId,
                            old.lastPlaces(next),
                            "decided by " + old.key.packs() + ", although " + next.key.packs() + " had replaced it "
                                    + (old.lastMillis - next.firstMillis) / 1_000
                                    + " s before, with the input that stands last here");
                }
            }
        }
    }

    /** What decided what, by partition and time. */
    List<PackSet> sets() {
        return uses.values().stream()
                .map(Use::summary)
                .sorted(Comparator.comparing(PackSet::partition).thenComparing(PackSet::firstAt))
                .toList();
    }

    /** One set in one partition, in the time of its inputs. */
    private static final class Use {
        private final Key key;
        private long firstMillis = Long.MAX_VALUE;
        private long lastMillis = Long.MIN_VALUE;
        private long firstOffset = Long.MAX_VALUE;
        private long lastOffset = -1;
        private String lastId = "";
        private @Nullable Place lastAnswer;
        private @Nullable Place lastInput;
        private @Nullable Place firstInput;
        private long decisions;

        private Use(Key key) {
            this.key = key;
        }

        private void add(Seen.OfDecision seen) {
            var input = java.util.Objects.requireNonNull(seen.source().input(), "looked at before");
            decisions++;
            if (input.offset() < firstOffset) {
                firstOffset = input.offset();
                firstMillis = input.timestamp();
                firstInput = input.place();
            }
            if (input.offset() > lastOffset) {
                lastOffset = input.offset();
                lastMillis = input.timestamp();
                lastId = seen.name();
                lastAnswer = seen.place();
                lastInput = input.place();
            }
        }

        private List<Place> lastPlaces(Use next) {
            List<Place> places = new ArrayList<>();
            for (Place place : java.util.Arrays.asList(lastAnswer, lastInput, next.firstInput)) {
                if (place != null) {
                    places.add(place);
                }
            }
            return places;
        }

        private PackSet summary() {
            return new PackSet(
                    key.packs(),
                    key.partition(),
                    firstOffset,
                    lastOffset,
                    Instant.ofEpochMilli(firstMillis),
                    Instant.ofEpochMilli(lastMillis),
                    decisions);
        }
    }
}
