package org.claimscreener.console.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Civil days, as sums and pages count them. */
final class Days {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Days() {}

    static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, SHANGHAI);
    }

    /** First instant of the day, in milliseconds since the epoch. */
    static long begin(LocalDate day) {
        return day.atStartOfDay(SHANGHAI).toInstant().toEpochMilli();
    }
}
