package org.claimscreener.console.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Tip;
import org.jdbi.v3.core.Handle;

/**
 * Takes in tips as they were entered, without seal and pseudonym: nobody who has this database comes nearer to a reporter.
 * Commands are told by their steps, and what the job dead-letters for its key is left alone.
 */
final class TipReportWriter {
    private final Aside aside;
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(Set.of(MessageType.TIP, MessageType.TIP_COMMAND))
            .build();

    TipReportWriter(Aside aside) {
        this.aside = aside;
    }

    void write(Handle handle, ConsumerRecord<byte[], byte[]> message) {
        if (!(decoder.decode(message.value()) instanceof Decoded.Accepted accepted)) {
            aside.put(handle, message, Gap.UNREADABLE, "It is neither a tip nor a command about one.");
            return;
        }
        if (!(accepted.message() instanceof Tip tip) || !isUnderItsTarget(message, tip)) {
            return;
        }
        if (!Ids.fit(List.of(tip.getTargetId(), tip.getTipId()))) {
            aside.put(handle, message, Gap.MALFORMED, "An id of the tip cannot be one.");
            return;
        }
        Tip kept = Tip.newBuilder(tip).setSeal(null).setPseudonym(null).build();
        handle.createUpdate("insert into tip_report (target_kind, target_id, tip_id, record_offset, appended_at,"
                        + " received_at, is_anonymous, body)"
                        + " values (:kind, :target, :tip, :offset, :appended, :received, :anonymous, :body)")
                .bind("kind", tip.getTargetKind().name())
                .bind("target", tip.getTargetId())
                .bind("tip", tip.getTipId())
                .bind("offset", message.offset())
                .bind("appended", message.timestamp())
                .bind("received", tip.getReceivedAt().toEpochMilli())
                .bind("anonymous", tip.getSeal() == null)
                .bind("body", new WireEncoder().encode(kept))
                .execute();
    }

    private static boolean isUnderItsTarget(ConsumerRecord<byte[], byte[]> message, Tip tip) {
        return message.key() != null
                && new String(message.key(), StandardCharsets.UTF_8)
                        .equals(tip.getTargetKind() + ":" + tip.getTargetId());
    }
}
