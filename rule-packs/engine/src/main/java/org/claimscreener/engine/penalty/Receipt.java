package org.claimscreener.engine.penalty;

import java.time.Instant;

/**
 * Money that came back.
 *
 * @param receiptId names it; the same id is the same money
 * @param amountFen more than 0
 * @param receivedAt when it came
 */
public record Receipt(String receiptId, long amountFen, Instant receivedAt) {}
