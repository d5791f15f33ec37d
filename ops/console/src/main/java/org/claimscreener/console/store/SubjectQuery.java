package org.claimscreener.console.store;

import java.util.List;
import java.util.Optional;

import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.console.view.RulePerformance;
import org.claimscreener.console.view.SubjectView;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SubjectKind;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** An institution or a practitioner, by its holds. Not thread-safe. */
final class SubjectQuery {
    private static final int MOST_RECENT = 50;

    private static final String PRACTITIONERS = "hold_practitioner p join hold using (hold_id)";

    private final Handle handle;
    private final String id;
    private final SubjectKind kind;
    private final String from;
    private final String condition;
    private final String openedAt;

    private SubjectQuery(Handle handle, String id, SubjectKind kind, String from, String condition, String openedAt) {
        this.handle = handle;
        this.id = id;
        this.kind = kind;
        this.from = from;
        this.condition = condition;
        this.openedAt = openedAt;
    }

    static SubjectQuery institution(Handle handle, String id) {
        return new SubjectQuery(
                handle, id, SubjectKind.INSTITUTION, "hold", "hold.institution_id = :id", "hold.opened_at");
    }

    static SubjectQuery practitioner(Handle handle, String id) {
        return new SubjectQuery(
                handle, id, SubjectKind.PRACTITIONER, PRACTITIONERS, "p.practitioner_id = :id", "p.opened_at");
    }

    Optional<SubjectView> ask(Period period) {
        List<QueueRow> recent = query("select " + Rows.QUEUE + " from " + from + " where " + condition + " order by "
                        + openedAt + " desc, hold.hold_id limit " + MOST_RECENT)
                .map((row, context) -> Rows.queueRow(row))
                .list();
        if (recent.isEmpty()) {
            return Optional.empty();
        }
        return query("select count(*) as holds, coalesce(sum(hold.held_fen), 0) as held_fen from " + from + " where "
                        + condition + " and hold.is_open")
                .map((row, context) -> new SubjectView(
                        id,
                        name(recent),
                        row.getLong("holds"),
                        row.getLong("held_fen"),
                        new SumQueries(handle).days(scope(), id, period),
                        rules(period),
                        recent,
                        standing()))
                .findOne();
    }

    private Query query(String sql) {
        return handle.createQuery(sql).bind("id", id);
    }

    private String scope() {
        return kind == SubjectKind.INSTITUTION ? HoldFold.INSTITUTION : HoldFold.PRACTITIONER;
    }

    private String name(List<QueueRow> newestFirst) {
        if (kind == SubjectKind.PRACTITIONER) {
            return id;
        }
        return newestFirst.stream()
                .map(QueueRow::institutionName)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Of one subject's holds there are few enough to go through, so the median is exact here. */
    private List<RulePerformance> rules(Period period) {
        return query("select s.*, coalesce(r.rule_name, '') as rule_name, coalesce(r.pack_id, '') as pack_id from ("
                        + "select code.rule_code, count(*) as holds, count(*) filter (where is_open) as open,"
                        + " count(*) filter (where not is_open and deducted_fen > 0) as confirmed,"
                        + " count(*) filter (where stage = 'RELEASED' and deducted_fen = 0) as overturned,"
                        + " sum(suspected_fen) as suspected_fen, sum(deducted_fen) as deducted_fen,"
                        + " sum(released_fen) as released_fen, percentile_cont(0.5) within group"
                        + " (order by (ended_at - hold.opened_at)::double precision) / 3600000 as hours from " + from
                        + ", unnest(hold.rule_codes) as code (rule_code) where " + condition + " and " + openedAt
                        + " >= :first and " + openedAt + " < :end group by code.rule_code) s"
                        + " left join rule r on r.rule_code = s.rule_code order by s.holds desc, s.rule_code")
                .bind("first", Days.begin(period.first()))
                .bind("end", Days.begin(period.last().plusDays(1)))
                .map((row, context) -> new RulePerformance(
                        row.getString("rule_code"),
                        row.getString("rule_name"),
                        row.getString("pack_id"),
                        row.getLong("holds"),
                        row.getLong("open"),
                        row.getLong("confirmed"),
                        row.getLong("overturned"),
                        row.getLong("suspected_fen"),
                        row.getLong("deducted_fen"),
                        row.getLong("released_fen"),
                        row.getObject("hours") == null ? -1 : row.getDouble("hours")))
                .list();
    }

    private List<Standing> standing() {
        WireDecoder decoder = WireDecoder.create();
        return query("select body from standing where subject_kind = :kind and subject_id = :id")
                .bind("kind", kind.name())
                .map((row, context) -> row.getBytes("body"))
                .list()
                .stream()
                .map(decoder::decode)
                .filter(Decoded.Accepted.class::isInstance)
                .map(read -> (Standing) ((Decoded.Accepted) read).message())
                .toList();
    }
}
