package org.claimscreener.console.view;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.claimscreener.wire.record.HoldStage;

/**
 * Which holds a queue shows. Empty parts do not narrow it.
 *
 * @param region beginning of an administrative area code, 1 to 6 digits; that of the institution
 * @param institutionId fixmedins_code
 * @param ruleCode one of the rules that hit
 * @param severity 0 to 3, as in a hold's steps
 * @param stages none = all that are open
 * @param claimedBy who has it in hand, or proposed the review that waits
 * @param unclaimed only those that nobody has in hand
 * @param dueBefore deadline earlier than this
 * @param leastHeldFen at least so much is withheld
 * @param after the {@link QueuePage#next} of the page before
 * @param limit rows of a page, 1 to 200
 */
public record QueueFilter(
        Optional<String> region,
        Optional<String> institutionId,
        Optional<String> ruleCode,
        OptionalInt severity,
        Set<HoldStage> stages,
        Optional<String> claimedBy,
        boolean unclaimed,
        Optional<Instant> dueBefore,
        long leastHeldFen,
        HoldSort sort,
        Optional<String> after,
        int limit) {
    public QueueFilter {
        stages = Set.copyOf(stages);
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("a page of " + limit + " rows; 1 to 200 are possible");
        }
    }
}
