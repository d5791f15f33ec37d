package org.claimscreener.console.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Begins now, since tokens are judged by the machine's clock, and goes on when it is told to. */
public final class TestClock implements InstantSource {
    private volatile Instant now = Instant.now();

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
