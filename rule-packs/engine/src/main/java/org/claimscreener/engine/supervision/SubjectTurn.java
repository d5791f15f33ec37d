package org.claimscreener.engine.supervision;

import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SupervisionStep;

/**
 * What came of something.
 *
 * @param steps to be told, in this order
 * @param standing to be issued in place of the one before; empty when nothing changed
 */
public record SubjectTurn(Subject subject, List<SupervisionStep> steps, Optional<Standing> standing) {
    public SubjectTurn {
        steps = List.copyOf(steps);
    }

    static SubjectTurn nothing(Subject subject) {
        return new SubjectTurn(subject, List.of(), Optional.empty());
    }
}
