package org.claimscreener.console.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionResult;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralStage;
import org.claimscreener.wire.record.ReferralStep;
import org.jdbi.v3.core.Handle;

/** Takes in what is followed at the command line: recoveries, referrals, inspections. Of each the newest record counts. */
final class CaseWriter {
    private final Aside aside;
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(Set.of(
                    MessageType.REFERRAL_STEP,
                    MessageType.REFERRAL_COMMAND,
                    MessageType.INSPECTION_SEED,
                    MessageType.INSPECTION_DRAW,
                    MessageType.INSPECTION_RESULT))
            .build();

    CaseWriter(Aside aside) {
        this.aside = aside;
    }

    /** Of the topics of referrals and inspections. */
    void write(Handle handle, ConsumerRecord<byte[], byte[]> message) {
        if (!(decoder.decode(message.value()) instanceof Decoded.Accepted accepted)) {
            aside.put(handle, message, Gap.UNREADABLE, "It is neither about a referral nor about an inspection.");
            return;
        }
        SpecificRecord read = accepted.message();
        if (read instanceof ReferralStep step && step.getEvent() != ReferralEvent.REFUSED) {
            write(handle, message, step);
        } else if (read instanceof InspectionDraw draw && isFit(handle, message, draw.getSettlementId())) {
            handle.createUpdate("insert into inspection (settlement_id, received_at, draw) values (:id, :at, :body)"
                            + " on conflict do nothing")
                    .bind("id", draw.getSettlementId())
                    .bind("at", draw.getReceivedAt().toEpochMilli())
                    .bind("body", message.value())
                    .execute();
        } else if (read instanceof InspectionResult result && isFit(handle, message, result.getSettlementId())) {
            // A settlement that was not drawn has no result.
            handle.createUpdate("update inspection set result = :body where settlement_id = :id")
                    .bind("id", result.getSettlementId())
                    .bind("body", message.value())
                    .execute();
        }
    }

    private void write(Handle handle, ConsumerRecord<byte[], byte[]> message, ReferralStep step) {
        if (!isFit(handle, message, step.getReferralId(), step.getHoldId())) {
            return;
        }
        Instant due = step.getDueAt();
        handle.createUpdate("insert into referral (referral_id, is_open, is_escalated, due_at, changed_at, body)"
                        + " values (:id, :open, :escalated, :due, :at, :body) on conflict (referral_id) do update"
                        + " set is_open = excluded.is_open, is_escalated = excluded.is_escalated,"
                        + " due_at = excluded.due_at, changed_at = excluded.changed_at, body = excluded.body")
                .bind("id", step.getReferralId())
                .bind("open", step.getStage() != ReferralStage.ANSWERED)
                .bind("escalated", step.getEscalated())
                .bind("due", due == null ? null : due.toEpochMilli())
                .bind("at", step.getAt().toEpochMilli())
                .bind("body", message.value())
                .execute();
    }

    /** Of the topic of supervision. */
    void write(Handle handle, ConsumerRecord<byte[], byte[]> message, RecoveryStep step) {
        if (step.getEvent() == RecoveryEvent.REFUSED
                || !isFit(handle, message, step.getSubjectId(), step.getCaseId())) {
            return;
        }
        handle.createUpdate("insert into recovery (subject_kind, subject_id, case_id, account, is_open, changed_at,"
                        + " body) values (:kind, :subject, :case, :account, :open, :at, :body)"
                        + " on conflict (subject_kind, subject_id, case_id, account) do update"
                        + " set is_open = excluded.is_open, changed_at = excluded.changed_at, body = excluded.body")
                .bind("kind", step.getSubjectKind().name())
                .bind("subject", step.getSubjectId())
                .bind("case", step.getCaseId())
                .bind("account", step.getAccount().name())
                .bind("open", step.getOutstandingFen() > 0)
                .bind("at", step.getAt().toEpochMilli())
                .bind("body", message.value())
                .execute();
    }

    private boolean isFit(Handle handle, ConsumerRecord<byte[], byte[]> message, String... ids) {
        boolean fit = Ids.fit(Arrays.asList(ids));
        if (!fit) {
            aside.put(handle, message, Gap.MALFORMED, "An id of the record cannot be one.");
        }
        return fit;
    }
}
