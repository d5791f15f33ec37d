package org.claimscreener.peers.naive;

/**
 * One item billed as an event, which stays as long as its settlement's. Public because rules read it.
 *
 * @param day days since 1970
 */
public record ItemEvent(String settlementId, String patientId, String itemCode, long day) {}
