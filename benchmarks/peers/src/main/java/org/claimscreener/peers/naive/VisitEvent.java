package org.claimscreener.peers.naive;

/**
 * One settlement as an event, which stays in the session until its window ends. Public because rules read it.
 *
 * @param month of its own time, years times 12 and months, Asia/Shanghai
 * @param hour of its own time, hours since 1970
 * @param firstDay and {@code lastDay}: days since 1970
 */
public record VisitEvent(
        String settlementId,
        String patientId,
        String institutionId,
        boolean stay,
        boolean pharmacy,
        long month,
        long hour,
        long firstDay,
        long lastDay) {}
