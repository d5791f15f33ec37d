package org.claimscreener.engine.calendar;

/** A day lies in a year whose holidays are not in the calendar. */
public final class UnknownYearException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int year;

    UnknownYearException(int year, String source) {
        super("the working days of " + year + " are not known; add the State Council's notice of that year to "
                + source);
        this.year = year;
    }

    public int year() {
        return year;
    }
}
