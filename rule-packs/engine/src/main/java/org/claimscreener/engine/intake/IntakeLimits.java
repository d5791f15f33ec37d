package org.claimscreener.engine.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Bounds of a plausible input. Beyond them it is a dead letter, not a decision. */
public final class IntakeLimits {
    /** A stay of a year has fewer. */
    public static final int MAX_FEE_LINES = 5_000;

    /** The national format's longest code is c150 (local item code). */
    public static final int MAX_ID_LENGTH = 150;

    public static final int MAX_TEXT_LENGTH = 2_000;

    /** Ten billion yuan in fen: no bill comes near, and products of two such still fit the arithmetic used. */
    public static final long MAX_AMOUNT_FEN = 1_000_000_000_000L;

    /** A hundred million billing units, in ten-thousandths. */
    public static final long MAX_QUANTITY_E4 = 1_000_000_000_000L;

    /** Unit prices are bounded like amounts, in millionths of a yuan. */
    public static final long MAX_UNIT_PRICE_E6 = 10_000_000_000_000_000L;

    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    public static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    public static final LocalDate EARLIEST_BIRTH = LocalDate.of(1890, 1, 1);

    /** A settlement may lie this far in the future of its arrival: clocks differ, days do not. */
    public static final Duration MAX_AHEAD = Duration.ofHours(24);

    private IntakeLimits() {}
}
