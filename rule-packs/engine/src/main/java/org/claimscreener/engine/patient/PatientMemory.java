package org.claimscreener.engine.patient;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * One patient's memory; in the job, keyed state of the current key. What cannot be read or written throws, and the task
 * restarts from its checkpoint; only the past may be unreadable without that.
 */
public interface PatientMemory {
    /** Everything remembered, in any order; empty when it cannot be read. */
    Optional<List<Remembered>> past();

    /** What is remembered of a settlement, or null. */
    @Nullable
    Remembered visit(String settlementId);

    /** Adds one, or replaces the one of the same settlement, and touches nothing else. */
    void putVisit(Remembered remembered);

    /** Forgets one, and touches nothing else. */
    void removeVisit(String settlementId);

    /** What was answered about a settlement, or null. */
    @Nullable
    LedgerEntry answered(String settlementId);

    void putAnswered(String settlementId, LedgerEntry entry);

    /** An answer that the log records and that no input has met yet, or null. */
    @Nullable
    ByteBuffer recorded(AnswerKey key);

    void putRecorded(AnswerKey key, ByteBuffer answer);

    void removeRecorded(AnswerKey key);

    /** Whether any answer is recorded that no input has met yet. */
    boolean awaitsInputs();

    /** Whether a settlement of that id waits, see {@link Outcome.Waits}. */
    boolean settlementWaits(String settlementId);
}
