package org.claimscreener.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.audit.AuditProblem.Kind;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the chains of a log are as they were written. It is fed with what committed readers see, each
 * partition in its order.
 *
 * <p>What it can know: a record that was changed, left out, moved or put in breaks the chain; whoever computes the chain
 * anew breaks it at the next checkpoint that was signed, if the keys are given; and whoever cuts it off at its end cuts it off
 * before a checkpoint that was kept elsewhere, if one is given. Records behind the newest checkpoint are as safe as the log.
 *
 * <p>Memory: some hundred bytes a writer, and 50 for each gap. Not thread-safe.
 */
public final class AuditCheck {
    private final Optional<AuditKeys> keys;
    private final Consumer<AuditProblem> problems;
    private final Map<String, WriterChain> chains = new TreeMap<>();
    private final WireDecoder decoder = WireDecoder.create();

    /**
     * Without anything seen.
     *
     * @param keys of the writers; empty = signatures are not checked
     * @param kept checkpoints that were kept elsewhere
     * @param problems is told each problem once, when it is seen
     */
    public AuditCheck(Optional<AuditKeys> keys, Collection<AuditCheckpoint> kept, Consumer<AuditProblem> problems) {
        this.keys = keys;
        this.problems = problems;
        for (AuditCheckpoint checkpoint : kept) {
            if (isSigned(checkpoint, "a kept checkpoint")) {
                chain(checkpoint.getWriterId()).keep(checkpoint);
            }
        }
    }

    /**
     * The next record of the log.
     *
     * @param place where it stands, for messages
     * @param key under which it stands, as text
     * @param value its bytes; null when it has none
     * @return what it is; empty when nobody can read it, or it is nothing of the audit
     */
    public Optional<SpecificRecord> take(String place, String key, byte @Nullable [] value) {
        Decoded decoded = decoder.decode(value);
        if (decoded instanceof Decoded.Accepted accepted) {
            if (accepted.message() instanceof AuditRecord entry) {
                checkKey(place, key, entry.getWriterId(), entry.getSequence());
                chain(entry.getWriterId()).entry(place, entry);
                return Optional.of(entry);
            }
            if (accepted.message() instanceof AuditCheckpoint checkpoint) {
                checkKey(place, key, checkpoint.getWriterId(), checkpoint.getSequence());
                boolean signed = isSigned(checkpoint, place);
                chain(checkpoint.getWriterId()).checkpoint(place, checkpoint, signed);
                return Optional.of(checkpoint);
            }
        }
        String why = decoded instanceof Decoded.Rejected rejected ? rejected.message() : "it is nothing of the audit";
        tell(Kind.UNREADABLE, "", 0, place, why);
        return Optional.empty();
    }

    private void checkKey(String place, String key, String writerId, long sequence) {
        if (!key.equals(writerId)) {
            tell(
                    Kind.MISPLACED,
                    writerId,
                    sequence,
                    place,
                    "its key is not its writer's id: its writer would not have put it there");
        }
    }

    private boolean isSigned(AuditCheckpoint checkpoint, String place) {
        if (keys.isEmpty()) {
            return true;
        }
        if (!keys.get().knows(checkpoint)) {
            tell(
                    Kind.UNKNOWN_KEY,
                    checkpoint.getWriterId(),
                    checkpoint.getSequence(),
                    place,
                    "signed with key " + checkpoint.getKeyId() + ", which is not among the writer's keys that were"
                            + " given; add it if the writer says that it is its own");
            return false;
        }
        if (!keys.get().verifies(checkpoint)) {
            tell(
                    Kind.BAD_SIGNATURE,
                    checkpoint.getWriterId(),
                    checkpoint.getSequence(),
                    place,
                    "the checkpoint was not signed like this: it was changed, or made by somebody else");
            return false;
        }
        return true;
    }

    private void tell(Kind kind, String writerId, long sequence, String place, String meaning) {
        problems.accept(new AuditProblem(kind, writerId, sequence, place, meaning));
    }

    private WriterChain chain(String writerId) {
        return chains.computeIfAbsent(writerId, id -> new WriterChain(id, problems));
    }

    /** The log was fed up to its end as it is now: looks whether a chain ends too early. May be called again. */
    public void atEnd() {
        chains.values().forEach(WriterChain::atEnd);
    }

    /** What was seen of each writer, by writer id. */
    public List<AuditChain> chains() {
        return chains.values().stream().map(WriterChain::summary).toList();
    }

    /** Of each writer the newest checkpoint, seen or kept, with a good signature where keys are given: to be kept. */
    public List<AuditCheckpoint> newestCheckpoints() {
        List<AuditCheckpoint> newest = new ArrayList<>();
        chains.values().forEach(chain -> chain.newest().ifPresent(newest::add));
        return newest;
    }
}
