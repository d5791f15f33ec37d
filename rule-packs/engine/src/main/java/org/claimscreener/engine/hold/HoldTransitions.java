package org.claimscreener.engine.hold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;

import static org.claimscreener.wire.record.HoldStage.APPEALED;
import static org.claimscreener.wire.record.HoldStage.COLLEGIAL_REVIEW;
import static org.claimscreener.wire.record.HoldStage.DEDUCTED;
import static org.claimscreener.wire.record.HoldStage.FIRST_REVIEW;
import static org.claimscreener.wire.record.HoldStage.HELD;
import static org.claimscreener.wire.record.HoldStage.NOTIFIED;
import static org.claimscreener.wire.record.HoldStage.PARTLY_DEDUCTED;
import static org.claimscreener.wire.record.HoldStage.RELEASED;
import static org.claimscreener.wire.record.HoldStage.REVERSED;
import static org.claimscreener.wire.record.HoldStage.RE_REVIEW;

/**
 * Which event may lead from which stage to which: the whole of it, in one table. What is not in it cannot be published.
 * The diagram in flink-jobs/HOLDS.md is drawn from it. Immutable, thread-safe.
 */
public final class HoldTransitions {
    private static final Set<HoldStage> ENDS =
            Collections.unmodifiableSet(EnumSet.of(RELEASED, DEDUCTED, PARTLY_DEDUCTED, REVERSED));

    /** In any stage that is no end; they leave it as it is. */
    private static final Set<HoldEvent> ANYWHERE = Collections.unmodifiableSet(EnumSet.of(
            HoldEvent.LEAD_SUBMITTED,
            HoldEvent.CLOCK_PAUSED,
            HoldEvent.CLOCK_RESUMED,
            HoldEvent.PAUSE_LAPSED,
            HoldEvent.LINES_WITHDRAWN));

    /** One row of the table. */
    record Transition(HoldStage from, HoldEvent event, HoldStage to) {}

    private static final Set<Transition> TABLE = Collections.unmodifiableSet(table());

    private HoldTransitions() {}

    private static Set<Transition> table() {
        Set<Transition> table = new LinkedHashSet<>();
        add(table, HELD, HoldEvent.CLAIMED, FIRST_REVIEW);
        add(table, HELD, HoldEvent.DEADLINE_LAPSED, HELD, RELEASED);
        addReview(table, FIRST_REVIEW, HELD);
        add(table, FIRST_REVIEW, HoldEvent.REVIEWED, NOTIFIED, RELEASED);
        add(table, FIRST_REVIEW, HoldEvent.ESCALATED, HELD);
        add(table, FIRST_REVIEW, HoldEvent.DEADLINE_LAPSED, HELD, RELEASED);
        add(table, NOTIFIED, HoldEvent.APPEALED, APPEALED, COLLEGIAL_REVIEW);
        add(table, NOTIFIED, HoldEvent.ACCEPTED, DEDUCTED, PARTLY_DEDUCTED);
        add(table, NOTIFIED, HoldEvent.DEADLINE_LAPSED, APPEALED, COLLEGIAL_REVIEW);
        add(table, NOTIFIED, HoldEvent.DEADLINE_LAPSED, RELEASED, DEDUCTED, PARTLY_DEDUCTED);
        add(table, APPEALED, HoldEvent.CLAIMED, RE_REVIEW);
        add(table, APPEALED, HoldEvent.DEADLINE_LAPSED, COLLEGIAL_REVIEW, RELEASED, DEDUCTED, PARTLY_DEDUCTED);
        addReview(table, RE_REVIEW, APPEALED);
        add(table, RE_REVIEW, HoldEvent.REVIEWED, NOTIFIED, RELEASED, PARTLY_DEDUCTED);
        add(table, RE_REVIEW, HoldEvent.ESCALATED, COLLEGIAL_REVIEW);
        add(table, RE_REVIEW, HoldEvent.DEADLINE_LAPSED, COLLEGIAL_REVIEW, RELEASED, DEDUCTED, PARTLY_DEDUCTED);
        add(table, COLLEGIAL_REVIEW, HoldEvent.VOTED, COLLEGIAL_REVIEW);
        add(table, COLLEGIAL_REVIEW, HoldEvent.COLLEGIAL_DECIDED, RELEASED, DEDUCTED, PARTLY_DEDUCTED);
        add(table, COLLEGIAL_REVIEW, HoldEvent.DEADLINE_LAPSED, RELEASED, DEDUCTED, PARTLY_DEDUCTED);
        return table;
    }

    /** What both reviews by one person have in common. */
    private static void addReview(Set<Transition> table, HoldStage review, HoldStage queue) {
        add(table, review, HoldEvent.CLAIMED, review);
        add(table, review, HoldEvent.UNCLAIMED, queue);
        add(table, review, HoldEvent.CLAIM_LAPSED, queue);
        add(table, review, HoldEvent.REVIEW_PROPOSED, review);
        add(table, review, HoldEvent.REVIEW_RETURNED, queue);
    }

    private static void add(Set<Transition> table, HoldStage from, HoldEvent event, HoldStage... to) {
        for (HoldStage stage : to) {
            table.add(new Transition(from, event, stage));
        }
    }

    /** Whether the stage is an end: then nothing changes a hold any more. */
    public static boolean isEnd(HoldStage stage) {
        return ENDS.contains(stage);
    }

    /** Whether the event may lead from the one stage to the other. */
    public static boolean allows(HoldStage from, HoldEvent event, HoldStage to) {
        if (isEnd(from)) {
            return false;
        }
        if (event == HoldEvent.REVERSED) {
            return to == REVERSED;
        }
        return ANYWHERE.contains(event) ? from == to : TABLE.contains(new Transition(from, event, to));
    }

    /** The diagram, in Mermaid's language: a line for each pair of stages. */
    public static String mermaid() {
        List<String> lines = new ArrayList<>();
        lines.add("stateDiagram-v2");
        lines.add("    [*] --> OPEN: " + HoldEvent.OPENED);
        lines.add("    state OPEN {");
        lines.add("        [*] --> HELD");
        List<String> ends = new ArrayList<>();
        arrows().forEach((arrow, events) -> {
            String line = arrow.from() + " --> " + arrow.to() + ": " + String.join(", ", events);
            if (isEnd(arrow.to())) {
                ends.add("    " + line);
            } else {
                lines.add("        " + line);
            }
        });
        lines.add("    }");
        lines.addAll(ends);
        lines.add("    OPEN --> OPEN: "
                + String.join(", ", ANYWHERE.stream().map(HoldEvent::name).toList()));
        lines.add("    OPEN --> REVERSED: " + HoldEvent.REVERSED);
        for (HoldStage end : ENDS) {
            lines.add("    " + end + " --> [*]");
        }
        return String.join("\n", lines) + "\n";
    }

    private record Arrow(HoldStage from, HoldStage to) {}

    private static Map<Arrow, List<String>> arrows() {
        Map<Arrow, List<String>> arrows = new LinkedHashMap<>();
        for (Transition row : TABLE) {
            arrows.computeIfAbsent(new Arrow(row.from(), row.to()), arrow -> new ArrayList<>())
                    .add(row.event().name());
        }
        return arrows;
    }
}
