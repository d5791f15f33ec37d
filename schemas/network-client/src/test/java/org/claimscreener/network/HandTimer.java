package org.claimscreener.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes when a test says so. */
final class HandTimer implements DeadlineTimer {
    private final List<Task> tasks = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private long scheduled;
    private boolean closed;

    private record Task(Duration due, long number, Runnable run) {}

    @Override
    public Alarm after(Duration delay, Runnable run) {
        Task task = new Task(now.plus(delay), scheduled++, run);
        if (!closed) {
            tasks.add(task);
        }
        return () -> tasks.remove(task);
    }

    /** Runs what falls due on the way, in order, at its own time. */
    void advance(Duration step) {
        Duration end = now.plus(step);
        for (Optional<Task> next = dueBy(end); next.isPresent(); next = dueBy(end)) {
            tasks.remove(next.get());
            now = next.get().due;
            next.get().run.run();
        }
        now = end;
    }

    private Optional<Task> dueBy(Duration end) {
        return tasks.stream()
                .filter(task -> task.due.compareTo(end) <= 0)
                .min(Comparator.comparing(Task::due).thenComparing(Task::number));
    }

    int pending() {
        return tasks.size();
    }

    @Override
    public void close() {
        closed = true;
        tasks.clear();
    }
}
