package org.claimscreener.console.store;

import java.time.Instant;
import java.util.Arrays;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.console.view.TipState;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipStep;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Takes in what happened to tips, and keeps each as it stands. What was entered has been taken in before. */
final class TipStepWriter {
    private static final String THE_TIP = " where target_kind = :kind and target_id = :target and tip_id = :tip";

    private static final String THE_SOURCE =
            " where target_kind = :kind and target_id = :target and source_id = :source and tip_id = :tip";

    /** A tip that was forgotten may be entered anew under its id: it begins anew here, too. */
    private static final String RECEIVE = "insert into tip (target_kind, target_id, tip_id, ref, state, facts,"
            + " entered_at, received_at, is_anonymous, report)"
            + " select :kind, :target, :tip, :ref, :state, :offset, :at, coalesce(found.received_at, :at),"
            + " found.is_anonymous, found.body"
            + " from (select 1) one left join (select received_at, is_anonymous, body from tip_report" + THE_TIP
            + " and appended_at = :at order by record_offset limit 1) found on true"
            + " on conflict (target_kind, target_id, tip_id) do update set ref = excluded.ref, state = excluded.state,"
            + " facts = excluded.facts, entered_at = excluded.entered_at, received_at = excluded.received_at,"
            + " deadline = null, by_weekdays = false, is_extended = false, taken_up_by = null, ended_at = null,"
            + " returned_fen = 0, due_fen = 0, is_anonymous = excluded.is_anonymous, report = excluded.report";

    /** Who was being checked stands aside for the other one's check. */
    private static final String JOIN = "update tip set facts = other.facts,"
            + " state = case when tip.tip_id = :tip then 'RECEIVED' else tip.state end,"
            + " deadline = case when tip.tip_id = :tip and tip.state = 'TAKEN_UP' then null else tip.deadline end,"
            + " taken_up_by = case when tip.tip_id = :tip then null else tip.taken_up_by end"
            + " from tip own, tip other where own.target_kind = :kind and own.target_id = :target and own.tip_id = :tip"
            + " and other.target_kind = :kind and other.target_id = :target and other.tip_id = :other"
            + " and tip.target_kind = :kind and tip.target_id = :target and tip.facts = own.facts";

    private final Aside aside;

    TipStepWriter(Aside aside) {
        this.aside = aside;
    }

    void write(Handle handle, ConsumerRecord<byte[], byte[]> message, TipStep step) {
        if (!Ids.fit(Arrays.asList(
                step.getTargetId(), step.getTipId(), step.getOtherTipId(), step.getSourceId(), step.getActorId()))) {
            aside.put(handle, message, Gap.MALFORMED, "An id of the step cannot be one.");
            return;
        }
        ofTip(
                        handle,
                        step,
                        "insert into tip_step (target_kind, target_id, tip_id, record_offset, at, is_refused, body)"
                                + " values (:kind, :target, :tip, :offset, :at, :refused, :body)")
                .bind("offset", message.offset())
                .bind("at", step.getAt().toEpochMilli())
                .bind("refused", step.getEvent() == TipEvent.REFUSED)
                .bind("body", message.value())
                .execute();
        fold(handle, message, step);
    }

    private static void fold(Handle handle, ConsumerRecord<byte[], byte[]> message, TipStep step) {
        switch (step.getEvent()) {
            case RECEIVED ->
                ofTip(handle, step, RECEIVE)
                        .bind("ref", message.partition() + "-" + message.offset())
                        .bind("state", TipState.RECEIVED.name())
                        .bind("offset", message.offset())
                        .bind("at", step.getAt().toEpochMilli())
                        .execute();
            case DUE -> deadline(handle, step, false);
            case EXTENDED -> deadline(handle, step, true);
            case TAKEN_UP ->
                ofTip(handle, step, "update tip set state = 'TAKEN_UP', taken_up_by = :by" + THE_TIP)
                        .bind("by", step.getActorId())
                        .execute();
            case DISMISSED -> end(handle, step, TipState.DISMISSED);
            case CLOSED_VERIFIED -> end(handle, step, TipState.CLOSED_VERIFIED);
            case CLOSED_UNFOUNDED -> end(handle, step, TipState.CLOSED_UNFOUNDED);
            case JOINED ->
                ofTip(handle, step, JOIN).bind("other", step.getOtherTipId()).execute();
            case SEPARATED ->
                ofTip(handle, step, "update tip set facts = :offset" + THE_TIP)
                        .bind("offset", message.offset())
                        .execute();
            case LINKED -> link(handle, step);
            case MONEY_CHANGED -> money(handle, step);
            case REWARD_CHANGED ->
                ofTip(handle, step, "update tip set due_fen = :due" + THE_TIP)
                        .bind("due", orNothing(step.getDueFen()))
                        .execute();
            case LATE, REFUSED, OTHER -> {}
        }
    }

    private static void deadline(Handle handle, TipStep step, boolean extended) {
        Instant deadline = step.getDeadline();
        ofTip(
                        handle,
                        step,
                        "update tip set deadline = :deadline, by_weekdays = :weekdays, is_extended = :extended"
                                + THE_TIP)
                .bind("deadline", deadline == null ? null : deadline.toEpochMilli())
                .bind("weekdays", step.getByWeekdays())
                .bind("extended", extended)
                .execute();
    }

    private static void end(Handle handle, TipStep step, TipState state) {
        ofTip(handle, step, "update tip set state = :state, ended_at = :at, deadline = null" + THE_TIP)
                .bind("state", state.name())
                .bind("at", step.getAt().toEpochMilli())
                .execute();
    }

    /** What belongs to one tip belongs to no other one about the same target; its money is told by the next step. */
    private static void link(Handle handle, TipStep step) {
        ofTip(
                        handle,
                        step,
                        "insert into tip_source (target_kind, target_id, source_id, tip_id, linked_at, fen)"
                                + " values (:kind, :target, :source, :tip, :at, 0)"
                                + " on conflict (target_kind, target_id, source_id) do update"
                                + " set tip_id = excluded.tip_id, linked_at = excluded.linked_at, fen = 0")
                .bind("source", String.valueOf(step.getSourceId()))
                .bind("at", step.getAt().toEpochMilli())
                .execute();
    }

    private static void money(Handle handle, TipStep step) {
        ofTip(handle, step, "update tip set returned_fen = :returned" + THE_TIP)
                .bind("returned", orNothing(step.getReturnedFen()))
                .execute();
        ofTip(handle, step, "update tip_source set fen = fen + :change" + THE_SOURCE)
                .bind("source", step.getSourceId())
                .bind("change", orNothing(step.getChangeFen()))
                .execute();
    }

    private static long orNothing(@Nullable Long fen) {
        return fen == null ? 0 : fen;
    }

    private static Update ofTip(Handle handle, TipStep step, String sql) {
        return handle.createUpdate(sql)
                .bind("kind", step.getTargetKind().name())
                .bind("target", step.getTargetId())
                .bind("tip", step.getTipId());
    }
}
