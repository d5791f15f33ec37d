package org.claimscreener.engine.inspection;

import java.time.Instant;
import java.time.YearMonth;

import org.claimscreener.engine.credit.SamplingScheme;
import org.claimscreener.engine.intake.Calendars;

/**
 * By which a month's settlements are drawn; all of it is published with the commitment. Immutable, thread-safe.
 *
 * @param from settlements that came at this instant or later are drawn: within the month, or its beginning
 */
public record DrawTerms(YearMonth month, Instant from, SamplingScheme sampling) {
    public DrawTerms {
        if (from.isBefore(begin(month)) || !from.isBefore(begin(month.plusMonths(1)))) {
            throw new IllegalArgumentException(
                    "the draw of " + month + " begins at " + from + ", which is not within it");
        }
    }

    /** The whole of a month. */
    public static DrawTerms whole(YearMonth month, SamplingScheme sampling) {
        return new DrawTerms(month, begin(month), sampling);
    }

    /** The month of an instant, in Asia/Shanghai. */
    public static YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atZone(Calendars.ZONE));
    }

    /** A month's first instant. */
    public static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(Calendars.ZONE).toInstant();
    }

    /** The first instant after it. */
    public Instant end() {
        return begin(month.plusMonths(1));
    }

    /** A settlement that came then is drawn, or is not, by these terms. */
    public boolean cover(Instant receivedAt) {
        return !receivedAt.isBefore(from) && receivedAt.isBefore(end());
    }
}
