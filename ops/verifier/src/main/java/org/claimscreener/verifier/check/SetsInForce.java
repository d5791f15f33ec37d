package org.claimscreener.verifier.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;

/**
 * The second half of I8: the set that decided is one that the job said was in force as a whole. Which of them at what moment
 * is not looked at: a settlement is stamped at the first operator and may wait for seconds, and the job says that a set is
 * in force only once every subtask stamps by it. Not thread-safe.
 */
final class SetsInForce {
    static final String NO_STATUSES =
            "no statuses: the log does not say which packs were in force, as when they came with the job's start";
    static final String BEFORE_STATUSES = "decided before the job's first status, by packs that no status names";
    static final String STATUSES_GONE =
            "no status that is still there names its set, and older ones are gone: they are kept for 90 days";

    private static final String JOB = "screening";
    private static final int WHOLE_JOB = -1;
    private static final int MOST_NAMED = 5;
    private static final int DIGEST_DIGITS = 12;

    /** Brokers' clocks differ by less. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Tally tally;

    /** Sets that were in force, and in words, in the order of the statuses. */
    private final Map<String, String> inForce = new LinkedHashMap<>();

    /** Decisions that no status will accuse, by set. */
    private final Map<String, Long> unjudged = new HashMap<>();

    private final List<Open> open = new ArrayList<>();
    private long firstStatusMillis = Long.MAX_VALUE;
    private long firstInForceMillis = Long.MAX_VALUE;
    private boolean beginningGone;

    private record Open(String name, Place place, long appendedMillis, List<PackRef> packs) {}

    SetsInForce(Tally tally) {
        this.tally = tally;
    }

    /** Where the log of statuses begins. */
    void begins(long offset) {
        beginningGone |= offset > 0;
    }

    /** The job says something. */
    void status(LogRecord message, PackStatus status) {
        if (!status.getJob().equals(JOB)) {
            return;
        }
        firstStatusMillis = Math.min(firstStatusMillis, message.timestamp());
        boolean ofAll = status.getSubtask() == WHOLE_JOB
                && (status.getState() == PackState.ACTIVE || status.getState() == PackState.RETIRED);
        if (!ofAll) {
            return;
        }
        inForce.put(key(status.getInForce()), words(status.getInForce()));
        if (!status.getInForce().isEmpty()) {
            firstInForceMillis = Math.min(firstInForceMillis, message.timestamp());
        }
    }

    /** Whether the job has said anything at all. */
    boolean areTold() {
        return firstStatusMillis != Long.MAX_VALUE;
    }

    /** A decision that binds, and whose set is one by itself. */
    void decided(Seen.OfDecision seen) {
        List<PackRef> packs = seen.decision().getPacks();
        String key = key(packs);
        if (inForce.containsKey(key)) {
            tally.judged();
        } else if (beginningGone || seen.message().timestamp() < firstStatusMillis) {
            unjudged.merge(key, 1L, Long::sum);
        } else if (packs.isEmpty()) {
            withoutPacks(seen);
        } else {
            open.add(new Open(seen.name(), seen.place(), seen.message().timestamp(), packs));
        }
    }

    /** Right while nothing was in force yet: an input that came after the job said so cannot have been stamped before. */
    private void withoutPacks(Seen.OfDecision seen) {
        tally.judged();
        long late = seen.decision().getReceivedAt().toEpochMilli() - firstInForceMillis;
        if (firstInForceMillis != Long.MAX_VALUE && late > TOLERANCE.toMillis()) {
            tally.violated(
                    seen.name(),
                    List.of(seen.place()),
                    "held because no pack was in force, although it came " + late / 1_000
                            + " s after some were; in force " + inForceInWords());
        }
    }

    /** Judges what has waited long enough for the job to say that its set is in force. */
    void judge(Horizon horizon) {
        Iterator<Open> each = open.iterator();
        while (each.hasNext()) {
            Open decided = each.next();
            if (inForce.containsKey(key(decided.packs()))) {
                each.remove();
                tally.judged();
            } else if (horizon.overdue(decided.appendedMillis())) {
                each.remove();
                accuse(decided);
            }
        }
        countUnjudged();
    }

    private void accuse(Open decided) {
        tally.judged();
        tally.violated(
                decided.name(),
                List.of(decided.place()),
                "decided by " + words(decided.packs()) + ", a set that was never in force; in force "
                        + inForceInWords());
    }

    private void countUnjudged() {
        unjudged.entrySet().removeIf(entry -> {
            // Before the job said anything, nothing was in force yet.
            boolean nothingYet = entry.getKey().isEmpty() && areTold() && !beginningGone;
            boolean known = nothingYet || inForce.containsKey(entry.getKey());
            tally.judged(known ? entry.getValue() : 0);
            return known;
        });
        long count = unjudged.values().stream().mapToLong(Long::longValue).sum();
        String reason = beginningGone ? STATUSES_GONE : areTold() ? BEFORE_STATUSES : NO_STATUSES;
        for (String each : List.of(STATUSES_GONE, BEFORE_STATUSES, NO_STATUSES)) {
            tally.notCheckedInAll(each, each.equals(reason) ? count : 0);
        }
    }

    private String inForceInWords() {
        if (inForce.isEmpty()) {
            return "was none";
        }
        String first = inForce.values().stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
        int more = inForce.size() - MOST_NAMED;
        return "were: " + first + (more > 0 ? "; and " + more + " more sets" : "");
    }

    private static String key(List<PackRef> packs) {
        return packs.stream()
                .map(pack -> pack.getPackId() + "=" + pack.getDigest())
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** Ids, versions and the first digits of digests. */
    static String words(List<PackRef> packs) {
        if (packs.isEmpty()) {
            return "no pack";
        }
        return packs.stream()
                .map(pack -> pack.getPackId() + " " + pack.getVersion() + " (" + digits(pack.getDigest()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String digits(String digest) {
        return digest.substring(0, Math.min(DIGEST_DIGITS, digest.length()));
    }
}
