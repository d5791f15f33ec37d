package org.claimscreener.engine.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The last steps of a schedule; written out only when it fails. */
final class Trace {
    private static final int KEPT = 80;

    private final Deque<Step> steps = new ArrayDeque<>();
    private long number;

    private record Step(long number, String format, List<Object> arguments) {
        @Override
        public String toString() {
            return number + "  " + String.format(Locale.ROOT, format, arguments.toArray());
        }
    }

    /**
     * Notes a step.
     *
     * @param arguments immutable: they are written out later
     */
    void add(String format, Object... arguments) {
        number++;
        if (steps.size() == KEPT) {
            steps.removeFirst();
        }
        steps.addLast(new Step(number, format, List.of(arguments)));
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n  ", "  ", ""));
    }
}
