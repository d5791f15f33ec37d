package org.claimscreener.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.view.TipList;
import org.claimscreener.console.view.TipRow;
import org.claimscreener.console.view.TipState;
import org.claimscreener.console.view.TipView;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipStep;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Tips as the desk sees them. Not thread-safe. */
final class TipQuery {
    /** Of tips on the same facts that which is or was checked stands for all, else the first by receipt. */
    private static final String STANDS = "(select o.tip_id from tip o where o.target_kind = t.target_kind"
            + " and o.target_id = t.target_id and o.facts = t.facts and o.state <> 'DISMISSED'"
            + " order by o.state = 'RECEIVED', o.received_at, o.tip_id limit 1)";

    private static final String ROWS = "select t.*, case when t.state = 'RECEIVED' then nullif(" + STANDS
            + ", t.tip_id) end as aside_for from tip t";

    private static final String OF_TIP = " where target_kind = :kind and target_id = :target and tip_id = :tip";

    private final Handle handle;
    private final WireDecoder decoder = WireDecoder.create();

    TipQuery(Handle handle) {
        this.handle = handle;
    }

    /** What is due first comes first, and what stands aside last; of those that ended the newest first. */
    TipList list(boolean ended) {
        String condition = ended ? "t.ended_at is not null" : "t.ended_at is null";
        String order = ended ? "ended_at desc, ref" : "aside_for is not null, deadline nulls last, received_at, ref";
        List<TipRow> rows = handle.createQuery("select * from (" + ROWS + " where " + condition + ") one order by "
                        + order + " limit " + TipList.MOST)
                .map((row, context) -> row(row))
                .list();
        long count = handle.createQuery("select count(*) from tip t where " + condition)
                .mapTo(Long.class)
                .one();
        List<TipStep> refused = steps(handle.createQuery("select body from tip_step where is_refused"
                + " order by at desc, record_offset desc limit " + TipList.MOST_REFUSED));
        return new TipList(rows, count, refused);
    }

    Optional<TipView> tip(String ref) {
        return handle.createQuery(ROWS + " where t.ref = :ref")
                .bind("ref", ref)
                .map((row, context) ->
                        view(row(row), Optional.ofNullable(row.getBytes("report")), Optional.ofNullable((Boolean)
                                row.getObject("is_anonymous"))))
                .findFirst();
    }

    private TipView view(TipRow now, Optional<byte[]> report, Optional<Boolean> anonymous) {
        List<TipView.Source> sources = of(
                        now,
                        "select source_id, linked_at, fen, exists (select 1 from hold where hold_id = source_id) as is_hold"
                                + " from tip_source" + OF_TIP + " order by linked_at desc, source_id limit "
                                + TipView.MOST_SOURCES)
                .map((row, context) -> new TipView.Source(
                        row.getString("source_id"),
                        row.getBoolean("is_hold"),
                        Instant.ofEpochMilli(row.getLong("linked_at")),
                        row.getLong("fen")))
                .list();
        return new TipView(
                now,
                report.flatMap(body -> read(body, Tip.class)),
                anonymous,
                sources,
                of(now, "select count(*) from tip_source" + OF_TIP)
                        .mapTo(Long.class)
                        .one(),
                steps(of(
                        now,
                        "select body from tip_step" + OF_TIP + " order by record_offset desc limit "
                                + TipView.MOST_STEPS)));
    }

    private Query of(TipRow now, String sql) {
        return handle.createQuery(sql)
                .bind("kind", now.targetKind().name())
                .bind("target", now.targetId())
                .bind("tip", now.tipId());
    }

    private List<TipStep> steps(Query query) {
        return query.map((row, context) -> row.getBytes("body")).list().stream()
                .map(body -> read(body, TipStep.class))
                .flatMap(Optional::stream)
                .toList();
    }

    private <T> Optional<T> read(byte[] body, Class<T> type) {
        return decoder.decode(body) instanceof Decoded.Accepted accepted && type.isInstance(accepted.message())
                ? Optional.of(type.cast(accepted.message()))
                : Optional.empty();
    }

    private static TipRow row(ResultSet row) throws SQLException {
        long deadline = row.getLong("deadline");
        Optional<Instant> due = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(deadline));
        return new TipRow(
                row.getString("ref"),
                SubjectKind.valueOf(row.getString("target_kind")),
                row.getString("target_id"),
                row.getString("tip_id"),
                TipState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("aside_for")),
                due,
                row.getBoolean("by_weekdays"),
                row.getBoolean("is_extended"),
                Optional.ofNullable(row.getString("taken_up_by")),
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getLong("returned_fen"),
                row.getLong("due_fen"));
    }
}
