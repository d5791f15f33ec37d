package org.claimscreener.console.store;

import java.sql.SQLException;

import org.jdbi.v3.core.JdbiException;

/** What may be logged of a failure: the driver's own messages quote rows, and those name patients. */
final class Failures {
    private Failures() {}

    /** SQLSTATE of the failure's cause; blank when it has none. */
    static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    static String text(RuntimeException failure) {
        return failure instanceof JdbiException
                ? "the database said " + sqlState(failure) + " (SQLSTATE)"
                : failure.toString();
    }
}
