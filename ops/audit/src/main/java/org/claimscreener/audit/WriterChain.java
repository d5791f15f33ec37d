package org.claimscreener.audit;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.claimscreener.audit.AuditProblem.Kind;
import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/** One writer's chain, as it is read. Not thread-safe. */
final class WriterChain {
    /** So many gaps are remembered; a record that comes back out of another one is told as a fork. */
    private static final int MAX_GAPS = 10_000;

    private final String writerId;
    private final Consumer<AuditProblem> problems;
    private final NavigableMap<Long, AuditCheckpoint> kept = new TreeMap<>();

    /** First missing number to last missing number. */
    private final NavigableMap<Long, Long> gaps = new TreeMap<>();

    private long newestSequence;
    private String newestHash = AuditHash.NONE;
    private long newestNumber;
    private long signedSequence;
    private long records;
    private long checkpoints;
    private @Nullable Instant newestAt;
    private @Nullable AuditCheckpoint newestCheckpoint;
    private boolean toldTruncated;

    WriterChain(String writerId, Consumer<AuditProblem> problems) {
        this.writerId = writerId;
        this.problems = problems;
    }

    /** A checkpoint that was kept elsewhere, with a good signature. */
    void keep(AuditCheckpoint checkpoint) {
        kept.put(checkpoint.getSequence(), checkpoint);
    }

    void entry(String place, AuditRecord entry) {
        records++;
        long sequence = entry.getSequence();
        if (!AuditHash.of(entry).equals(entry.getHash())) {
            tell(Kind.EDITED, sequence, place, "its content is not what was hashed: it was changed afterwards");
        }
        AuditCheckpoint known = kept.get(sequence);
        if (known != null && !known.getHash().equals(entry.getHash())) {
            tell(
                    Kind.CHECKPOINT_DIFFERS,
                    sequence,
                    place,
                    "a checkpoint that was kept elsewhere names another hash: the chain was written anew");
        }
        if (sequence <= newestSequence) {
            again(place, sequence);
            return;
        }
        if (sequence > newestSequence + 1) {
            missing(place, newestSequence + 1, sequence - 1);
        } else if (!entry.getPreviousHash().equals(newestHash)) {
            tell(
                    Kind.EDITED,
                    newestSequence,
                    place,
                    "the record after it was written after another one: it was replaced, or made anew");
        }
        newestSequence = sequence;
        newestHash = entry.getHash();
        newestAt = entry.getAt();
    }

    private void missing(String place, long first, long last) {
        if (gaps.size() < MAX_GAPS) {
            gaps.put(first, last);
        }
        tell(
                Kind.GAP,
                first,
                place,
                (last == first ? "record " + first + " is" : "records " + first + " to " + last + " are")
                        + " missing before this one");
    }

    private void again(String place, long sequence) {
        Map.Entry<Long, Long> gap = gaps.floorEntry(sequence);
        if (gap == null || gap.getValue() < sequence) {
            tell(Kind.FORKED, sequence, place, "there is a record with this number before it: one of them was put in");
            return;
        }
        gaps.remove(gap.getKey());
        if (gap.getKey() < sequence) {
            gaps.put(gap.getKey(), sequence - 1);
        }
        if (sequence < gap.getValue()) {
            gaps.put(sequence + 1, gap.getValue());
        }
        tell(Kind.OUT_OF_ORDER, sequence, place, "it stands behind later ones: it was moved");
    }

    void checkpoint(String place, AuditCheckpoint checkpoint, boolean signed) {
        checkpoints++;
        checkNumber(place, checkpoint);
        long sequence = checkpoint.getSequence();
        if (sequence > newestSequence) {
            tell(
                    Kind.GAP,
                    newestSequence + 1,
                    place,
                    "a checkpoint signs " + sequence + " records, and before it are " + newestSequence);
        } else if (sequence < newestSequence) {
            tell(Kind.OUT_OF_ORDER, sequence, place, "a checkpoint stands behind later records: it was moved");
        } else if (!checkpoint.getHash().equals(newestHash)) {
            tell(
                    Kind.CHECKPOINT_DIFFERS,
                    sequence,
                    place,
                    "the record before this checkpoint has another hash than was signed: the chain was written anew");
        }
        if (signed && sequence == newestSequence) {
            signedSequence = sequence;
            newestCheckpoint = checkpoint;
        }
    }

    private void checkNumber(String place, AuditCheckpoint checkpoint) {
        long number = checkpoint.getNumber();
        if (number > newestNumber + 1) {
            tell(
                    Kind.GAP,
                    checkpoint.getSequence(),
                    place,
                    (number - 1 - newestNumber) + " checkpoints are missing before this one, number " + number);
        } else if (number <= newestNumber) {
            tell(
                    Kind.FORKED,
                    checkpoint.getSequence(),
                    place,
                    "checkpoint number " + number + " comes again: one of them was put in");
        }
        newestNumber = Math.max(newestNumber, number);
    }

    void atEnd() {
        if (kept.isEmpty() || toldTruncated || kept.lastKey() <= newestSequence) {
            return;
        }
        toldTruncated = true;
        tell(
                Kind.TRUNCATED,
                newestSequence + 1,
                "",
                "a checkpoint that was kept elsewhere signs " + kept.lastKey() + " records, and the log ends after "
                        + newestSequence + ": its end was cut off");
    }

    private void tell(Kind kind, long sequence, String place, String meaning) {
        problems.accept(new AuditProblem(kind, writerId, sequence, place, meaning));
    }

    AuditChain summary() {
        return new AuditChain(
                writerId, records, Optional.ofNullable(newestAt), checkpoints, newestSequence - signedSequence);
    }

    /** The newest checkpoint, seen or kept. */
    Optional<AuditCheckpoint> newest() {
        Map.Entry<Long, AuditCheckpoint> last = kept.lastEntry();
        if (last != null && (newestCheckpoint == null || newestCheckpoint.getSequence() < last.getKey())) {
            return Optional.of(last.getValue());
        }
        return Optional.ofNullable(newestCheckpoint);
    }
}
