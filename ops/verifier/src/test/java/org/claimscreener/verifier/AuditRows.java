package org.claimscreener.verifier;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.AuditRecord;

/** A chain of audit records, hashed here once more by what the form's description says. */
final class AuditRows {
    private AuditRows() {}

    static List<byte[]> chain(String writer, int count) {
        List<byte[]> chain = new ArrayList<>();
        String previous = "0".repeat(64);
        for (int i = 1; i <= count; i++) {
            Instant at = Instant.parse("2026-09-21T08:00:00Z").plusSeconds(i);
            String hash = hash(writer, i, at, previous);
            chain.add(new WireEncoder()
                    .encode(AuditRecord.newBuilder()
                            .setWriterId(writer)
                            .setSequence(i)
                            .setAt(at)
                            .setActorId("reviewer-1")
                            .setActorRole(ActorRole.REVIEWER)
                            .setAction(AuditAction.PATIENT_SHOWN)
                            .setSubject("S" + i)
                            .setDetail("复核")
                            .setPreviousHash(previous)
                            .setHash(hash)
                            .build()));
            previous = hash;
        }
        return chain;
    }

    private static String hash(String writer, long sequence, Instant at, String previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, "claims.audit.record/1");
            text(out, writer);
            out.writeLong(sequence);
            out.writeLong(at.toEpochMilli());
            for (String text : List.of("reviewer-1", "REVIEWER", "PATIENT_SHOWN", "S" + sequence, "复核", previous)) {
                text(out, text);
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
