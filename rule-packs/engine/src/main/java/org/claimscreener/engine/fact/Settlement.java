package org.claimscreener.engine.fact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

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

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int AREA_LENGTH = 6;
    private static final int CITY_LENGTH = 4;
    private static final String WHOLE_CITY = "00";

    /** The lines' sum less the total, in fen: 0 when they agree, negative when the total is not backed by lines. */
    public long linesBeyondTotalFen() {
        return lineSumFen - totalFen;
    }

    /** Hour of settling in Shanghai, 0 to 23. */
    public int hour() {
        return settledAt.atZone(SHANGHAI).getHour();
    }

    /** Days left of the civil year when it was settled: 0 on 31 December. */
    public int daysToYearEnd() {
        return settledOn.lengthOfYear() - settledOn.getDayOfYear();
    }

    /**
     * Was the person treated in another county or district than the one that insures them? A city as a whole (a code that
     * ends in 00) is at home in each of its districts; an area that is not stated is no other one.
     */
    public boolean treatedAwayFromHome() {
        if (treatmentArea.length() < AREA_LENGTH || insuranceArea.length() < AREA_LENGTH) {
            return false;
        }
        boolean sameCity = treatmentArea.regionMatches(0, insuranceArea, 0, CITY_LENGTH);
        boolean wholeCity = treatmentArea.endsWith(WHOLE_CITY) || insuranceArea.endsWith(WHOLE_CITY);
        return !treatmentArea.equals(insuranceArea) && !(sameCity && wholeCity);
    }

    /** Whole hours from the settlement's own time to when it was sent; 0 when it was sent before. */
    public long hoursSentLate() {
        return Math.max(0, Duration.between(settledAt, sentAt).toHours());
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
