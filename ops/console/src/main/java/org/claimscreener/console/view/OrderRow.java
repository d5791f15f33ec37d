package org.claimscreener.console.view;

import java.time.Instant;
import java.util.Optional;

import org.claimscreener.wire.record.SupervisionStep;

/**
 * An order of the authority as it stands.
 *
 * @param ref names it in addresses; never its subject, which may be a patient
 * @param taken the step that took it, with the directive as it came
 * @param from first instant at which it is in force
 * @param to first instant after it; empty = until it is lifted
 * @param lift the step that lifted it
 * @param met the settlement whose decision saw it first
 * @param metLagMs from its append to that decision's, in milliseconds; 0 while none saw it
 */
public record OrderRow(
        String ref,
        SupervisionStep taken,
        Instant from,
        Optional<Instant> to,
        Optional<SupervisionStep> lift,
        Optional<String> met,
        long metLagMs) {
    /** Whether it binds at an instant, or will. */
    public boolean openAt(Instant now) {
        return to.map(end -> end.isAfter(now) && end.isAfter(from)).orElse(true);
    }
}
