package org.claimscreener.peers.naive;

/**
 * The settlement to be answered now; it is in the session only as long as that takes, so that events do not ask about each
 * other. Public because rules read it. Fields as in {@link VisitEvent}.
 *
 * @param sex MALE, FEMALE or another that fits both
 */
public record Question(
        String settlementId,
        String patientId,
        String institutionId,
        boolean stay,
        boolean pharmacy,
        long month,
        long hour,
        long firstDay,
        long lastDay,
        String sex,
        int ageYears) {}
