package org.claimscreener.engine.intake;

import org.claimscreener.wire.record.DeadLetterReason;

/**
 * Why an input cannot be screened.
 *
 * @param message what is wrong and how to mend it, for a person; without personal data
 * @param field path on the wire, e.g. {@code fee_lines[2].amount_fen}
 */
public record Problem(DeadLetterReason reason, String message, String field) {}
