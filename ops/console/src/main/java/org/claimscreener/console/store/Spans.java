package org.claimscreener.console.store;

import java.time.LocalDate;

import org.claimscreener.console.view.Period;
import org.jdbi.v3.core.statement.Query;

/** A period as whole months and the days around them: a year is some seventy rows of a rule instead of 365. */
final class Spans {
    /** Condition on the columns span and from_day. */
    static final String SQL = "((span = 'M' and from_day >= :monthsFrom and from_day < :monthsTo)"
            + " or (span = 'D' and from_day >= :first and from_day <= :last"
            + " and (from_day < :monthsFrom or from_day >= :monthsTo)))";

    private Spans() {}

    static Query bind(Query query, Period period) {
        LocalDate from = period.first().getDayOfMonth() == 1
                ? period.first()
                : period.first().plusMonths(1).withDayOfMonth(1);
        LocalDate to = period.last().plusDays(1).withDayOfMonth(1);
        return query.bind("first", period.first())
                .bind("last", period.last())
                .bind("monthsFrom", from)
                .bind("monthsTo", to.isAfter(from) ? to : from);
    }
}
