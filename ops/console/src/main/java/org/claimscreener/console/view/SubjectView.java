package org.claimscreener.console.view;

import java.util.List;

import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SupervisionStep;

/**
 * An institution, or a practitioner of it, as seen by its holds.
 *
 * @param name as on its newest bill; of practitioners the id
 * @param days trend, a row for each day of the period on which something happened, earliest first
 * @param rules what came of the rules that hit it
 * @param recent its newest holds, at most 50
 * @param standing what is in force about it: at most one record of each source
 * @param history what was ordered about it, what moved its credit, what was contested; newest first, at most 50
 */
public record SubjectView(
        String subjectId,
        String name,
        long openHolds,
        long heldFen,
        List<Day> days,
        List<RulePerformance> rules,
        List<QueueRow> recent,
        List<Standing> standing,
        List<SupervisionStep> history) {
    public SubjectView {
        days = List.copyOf(days);
        rules = List.copyOf(rules);
        recent = List.copyOf(recent);
        standing = List.copyOf(standing);
        history = List.copyOf(history);
    }
}
