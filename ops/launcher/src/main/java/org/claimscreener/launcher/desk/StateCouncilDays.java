package org.claimscreener.launcher.desk;

import java.time.LocalDate;

import org.claimscreener.console.desk.text.WorkingDays;

/** The calendar by which the holds job counts, for pages that say how many working days are left. Thread-safe. */
final class StateCouncilDays implements WorkingDays {
    private final org.claimscreener.engine.calendar.WorkingDays known =
            org.claimscreener.engine.calendar.WorkingDays.ofTheStateCouncil();

    /** Of years whose holidays are not announced yet Mondays to Fridays count, as they do for deadlines. */
    @Override
    public boolean works(LocalDate day) {
        return known.knownYears().contains(day.getYear()) ? known.isWorkingDay(day) : WEEKDAYS.works(day);
    }
}
