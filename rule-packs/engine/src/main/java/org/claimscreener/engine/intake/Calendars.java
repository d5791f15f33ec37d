package org.claimscreener.engine.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Civil dates. Calendar rules use China's one time zone whatever the machine's. */
public final class Calendars {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Calendars() {}

    /** The civil date in Asia/Shanghai. */
    public static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZONE);
    }
}
