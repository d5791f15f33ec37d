package org.claimscreener.audit;

import java.time.Instant;

import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;

/**
 * Where a chain ends, and how it goes on. Immutable.
 *
 * @param sequence number of the newest record; 0 when there is none
 * @param hash of the newest record
 * @param at when it was written
 * @param checkpoints number of the newest checkpoint; 0 when there is none
 * @param signedSequence number of the record that it signed
 */
record ChainEnd(long sequence, String hash, Instant at, long checkpoints, long signedSequence) {
    /** Before the first record. */
    static final ChainEnd BEGINNING = new ChainEnd(0, AuditHash.NONE, Instant.EPOCH, 0, 0);

    /** How many records no checkpoint signs yet. */
    long unsigned() {
        return sequence - signedSequence;
    }

    /** The next record, never before the newest one. */
    AuditRecord next(String writerId, AuditEntry entry, Instant now) {
        AuditRecord next = AuditRecord.newBuilder()
                .setWriterId(writerId)
                .setSequence(sequence + 1)
                .setAt(notBefore(now))
                .setActorId(entry.actorId())
                .setActorRole(entry.actorRole().orElse(null))
                .setAction(entry.action())
                .setSubject(entry.subject())
                .setDetail(entry.detail())
                .setPreviousHash(hash)
                .setHash("")
                .build();
        return AuditRecord.newBuilder(next).setHash(AuditHash.of(next)).build();
    }

    AuditCheckpoint checkpoint(AuditSigner signer, Instant now) {
        return signer.checkpoint(checkpoints + 1, sequence, hash, notBefore(now));
    }

    private Instant notBefore(Instant now) {
        Instant millis = Instant.ofEpochMilli(now.toEpochMilli());
        return millis.isBefore(at) ? at : millis;
    }

    ChainEnd after(AuditRecord entry) {
        return new ChainEnd(entry.getSequence(), entry.getHash(), entry.getAt(), checkpoints, signedSequence);
    }

    ChainEnd after(AuditCheckpoint checkpoint) {
        return new ChainEnd(sequence, hash, at, checkpoint.getNumber(), checkpoint.getSequence());
    }
}
