package org.claimscreener.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

    private static final String RULES = "select s.rule_code, coalesce(r.rule_name, '') as rule_name,"
            + " coalesce(r.pack_id, '') as pack_id, s.* from (select rule_code, sum(holds) as holds,"
            + " sum(open) as open, sum(confirmed) as confirmed, sum(overturned) as overturned,"
            + " sum(held_fen) as held_fen, sum(deducted_fen) as deducted_fen, sum(released_fen) as released_fen"
            + " from rule_sum where " + Spans.SQL + " group by rule_code) s left join rule r"
            + " on r.rule_code = s.rule_code order by s.holds desc, s.rule_code";

    private final Handle handle;

    SumQueries(Handle handle) {
        this.handle = handle;
    }

    Dashboard dashboard(Period period, Instant now) {
        Map<HoldStage, Long> stages = new EnumMap<>(HoldStage.class);
        long heldFen = handle
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
        Map<String, SortedMap<Integer, Long>> durations = durations(period);
        return new Dashboard(
                stages,
                heldFen,
                dueBefore(now.plus(Duration.ofDays(1))),
                oldest(),
                DurationClass.medianHours(durations.getOrDefault("", new TreeMap<>())),
                days(HoldFold.ALL, "", period),
                rules(period, durations),
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
        return handle.createQuery("select * from day_sum where scope = :scope and subject_id = :subject"
                        + " and day between :first and :last order by day")
                .bind("scope", scope)
                .bind("subject", subject)
                .bind("first", period.first())
                .bind("last", period.last())
                .map((row, context) -> Rows.day(row))
                .list();
    }

    List<RulePerformance> rules(Period period) {
        return rules(period, durations(period));
    }

    private List<RulePerformance> rules(Period period, Map<String, SortedMap<Integer, Long>> durations) {
        return Spans.bind(handle.createQuery(RULES), period)
                .map((row, context) -> rule(row, durations))
                .list();
    }

    private static RulePerformance rule(ResultSet row, Map<String, SortedMap<Integer, Long>> durations)
            throws SQLException {
        String code = row.getString("rule_code");
        return new RulePerformance(
                code,
                row.getString("rule_name"),
                row.getString("pack_id"),
                row.getLong("holds"),
                row.getLong("open"),
                row.getLong("confirmed"),
                row.getLong("overturned"),
                row.getLong("held_fen"),
                row.getLong("deducted_fen"),
                row.getLong("released_fen"),
                DurationClass.medianHours(durations.getOrDefault(code, new TreeMap<>())));
    }

    /** Holds by class of duration, by rule; blank = all, by the day of their end. */
    private Map<String, SortedMap<Integer, Long>> durations(Period period) {
        Map<String, SortedMap<Integer, Long>> byRule = new HashMap<>();
        Spans.bind(
                        handle.createQuery("select rule_code, class_no, sum(holds) as holds from duration_sum where "
                                + Spans.SQL + " group by rule_code, class_no"),
                        period)
                .map((row, context) -> byRule.computeIfAbsent(row.getString("rule_code"), any -> new TreeMap<>())
                        .put(row.getInt("class_no"), row.getLong("holds")))
                .list();
        return byRule;
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
