package org.claimscreener.console.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.wire.record.HoldStage;

/**
 * What a supervisor sees at a glance.
 *
 * @param openByStage open holds by stage
 * @param heldFen still withheld, of all open holds
 * @param dueWithinDay open holds whose deadline comes within 24 hours
 * @param oldest when the oldest open hold was opened
 * @param medianHours from opening to end of those that ended within the period; -1 when none did
 * @param days a row for each day of the period on which something happened, earliest first
 * @param rules most holds first
 * @param workload most in hand first, at most 100
 */
public record Dashboard(
        Map<HoldStage, Long> openByStage,
        long heldFen,
        long dueWithinDay,
        Optional<Instant> oldest,
        double medianHours,
        List<Day> days,
        List<RulePerformance> rules,
        List<Workload> workload) {
    public Dashboard {
        openByStage = Map.copyOf(openByStage);
        days = List.copyOf(days);
        rules = List.copyOf(rules);
        workload = List.copyOf(workload);
    }
}
