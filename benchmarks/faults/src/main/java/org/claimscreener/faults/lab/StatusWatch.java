package org.claimscreener.faults.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.claimscreener.authorkit.deploy.log.PackStatusReader;
import org.claimscreener.stack.process.Waiting;
import org.claimscreener.wire.record.PackStatus;
import org.jspecify.annotations.Nullable;

/** Hears what the job says about packs, and when. Keeps all of it: a run deploys tens of times. Thread-safe. */
public final class StatusWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final PackStatusReader reader;
    private final Thread thread;
    private final List<Told> told = new ArrayList<>();
    private volatile boolean closing;
    private volatile @Nullable Exception failure;

    /**
     * A status that was read.
     *
     * @param nanos when, by the monotonic clock
     */
    public record Told(PackStatus status, long nanos) {}

    private StatusWatch(PackStatusReader reader) {
        this.reader = reader;
        this.thread = new Thread(this::read, "pack statuses");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins at the topic's beginning. */
    static StatusWatch open(String bootstrapServers) throws IOException {
        return new StatusWatch(PackStatusReader.open(bootstrapServers));
    }

    private void read() {
        try {
            while (!closing) {
                List<PackStatus> read = reader.poll(POLL);
                long nanos = System.nanoTime();
                synchronized (this) {
                    read.forEach(status -> told.add(new Told(status, nanos)));
                }
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        } finally {
            reader.close();
        }
    }

    /** How many were read. */
    public synchronized int size() {
        return told.size();
    }

    /** Those read so far, without the first ones. */
    public synchronized List<Told> since(int first) {
        return List.copyOf(told.subList(first, told.size()));
    }

    /**
     * Waits for the first one that is meant.
     *
     * @param from those read before do not count
     * @throws IOException when it does not come in time, or statuses cannot be read
     */
    public Told await(int from, Predicate<PackStatus> meant, String what, Duration patience) throws IOException {
        List<Told> found = new ArrayList<>();
        boolean came = Waiting.until(
                () -> {
                    check();
                    Optional<Told> first = since(from).stream()
                            .filter(each -> meant.test(each.status()))
                            .findFirst();
                    first.ifPresent(found::add);
                    return first.isPresent();
                },
                patience);
        if (!came) {
            throw new IOException(
                    "The job did not say within " + patience.toSeconds() + " s that " + what + "; it said "
                            + since(from).stream().map(StatusWatch::inWords).toList());
        }
        return found.get(0);
    }

    private static String inWords(Told told) {
        PackStatus status = told.status();
        return status.getState() + " " + status.getPackId() + " subtask " + status.getSubtask() + " "
                + status.getDetail();
    }

    /** Throws when nothing is read any more. */
    void check() throws IOException {
        Exception broken = failure;
        if (broken != null) {
            throw new IOException("What the job says about packs cannot be read: " + broken.getMessage(), broken);
        }
    }

    /** Ends the thread and waits for it, unless interrupted. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
