package org.claimscreener.console.store;

import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.ContestStage;
import org.claimscreener.wire.record.CreditContest;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionStep;
import org.claimscreener.wire.record.TipStep;
import org.jdbi.v3.core.Handle;

/** Takes in what the supervision job did about subjects. What concerns patients is left alone but for orders and recoveries; these, and tips, have writers. */
final class SubjectStepWriter {
    private static final Set<ContestStage> OPEN = Set.of(ContestStage.OPEN, ContestStage.ESCALATED);

    private final Aside aside;
    private final TipStepWriter tips;
    private final OrderWriter orders;
    private final CaseWriter cases;
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(Set.of(MessageType.SUPERVISION_STEP, MessageType.TIP_STEP, MessageType.RECOVERY_STEP))
            .build();

    SubjectStepWriter(Aside aside, CaseWriter cases) {
        this.aside = aside;
        tips = new TipStepWriter(aside);
        orders = new OrderWriter(aside);
        this.cases = cases;
    }

    void write(Handle handle, ConsumerRecord<byte[], byte[]> message) {
        Decoded decoded = decoder.decode(message.value());
        if (decoded instanceof Decoded.Rejected rejected) {
            aside.put(handle, message, Gap.UNREADABLE, rejected.message());
            return;
        }
        if (((Decoded.Accepted) decoded).message() instanceof TipStep step) {
            tips.write(handle, message, step);
            return;
        }
        if (((Decoded.Accepted) decoded).message() instanceof RecoveryStep step) {
            cases.write(handle, message, step);
            return;
        }
        if (!(((Decoded.Accepted) decoded).message() instanceof SupervisionStep step)) {
            return;
        }
        CreditContest contest = step.getContest();
        if (!Ids.fit(step.getSubjectId()) || (contest != null && !Ids.fit(contest.getContestId()))) {
            aside.put(handle, message, Gap.MALFORMED, "An id of the step cannot be one.");
            return;
        }
        orders.write(handle, message, step);
        if (step.getSubjectKind() == SubjectKind.PATIENT) {
            return;
        }
        handle.createUpdate("insert into subject_step (subject_kind, subject_id, record_offset, at, body)"
                        + " values (:kind, :subject, :offset, :at, :body)")
                .bind("kind", step.getSubjectKind().name())
                .bind("subject", step.getSubjectId())
                .bind("offset", message.offset())
                .bind("at", step.getAt().toEpochMilli())
                .bind("body", message.value())
                .execute();
        if (contest != null) {
            put(handle, step, contest, message.value());
        }
    }

    private static void put(Handle handle, SupervisionStep step, CreditContest contest, byte[] body) {
        handle.createUpdate("insert into contest (subject_kind, subject_id, contest_id, is_open, deadline, body)"
                        + " values (:kind, :subject, :contest, :open, :deadline, :body)"
                        + " on conflict (subject_kind, subject_id, contest_id) do update"
                        + " set is_open = excluded.is_open, deadline = excluded.deadline, body = excluded.body")
                .bind("kind", step.getSubjectKind().name())
                .bind("subject", step.getSubjectId())
                .bind("contest", contest.getContestId())
                .bind("open", OPEN.contains(contest.getStage()))
                .bind("deadline", contest.getDeadline().toEpochMilli())
                .bind("body", body)
                .execute();
    }
}
