package org.claimscreener.authorkit.deploy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;

/**
 * What the reports that come after an order say about it. Of each job all subtasks are awaited, or one word for the job
 * as a whole. Not thread-safe.
 */
final class OrderWait {
    /** What a report means for whoever waits. */
    enum Meaning {
        GOES_ON,
        DONE,
        FAILED
    }

    /**
     * One report in words.
     *
     * @param line for people
     */
    record Step(Meaning meaning, String line) {}

    private final PackControl order;
    private final PackState goal;
    private final Map<String, Set<Integer>> reachedByJob = new HashMap<>();

    OrderWait(PackControl order) {
        this.order = order;
        this.goal = switch (order.getKind()) {
            case STAGE -> PackState.READY;
            case SHADOW -> PackState.SHADOW;
            case ACTIVATE, ROLLBACK -> PackState.ACTIVE;
            case RETIRE -> PackState.RETIRED;
        };
    }

    /** Empty when the report is about something else. */
    Optional<Step> take(PackStatus status) {
        boolean isAboutOrder = status.getPackId().equals(order.getPackId())
                && (status.getControlNumber() == order.getNumber()
                        || status.getDigest().equals(order.getDigest()));
        return isAboutOrder ? Optional.of(step(status)) : Optional.empty();
    }

    private Step step(PackStatus status) {
        if (status.getState() == goal) {
            return reached(status);
        }
        return switch (status.getState()) {
            case IGNORED ->
                status.getControlNumber() == order.getNumber()
                        ? failed(status, "the order is ignored by ")
                        : goesOn(status);
            case REFUSED -> failed(status, "the pack is refused by ");
            case TRIPPED -> failed(status, "the pack is taken out of force by ");
            case WAITING -> waiting(status);
            case STAGED, READY, SHADOW, ACTIVE, RETIRED -> goesOn(status);
        };
    }

    private Step reached(PackStatus status) {
        if (status.getSubtask() < 0) {
            return new Step(Meaning.DONE, line(status));
        }
        Set<Integer> reached = reachedByJob.computeIfAbsent(status.getJob(), job -> new TreeSet<>());
        reached.add(status.getSubtask());
        boolean isWhole = reached.size() >= status.getSubtasks();
        return new Step(
                isWhole ? Meaning.DONE : Meaning.GOES_ON,
                line(status) + ", " + reached.size() + " of " + status.getSubtasks() + " subtasks");
    }

    private Step waiting(PackStatus status) {
        // An order for later has done all it can once the job has taken it.
        boolean isForLater =
                order.getEffectiveAt() != null && order.getEffectiveAt().isAfter(status.getAt());
        return new Step(isForLater ? Meaning.DONE : Meaning.GOES_ON, line(status));
    }

    private static Step failed(PackStatus status, String what) {
        return new Step(Meaning.FAILED, what + "job " + status.getJob() + told(status));
    }

    private static Step goesOn(PackStatus status) {
        return new Step(Meaning.GOES_ON, line(status));
    }

    private static String line(PackStatus status) {
        return "job " + status.getJob() + ": " + status.getState().name().toLowerCase(Locale.ROOT) + told(status);
    }

    private static String told(PackStatus status) {
        String took = status.getTookMs() > 0 ? " (" + status.getTookMs() + " ms)" : "";
        return took + (status.getDetail().isEmpty() ? "" : ": " + status.getDetail());
    }
}
