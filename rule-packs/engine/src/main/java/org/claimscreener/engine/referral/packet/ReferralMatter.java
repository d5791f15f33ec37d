package org.claimscreener.engine.referral.packet;

import java.time.Instant;

import org.claimscreener.engine.referral.Department;

/**
 * What is referred to whom, by whom and why.
 *
 * @param madeBy the id under which the person signs in
 * @param approvedBy another person's
 * @param reason in words
 */
public record ReferralMatter(
        String referralId, Department department, String madeBy, String approvedBy, Instant madeAt, String reason) {
    public ReferralMatter {
        if (madeBy.equals(approvedBy)) {
            throw new IllegalArgumentException("who makes a packet does not approve it");
        }
    }
}
