package org.claimscreener.accuracy;

import java.time.LocalDate;
import java.util.Optional;

import org.claimscreener.traffic.Label;

/**
 * One settlement that was sent, and what its maker knows of it.
 *
 * @param label present where it belongs to a fraud scheme
 * @param story of an honest visit: what it was, in English; "" else
 * @param day when it was settled, in Asia/Shanghai
 * @param totalFen billed
 * @param fundFen what the fund is asked for
 * @param lines fee lines
 */
record Sent(
        String settlementId,
        Optional<Label> label,
        String story,
        LocalDate day,
        long totalFen,
        long fundFen,
        int lines) {

    boolean isHonest() {
        return label.isEmpty();
    }

    /** A fraud that what has arrived until then is enough to tell. */
    boolean isDiscernible() {
        return label.map(Label::discernible).orElse(false);
    }
}
