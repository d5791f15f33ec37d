package org.claimscreener.console.view;

import java.time.LocalDate;

/** Civil days in Asia/Shanghai, both included; at most 400 of them. */
public record Period(LocalDate first, LocalDate last) {
    private static final int MOST_DAYS = 400;

    public Period {
        if (last.isBefore(first) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw new IllegalArgumentException("a period from " + first + " to " + last);
        }
    }
}
