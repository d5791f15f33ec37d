package org.claimscreener.engine.fact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.claimscreener.wire.record.Channel;

/**
 * The document as a whole. All amounts in fen.
 *
 * @param settledAt the settlement's own time
 * @param sentAt when the institution sent it
 * @param settledOn the same as a civil date in Asia/Shanghai
 * @param internet the visit was to an internet hospital (pay_loc 5)
 * @param totalFen what was billed
 * @param fundFen what the fund would pay
 * @param personFen what the person pays
 * @param institutionFen what the institution bears
 * @param otherFen what others carry
 * @param lineSumFen sum of the fee lines as billed
 */
public record Settlement(
        String settlementId,
        Channel channel,
        Instant settledAt,
        Instant sentAt,
        LocalDate settledOn,
        String treatmentArea,
        String insuranceArea,
        boolean internet,
        long totalFen,
        long fundFen,
        long personFen,
        long institutionFen,
        long otherFen,
        long lineSumFen) {

    /** The lines' sum less the total, in fen: 0 when they agree, negative when the total is not backed by lines. */
    public long linesBeyondTotalFen() {
        return lineSumFen - totalFen;
    }

    /** So many days, of 24 hours each, before the settlement's own time. */
    public Instant daysBefore(long days) {
        return settledAt.minus(Duration.ofDays(days));
    }

    /** What the parts leave unexplained of the total, in fen: 0 when the amounts add up. */
    public long unexplainedFen() {
        return totalFen - fundFen - personFen - institutionFen - otherFen;
    }
}
