package org.claimscreener.console.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStep;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes what a batch of steps comes to, a table at a time. */
final class HoldWrites {
    private static final String INSERT = "insert into hold (hold_id, step, patient_id, institution_id,"
            + " institution_name, region, stage, is_open, severity, rule_codes, suspected_fen, held_fen, released_fen,"
            + " deducted_fen, withdrawn_fen, opened_at, ended_at, due_at, deadline, on_lapse, paused_until, claimed_by,"
            + " claim_until, proposed_by, votes, notices, escalated, lead_submitted) values (:hold, :step, :patient,"
            + " :institution, :name, :region, :stage, :open, :severity, :rules, :suspected, :held, :released,"
            + " :deducted, :withdrawn, :opened, :ended, :due, :deadline, :onLapse, :pausedUntil, :claimedBy,"
            + " :claimUntil, :proposedBy, :votes, :notices, :escalated, :lead)";

    private static final String UPDATE = "update hold set step = :step, stage = :stage, is_open = :open,"
            + " severity = :severity, suspected_fen = :suspected, held_fen = :held, released_fen = :released,"
            + " deducted_fen = :deducted, withdrawn_fen = :withdrawn, ended_at = coalesce(ended_at, :ended),"
            + " due_at = :due, deadline = :deadline, on_lapse = :onLapse, paused_until = :pausedUntil,"
            + " claimed_by = :claimedBy, claim_until = :claimUntil, proposed_by = :proposedBy, votes = :votes,"
            + " notices = :notices, escalated = :escalated, lead_submitted = :lead where hold_id = :hold";

    private static final String LINE = "insert into hold_line (hold_id, line_no, line_id, suspected_fen,"
            + " first_review_fen, confirmed_fen, deducted_fen, released_fen, withdrawn_fen) values (:hold, :no, :line,"
            + " :suspected, :firstReview, :confirmed, :deducted, :released, :withdrawn) on conflict (hold_id, line_id)"
            + " do update set suspected_fen = excluded.suspected_fen, first_review_fen = excluded.first_review_fen,"
            + " confirmed_fen = excluded.confirmed_fen, deducted_fen = excluded.deducted_fen,"
            + " released_fen = excluded.released_fen, withdrawn_fen = excluded.withdrawn_fen";

    private static final String RULE =
            "insert into rule (rule_code, rule_name, pack_id, as_of, as_of_id) values (:rule,"
                    + " :name, :pack, :asOf, :hold) on conflict (rule_code) do update set rule_name = excluded.rule_name,"
                    + " pack_id = excluded.pack_id, as_of = excluded.as_of, as_of_id = excluded.as_of_id"
                    + " where (excluded.as_of, excluded.as_of_id) > (rule.as_of, rule.as_of_id)";

    /** As the statement above has it, so that it does not matter where batches end. */
    private static final Comparator<Decision> BY_AGE =
            Comparator.comparing(Decision::getReceivedAt).thenComparing(Decision::getSettlementId);

    private HoldWrites() {}

    static void holds(Handle handle, Collection<HoldStep> newest, Map<String, Opening> opened) {
        try (PreparedBatch inserts = handle.prepareBatch(INSERT);
                PreparedBatch updates = handle.prepareBatch(UPDATE)) {
            for (HoldStep step : newest) {
                Opening opening = opened.get(step.getHoldId());
                if (opening == null) {
                    bindState(updates, step).add();
                } else {
                    bindOpening(bindState(inserts, step), opening).add();
                }
            }
            execute(inserts);
            execute(updates);
        }
    }

    private static PreparedBatch bindOpening(PreparedBatch batch, Opening opening) {
        return batch.bind("patient", opening.patientId())
                .bind("institution", opening.institutionId())
                .bind("name", opening.institutionName())
                .bind("region", opening.region())
                .bindArray("rules", String.class, opening.ruleCodes())
                .bind("opened", opening.openedAt().toEpochMilli());
    }

    private static PreparedBatch bindState(PreparedBatch batch, HoldStep step) {
        boolean ended = HoldFold.isEnded(step.getStageAfter());
        return batch.bind("hold", step.getHoldId())
                .bind("step", step.getStep())
                .bind("stage", step.getStageAfter().name())
                .bind("open", !ended)
                .bind("severity", step.getSeverity())
                .bind("suspected", step.getSuspectedFen())
                .bind("held", step.getHeldFen())
                .bind("released", step.getReleasedFen())
                .bind("deducted", step.getDeductedFen())
                .bind("withdrawn", step.getWithdrawnFen())
                .bind("ended", ended ? (Long) step.getAt().toEpochMilli() : null)
                .bind(
                        "due",
                        step.getDeadline() == null
                                ? Long.MAX_VALUE
                                : step.getDeadline().toEpochMilli())
                .bind("deadline", millis(step.getDeadline()))
                .bind(
                        "onLapse",
                        step.getOnLapse() == null ? null : step.getOnLapse().name())
                .bind("pausedUntil", millis(step.getPausedUntil()))
                .bind("claimedBy", step.getClaimedBy())
                .bind("claimUntil", millis(step.getClaimUntil()))
                .bind("proposedBy", step.getProposedBy())
                .bind("votes", step.getVotes())
                .bind("notices", step.getNotices())
                .bind("escalated", step.getEscalated())
                .bind("lead", step.getLeadSubmitted());
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : (Long) instant.toEpochMilli();
    }

    /** The newest of a line stays. Its number is that of its first coming, in the step that has all of them. */
    static void lines(Handle handle, List<HoldStep> steps) {
        Map<List<String>, HoldLine> newest = new LinkedHashMap<>();
        Map<List<String>, Integer> numbers = new HashMap<>();
        for (HoldStep step : steps) {
            int number = 0;
            for (HoldLine line : step.getLines()) {
                List<String> key = List.of(step.getHoldId(), line.getLineId());
                newest.put(key, line);
                numbers.putIfAbsent(key, number++);
            }
        }
        try (PreparedBatch batch = handle.prepareBatch(LINE)) {
            newest.forEach((key, line) -> bindLine(
                            batch.bind("hold", key.get(0)).bind("no", numbers.get(key)), line)
                    .add());
            execute(batch);
        }
    }

    private static PreparedBatch bindLine(PreparedBatch batch, HoldLine line) {
        return batch.bind("line", line.getLineId())
                .bind("suspected", line.getSuspectedFen())
                .bind("firstReview", line.getFirstReviewFen())
                .bind("confirmed", line.getConfirmedFen())
                .bind("deducted", line.getDeductedFen())
                .bind("released", line.getReleasedFen())
                .bind("withdrawn", line.getWithdrawnFen());
    }

    static void openings(Handle handle, Collection<Opening> opened) {
        try (PreparedBatch batch = handle.prepareBatch("insert into hold_practitioner (practitioner_id, hold_id,"
                + " opened_at) values (:practitioner, :hold, :opened)")) {
            for (Opening opening : opened) {
                for (String practitioner : opening.practitionerIds()) {
                    batch.bind("practitioner", practitioner)
                            .bind("hold", opening.holdId())
                            .bind("opened", opening.openedAt().toEpochMilli())
                            .add();
                }
            }
            execute(batch);
        }
    }

    static void bills(Handle handle, Collection<String> holds, Map<String, Bills.Bill> found) {
        try (PreparedBatch batch = handle.prepareBatch(
                "insert into bill (hold_id, content_digest, body) values (:hold, :digest, :body)")) {
            for (String hold : holds) {
                Bills.Bill bill = found.get(hold);
                if (bill != null) {
                    batch.bind("hold", hold)
                            .bind("digest", bill.digest())
                            .bind("body", bill.body())
                            .add();
                }
            }
            execute(batch);
        }
    }

    /** A rule is called as the newest decision calls it. */
    static void rules(Handle handle, Collection<String> holds, Map<String, Decision> decisions) {
        Map<String, Decision> newest = new LinkedHashMap<>();
        for (String hold : holds) {
            Decision decision = decisions.get(hold);
            if (decision != null) {
                Opening.withholding(decision)
                        .keySet()
                        .forEach(rule -> newest.merge(rule, decision, BinaryOperator.maxBy(BY_AGE)));
            }
        }
        try (PreparedBatch batch = handle.prepareBatch(RULE)) {
            newest.forEach((rule, decision) -> {
                Finding finding = Objects.requireNonNull(
                        Opening.withholding(decision).get(rule), "the rule comes from this decision");
                batch.bind("rule", rule)
                        .bind("name", Ids.name(finding.getRuleName()))
                        .bind("pack", Ids.name(finding.getPackId()))
                        .bind("asOf", decision.getReceivedAt().toEpochMilli())
                        .bind("hold", decision.getSettlementId())
                        .add();
            });
            execute(batch);
        }
    }

    /** The steps with their bytes, {@code bodies} in the same order. */
    static void steps(Handle handle, List<HoldStep> steps, List<byte[]> bodies) {
        try (PreparedBatch batch = handle.prepareBatch("insert into hold_step (hold_id, step, event, at, actor_id,"
                + " body) values (:hold, :step, :event, :at, :actor, :body)")) {
            for (int i = 0; i < steps.size(); i++) {
                HoldStep step = steps.get(i);
                batch.bind("hold", step.getHoldId())
                        .bind("step", step.getStep())
                        .bind("event", step.getEvent().name())
                        .bind("at", step.getAt().toEpochMilli())
                        .bind("actor", step.getActorId())
                        .bind("body", bodies.get(i))
                        .add();
            }
            execute(batch);
        }
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
