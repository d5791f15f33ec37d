package org.claimscreener.wire;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;

/** One record of each type of the audit with every field set, as stored in {@code golden/}; see {@link Records}. */
final class AuditRecords {
    private static final Instant AT = Instant.parse("2026-09-21T08:00:00.123Z");
    private static final int SIGNATURE_BYTES = 64;

    private AuditRecords() {}

    static AuditRecord entry() {
        return AuditRecord.newBuilder()
                .setWriterId("console-1")
                .setSequence(300L)
                .setAt(AT)
                .setActorId("u-430102-0117")
                .setActorRole(ActorRole.SENIOR_REVIEWER)
                .setAction(AuditAction.COMMAND_SENT)
                .setSubject("S000000000002")
                .setDetail("REVIEW 复核")
                .setPreviousHash(Records.DIGEST)
                .setHash("fedcba9876543210".repeat(4))
                .build();
    }

    static AuditCheckpoint checkpoint() {
        return AuditCheckpoint.newBuilder()
                .setWriterId("console-1")
                .setNumber(3L)
                .setSequence(300L)
                .setHash("fedcba9876543210".repeat(4))
                .setAt(AT)
                .setKeyId("0123456789abcdef")
                .setSignature(ByteBuffer.wrap(new byte[SIGNATURE_BYTES]))
                .build();
    }
}
