package org.claimscreener.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.claimscreener.console.view.Day;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStage;
import org.jspecify.annotations.Nullable;

/** Rows of tables as the views show them. */
final class Rows {
    /** Columns that {@link #queueRow} reads, of the table hold. */
    static final String QUEUE = "hold.hold_id, hold.step, hold.institution_id, hold.institution_name, hold.stage,"
            + " hold.severity, hold.rule_codes, hold.suspected_fen, hold.held_fen, hold.opened_at, hold.deadline,"
            + " hold.on_lapse, hold.paused_until, hold.claimed_by, hold.claim_until, hold.proposed_by, hold.votes,"
            + " hold.notices, hold.escalated, hold.lead_submitted";

    private Rows() {}

    static QueueRow queueRow(ResultSet row) throws SQLException {
        return new QueueRow(
                row.getString("hold_id"),
                row.getInt("step"),
                row.getString("institution_id"),
                row.getString("institution_name"),
                HoldStage.valueOf(row.getString("stage")),
                row.getInt("severity"),
                HoldTables.texts(row, "rule_codes"),
                row.getLong("suspected_fen"),
                row.getLong("held_fen"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                instant(row, "deadline"),
                Optional.ofNullable(row.getString("on_lapse")).map(HoldLapse::valueOf),
                instant(row, "paused_until"),
                Optional.ofNullable(row.getString("claimed_by")),
                instant(row, "claim_until"),
                Optional.ofNullable(row.getString("proposed_by")),
                row.getInt("votes"),
                row.getInt("notices"),
                row.getBoolean("escalated"),
                row.getBoolean("lead_submitted"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(number(row, column)).map(Instant::ofEpochMilli);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : (Long) value;
    }

    static HoldLine line(ResultSet row) throws SQLException {
        return new HoldLine(
                row.getString("line_id"),
                row.getLong("suspected_fen"),
                number(row, "first_review_fen"),
                number(row, "confirmed_fen"),
                row.getLong("deducted_fen"),
                row.getLong("released_fen"),
                row.getLong("withdrawn_fen"));
    }

    static Day day(ResultSet row) throws SQLException {
        return new Day(
                row.getObject("day", LocalDate.class),
                row.getLong("opened"),
                row.getLong("closed"),
                row.getLong("held_fen"),
                row.getLong("released_fen"),
                row.getLong("deducted_fen"));
    }
}
