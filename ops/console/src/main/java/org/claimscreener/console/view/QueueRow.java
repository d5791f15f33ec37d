package org.claimscreener.console.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldStage;

/**
 * One hold as a queue shows it, as it stands after its newest step.
 *
 * @param holdId the settlement's id
 * @param step number of the newest step
 * @param institutionName as on the bill; blank when the bill is not known
 * @param severity 0 to 3
 * @param ruleCodes of the findings that withhold money, gravest first; none of a failure to decide
 * @param heldFen still withheld
 * @param deadline first instant that is too late; empty while the clock is paused and after the end
 */
public record QueueRow(
        String holdId,
        int step,
        String institutionId,
        String institutionName,
        HoldStage stage,
        int severity,
        List<String> ruleCodes,
        long suspectedFen,
        long heldFen,
        Instant openedAt,
        Optional<Instant> deadline,
        Optional<HoldLapse> onLapse,
        Optional<Instant> pausedUntil,
        Optional<String> claimedBy,
        Optional<Instant> claimUntil,
        Optional<String> proposedBy,
        int votes,
        int notices,
        boolean escalated,
        boolean leadSubmitted) {
    public QueueRow {
        ruleCodes = List.copyOf(ruleCodes);
    }
}
