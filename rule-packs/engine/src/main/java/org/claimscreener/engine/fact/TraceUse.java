package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * An earlier settlement, of anybody and anywhere, that carries a trace code of this one and has not been withdrawn.
 *
 * @param line the line of this settlement that carries the code
 * @param settledAt the earlier settlement's own time
 */
public record TraceUse(FeeLine line, String traceCode, String settlementId, String institutionId, Instant settledAt) {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Civil date of the earlier settlement in Asia/Shanghai. */
    public LocalDate settledOn() {
        return LocalDate.ofInstant(settledAt, SHANGHAI);
    }
}
