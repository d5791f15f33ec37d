package org.claimscreener.console.view;

import java.time.Instant;
import java.util.Optional;

import org.claimscreener.wire.record.SubjectKind;

/**
 * A tip as it stands. Nothing of it names the reporter.
 *
 * @param ref names it in addresses; never the target, which may be a patient
 * @param asideFor the tip on the same facts that stands for it; nobody acts on this one then
 * @param deadline first instant that is too late for its check; empty when it has none now
 * @param byWeekdays the deadline counts Mondays to Fridays, for the holidays were not known
 * @param takenUpBy who took it up: another person ends its check
 * @param receivedAt when the office received it, by its own statement
 * @param returnedFen what is back by it, in fen
 * @param dueFen the whole reward for what is back, in fen
 */
public record TipRow(
        String ref,
        SubjectKind targetKind,
        String targetId,
        String tipId,
        TipState state,
        Optional<String> asideFor,
        Optional<Instant> deadline,
        boolean byWeekdays,
        boolean extended,
        Optional<String> takenUpBy,
        Instant receivedAt,
        long returnedFen,
        long dueFen) {}
