package org.claimscreener.console.store;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SubjectKind;
import org.jdbi.v3.core.Handle;

/**
 * Takes in what is in force about institutions and practitioners, by the rules of the screening job: the newest record of
 * a key counts, one without content ends it, and the key must name the subject. What concerns patients is left alone.
 */
final class StandingWriter {
    private final Aside aside;
    private final WireDecoder decoder =
            WireDecoder.builder().accept(Set.of(MessageType.STANDING)).build();

    StandingWriter(Aside aside) {
        this.aside = aside;
    }

    void write(Handle handle, ConsumerRecord<byte[], byte[]> message) {
        String key = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
        int colon = key.indexOf(':');
        // Where a job has it, the source and a slash come before the kind.
        int slash = key.lastIndexOf('/', Math.max(colon, 0));
        String source = slash < 0 ? "" : key.substring(0, slash);
        String subject = key.substring(slash + 1);
        if (colon < 0 || !Ids.fit(key)) {
            aside.put(handle, message, Gap.MALFORMED, "Its key names no subject.");
        } else if (message.value() == null) {
            end(handle, source, key.substring(slash + 1, colon), key.substring(colon + 1));
        } else if (decoder.decode(message.value()) instanceof Decoded.Accepted accepted) {
            replace(handle, message, source, subject, (Standing) accepted.message());
        } else {
            aside.put(handle, message, Gap.UNREADABLE, "It is no standing.");
        }
    }

    private static void end(Handle handle, String source, String kind, String subject) {
        handle.createUpdate("delete from standing where subject_kind = :kind and subject_id = :subject"
                        + " and source = :source")
                .bind("source", source)
                .bind("kind", kind)
                .bind("subject", subject)
                .execute();
    }

    private void replace(
            Handle handle, ConsumerRecord<byte[], byte[]> message, String source, String subject, Standing standing) {
        if (!source.equals(standing.getSource())
                || !subject.equals(standing.getSubjectKind() + ":" + standing.getSubjectId())) {
            aside.put(
                    handle,
                    message,
                    Gap.MALFORMED,
                    "Its key names another subject or source than the standing itself.");
        } else if (standing.getSubjectKind() != SubjectKind.PATIENT) {
            handle.createUpdate("insert into standing (subject_kind, subject_id, source, issued_at, body)"
                            + " values (:kind, :subject, :source, :issued, :body)"
                            + " on conflict (subject_kind, subject_id, source) do update"
                            + " set body = excluded.body, issued_at = excluded.issued_at"
                            + " where excluded.source = '' or excluded.issued_at >= standing.issued_at")
                    .bind("source", source)
                    .bind("issued", standing.getIssuedAt().toEpochMilli())
                    .bind("kind", standing.getSubjectKind().name())
                    .bind("subject", standing.getSubjectId())
                    .bind("body", message.value())
                    .execute();
        }
    }
}
