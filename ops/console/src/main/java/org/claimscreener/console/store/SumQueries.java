package org.claimscreener.console.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.console.view.Dashboard;
import org.claimscreener.console.view.Day;
import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.RulePerformance;
import org.claimscreener.console.view.Workload;
import org.claimscreener.wire.record.HoldStage;
import org.jdbi.v3.core.Handle;

/** Questions that the sums answer. Not thread-safe. */
final class SumQueries {
    private static final int MOST_PERSONS = 100;

    private final Handle handle;

    SumQueries(Handle handle) {
        this.handle = handle;
    }

    OpenHolds openHolds(Instant now) {
        Map<HoldStage, Long> stages = new EnumMap<>(HoldStage.class);
        long heldFen = held(stages);
        return new OpenHolds(stages, heldFen, dueBefore(now.plus(Duration.ofDays(1))), dueBefore(now), oldest());
    }

    /** What is withheld, and into the map how many are open by stage. */
    private long held(Map<HoldStage, Long> stages) {
        return handle
                .createQuery("select stage, holds, held_fen from stage_sum")
                .map((row, context) -> {
                    HoldStage stage = HoldStage.valueOf(row.getString("stage"));
                    if (!HoldFold.isEnded(stage)) {
                        stages.put(stage, row.getLong("holds"));
                    }
                    return row.getLong("held_fen");
                })
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    Dashboard dashboard(Period period, Instant now) {
        Map<HoldStage, Long> stages = new EnumMap<>(HoldStage.class);
        long heldFen = held(stages);
        RuleTally tally = tally(period);
        return new Dashboard(
                stages,
                heldFen,
                dueBefore(now.plus(Duration.ofDays(1))),
                oldest(),
                tally.medianHours(""),
                days(HoldFold.ALL, "", period),
                rules(tally),
                workload(period));
    }

    private long dueBefore(Instant instant) {
        return handle.createQuery("select count(*) from hold where due_at < :due")
                .bind("due", instant.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    private Optional<Instant> oldest() {
        return handle.createQuery("select opened_at from hold where is_open order by opened_at limit 1")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    List<Day> days(String scope, String subject, Period period) {
        return handle.createQuery(
                        "select day, opened, closed, held_fen, released_fen, deducted_fen from day_sum where scope = :scope and subject_id = :subject"
                                + " and day between :first and :last order by day")
                .bind("scope", scope)
                .bind("subject", subject)
                .bind("first", period.first())
                .bind("last", period.last())
                .map((row, context) -> Rows.day(row))
                .list();
    }

    List<RulePerformance> rules(Period period) {
        return rules(tally(period));
    }

    /** What came of the rules that hit a subject, most holds first. */
    List<RulePerformance> rules(String scope, String subject, Period period) {
        RuleTally tally = new RuleTally();
        handle.createQuery("select rules from day_sum where scope = :scope and subject_id = :subject"
                        + " and day between :first and :last and rules is not null")
                .bind("scope", scope)
                .bind("subject", subject)
                .bind("first", period.first())
                .bind("last", period.last())
                .mapTo(String.class)
                .forEach(tally::add);
        return rules(tally);
    }

    /** Of all holds; under a blank code the durations of those that ended in the period, whatever rules hit them. */
    private RuleTally tally(Period period) {
        RuleTally tally = new RuleTally();
        Spans.bind(handle.createQuery("select rules from rule_sum where " + Spans.SQL), period)
                .mapTo(String.class)
                .forEach(tally::add);
        return tally;
    }

    private List<RulePerformance> rules(RuleTally tally) {
        Map<String, RulePerformance> named = new HashMap<>();
        handle.createQuery("select rule_code, rule_name, pack_id from rule where rule_code = any(:codes)")
                .bindArray("codes", String.class, new ArrayList<>(tally.rules()))
                .map((row, context) -> tally.performance(row.getString(1), row.getString(2), row.getString(3)))
                .forEach(rule -> named.put(rule.ruleCode(), rule));
        return tally.rules().stream()
                .filter(rule -> tally.of(rule, RuleTally.HOLDS) > 0)
                .map(rule -> named.getOrDefault(rule, tally.performance(rule, "", "")))
                .sorted(Comparator.comparingLong(RulePerformance::holds)
                        .reversed()
                        .thenComparing(RulePerformance::ruleCode))
                .toList();
    }

    private List<Workload> workload(Period period) {
        Map<String, Long> inHand = new HashMap<>();
        handle.createQuery("select claimed_by, count(*) as holds from hold where claimed_by is not null"
                        + " group by claimed_by")
                .map((row, context) -> inHand.put(row.getString("claimed_by"), row.getLong("holds")))
                .list();
        Map<String, Long> steps = new HashMap<>();
        handle.createQuery("select actor_id, sum(steps) as steps from actor_sum where day between :first and :last"
                        + " group by actor_id")
                .bind("first", period.first())
                .bind("last", period.last())
                .map((row, context) -> steps.put(row.getString("actor_id"), row.getLong("steps")))
                .list();
        inHand.keySet().forEach(actor -> steps.putIfAbsent(actor, 0L));
        return steps.entrySet().stream()
                .map(entry -> new Workload(entry.getKey(), inHand.getOrDefault(entry.getKey(), 0L), entry.getValue()))
                .sorted(Comparator.comparingLong(Workload::inHand)
                        .thenComparingLong(Workload::steps)
                        .reversed()
                        .thenComparing(Workload::actorId))
                .limit(MOST_PERSONS)
                .toList();
    }
}
