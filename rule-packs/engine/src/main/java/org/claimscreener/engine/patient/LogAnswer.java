package org.claimscreener.engine.patient;

import java.nio.ByteBuffer;

/**
 * A decision or receipt as it stands in the log.
 *
 * @param patientId whose memory it concerns
 * @param key which input it answers
 * @param bytes exactly as in the log, from its position to its limit; shared, so whoever reads it duplicates it first
 */
public record LogAnswer(String patientId, AnswerKey key, ByteBuffer bytes) {}
