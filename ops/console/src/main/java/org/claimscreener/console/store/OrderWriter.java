package org.claimscreener.console.store;

import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionStep;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Takes in orders of the authority, about patients too, and keeps each as it stands. */
final class OrderWriter {
    private static final String THE_ORDER =
            " where subject_kind = :kind and subject_id = :subject and order_no = :order";

    private final Aside aside;

    OrderWriter(Aside aside) {
        this.aside = aside;
    }

    void write(Handle handle, ConsumerRecord<byte[], byte[]> message, SupervisionStep step) {
        if (step.getEvent() == SupervisionEvent.REFUSED) {
            of(
                            handle,
                            step,
                            "insert into order_refused (subject_kind, subject_id, record_offset, at, body)"
                                    + " values (:kind, :subject, :offset, :at, :body)")
                    .bind("offset", message.offset())
                    .bind("at", step.getAt().toEpochMilli())
                    .bind("body", message.value())
                    .execute();
            return;
        }
        if (step.getOrderNo() == null) {
            return;
        }
        if (!Ids.name(step.getOrderNo()).equals(step.getOrderNo()) || !Ids.fit(step.getSettlementId())) {
            aside.put(handle, message, Gap.MALFORMED, "A number of the step cannot be one.");
            return;
        }
        if (step.getEvent() == SupervisionEvent.DIRECTIVE_TAKEN) {
            take(handle, message, step);
        } else if (step.getEvent() == SupervisionEvent.DIRECTIVE_LIFTED) {
            lift(handle, message, step);
        } else if (step.getEvent() == SupervisionEvent.DIRECTIVE_MET) {
            of(handle, step, "update authority_order set met_settlement = :met, met_lag_ms = :lag" + THE_ORDER)
                    .bind("order", step.getOrderNo())
                    .bind("met", step.getSettlementId())
                    .bind("lag", step.getLagMs())
                    .execute();
        }
    }

    /** A number that was forgotten may be given again: the newest order of it counts. */
    private static void take(Handle handle, ConsumerRecord<byte[], byte[]> message, SupervisionStep step) {
        of(
                        handle,
                        step,
                        "insert into authority_order (subject_kind, subject_id, order_no, ref, taken_at, in_force_from,"
                                + " in_force_to, body) values (:kind, :subject, :order, :ref, :at, :from, :to, :body)"
                                + " on conflict (subject_kind, subject_id, order_no) do update set ref = excluded.ref,"
                                + " taken_at = excluded.taken_at, in_force_from = excluded.in_force_from,"
                                + " in_force_to = excluded.in_force_to, body = excluded.body, lifted_at = null, lift = null,"
                                + " met_settlement = null, met_lag_ms = null")
                .bind("order", step.getOrderNo())
                .bind("ref", message.partition() + "-" + message.offset())
                .bind("at", step.getAt().toEpochMilli())
                .bind("from", millis(step.getInForceFrom(), step.getAt()))
                .bind("to", millis(step.getInForceTo()))
                .bind("body", message.value())
                .execute();
    }

    private static void lift(Handle handle, ConsumerRecord<byte[], byte[]> message, SupervisionStep step) {
        of(handle, step, "update authority_order set in_force_to = :to, lifted_at = :at, lift = :body" + THE_ORDER)
                .bind("order", step.getOrderNo())
                .bind("at", step.getAt().toEpochMilli())
                .bind("to", millis(step.getInForceTo()))
                .bind("body", message.value())
                .execute();
    }

    private static long millis(@Nullable Instant instant, Instant otherwise) {
        return (instant == null ? otherwise : instant).toEpochMilli();
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static Update of(Handle handle, SupervisionStep step, String sql) {
        return handle.createUpdate(sql)
                .bind("kind", step.getSubjectKind().name())
                .bind("subject", step.getSubjectId());
    }
}
