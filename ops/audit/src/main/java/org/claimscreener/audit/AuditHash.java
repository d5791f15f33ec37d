package org.claimscreener.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;

/**
 * The canonical forms that are hashed and signed: the form's name, then each field in the schema's order. A text is its
 * length in UTF-8 bytes (four bytes, big-endian) and those bytes, so that no two sets of fields give the same bytes; a
 * number is eight bytes, big-endian; an instant is its milliseconds since 1970; an enum is its name; null is a text of
 * no bytes. A later form gets another name. Stateless.
 */
final class AuditHash {
    /** Stands for the hash of what is before the first record. */
    static final String NONE = "0".repeat(64);

    private static final String RECORD_FORM = "claims.audit.record/1";
    private static final String CHECKPOINT_FORM = "claims.audit.checkpoint/1";

    private AuditHash() {}

    /** What the record's hash must be: 64 hex digits. The hash that it carries is not looked at. */
    static String of(AuditRecord entry) {
        Form form = new Form(RECORD_FORM)
                .text(entry.getWriterId())
                .number(entry.getSequence())
                .instant(entry.getAt())
                .text(entry.getActorId())
                .text(entry.getActorRole() == null ? "" : entry.getActorRole().name())
                .text(entry.getAction().name())
                .text(entry.getSubject())
                .text(entry.getDetail())
                .text(entry.getPreviousHash());
        return HexFormat.of().formatHex(sha256(form.bytes()));
    }

    /** What a checkpoint's signature is over. */
    static byte[] signed(AuditCheckpoint checkpoint) {
        return new Form(CHECKPOINT_FORM)
                .text(checkpoint.getWriterId())
                .number(checkpoint.getNumber())
                .number(checkpoint.getSequence())
                .text(checkpoint.getHash())
                .instant(checkpoint.getAt())
                .text(checkpoint.getKeyId())
                .bytes();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class Form {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

        private Form(String name) {
            text(name);
        }

        private Form text(String value) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
            out.writeBytes(utf8);
            return this;
        }

        private Form number(long value) {
            out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
            return this;
        }

        private Form instant(Instant value) {
            return number(value.toEpochMilli());
        }

        private byte[] bytes() {
            return out.toByteArray();
        }
    }
}
