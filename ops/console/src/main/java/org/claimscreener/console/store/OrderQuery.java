package org.claimscreener.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.view.OrderFilter;
import org.claimscreener.console.view.OrderList;
import org.claimscreener.console.view.OrderRow;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.SupervisionStep;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Orders of the authority. Not thread-safe. */
final class OrderQuery {
    private static final String ABOUT = " and subject_kind <> 'PATIENT' and (subject_id = :subject"
            + " or (subject_kind = 'DEPARTMENT' and starts_with(subject_id, :subject || '/')))";

    private static final String OPEN =
            " and (in_force_to is null or (in_force_to > :now and in_force_to > in_force_from))";

    private final Handle handle;
    private final WireDecoder decoder = WireDecoder.create();

    OrderQuery(Handle handle) {
        this.handle = handle;
    }

    OrderList list(OrderFilter filter) {
        List<OrderRow> rows = query(filter, "*", " order by taken_at desc, ref limit " + OrderList.MOST)
                .map((row, context) -> row(row))
                .list();
        long count = query(filter, "count(*)", "").mapTo(Long.class).one();
        List<SupervisionStep> refused = handle
                .createQuery(
                        "select body from order_refused order by at desc, subject_kind, subject_id, record_offset desc"
                                + " limit " + OrderList.MOST_REFUSED)
                .map((row, context) -> row.getBytes("body"))
                .list()
                .stream()
                .map(this::read)
                .toList();
        return new OrderList(rows, count, refused);
    }

    private Query query(OrderFilter filter, String what, String more) {
        Query query = handle.createQuery("select " + what + " from authority_order where true"
                + (filter.subjectId().isPresent() ? ABOUT : "")
                + (filter.openAt().isPresent() ? OPEN : "") + more);
        filter.subjectId().ifPresent(subject -> query.bind("subject", subject));
        filter.openAt().ifPresent(now -> query.bind("now", now.toEpochMilli()));
        return query;
    }

    Optional<OrderRow> order(String ref) {
        return handle.createQuery("select * from authority_order where ref = :ref")
                .bind("ref", ref)
                .map((row, context) -> row(row))
                .findFirst();
    }

    private OrderRow row(ResultSet row) throws SQLException {
        long to = row.getLong("in_force_to");
        Optional<Instant> end = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(to));
        return new OrderRow(
                row.getString("ref"),
                read(row.getBytes("body")),
                Instant.ofEpochMilli(row.getLong("in_force_from")),
                end,
                Optional.ofNullable(row.getBytes("lift")).map(this::read),
                Optional.ofNullable(row.getString("met_settlement")),
                row.getLong("met_lag_ms"));
    }

    private SupervisionStep read(byte @Nullable [] body) {
        if (decoder.decode(body) instanceof Decoded.Accepted accepted
                && accepted.message() instanceof SupervisionStep step) {
            return step;
        }
        throw new IllegalStateException("A step in the projection is unreadable; rebuild the projection");
    }
}
