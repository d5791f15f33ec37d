package org.claimscreener.console.store;

import java.util.List;
import java.util.Optional;

import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.console.view.SubjectView;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionStep;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** An institution or a practitioner: its newest holds, and sums of all of them. Not thread-safe. */
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
        SumQueries sums = new SumQueries(handle);
        return query("select open, held_fen from subject_sum where scope = :scope and subject_id = :id")
                .bind("scope", scope())
                .map((row, context) -> new SubjectView(
                        id,
                        name(recent),
                        row.getLong("open"),
                        row.getLong("held_fen"),
                        sums.days(scope(), id, period),
                        sums.rules(scope(), id, period),
                        recent,
                        standing(),
                        history()))
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

    private List<Standing> standing() {
        return read("select body from standing where subject_kind = :kind and subject_id = :id", Standing.class);
    }

    private List<SupervisionStep> history() {
        return read(
                "select body from subject_step where subject_kind = :kind and subject_id = :id"
                        + " order by record_offset desc limit " + MOST_RECENT,
                SupervisionStep.class);
    }

    private <T> List<T> read(String sql, Class<T> type) {
        WireDecoder decoder = WireDecoder.create();
        return query(sql).bind("kind", kind.name()).map((row, context) -> row.getBytes("body")).list().stream()
                .map(decoder::decode)
                .filter(Decoded.Accepted.class::isInstance)
                .map(read -> type.cast(((Decoded.Accepted) read).message()))
                .toList();
    }
}
