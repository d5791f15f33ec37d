package org.claimscreener.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts on record what persons do, in one chain. One in a process for each writer id. After a restart it goes on where the
 * log says that the chain ends; a second process with the same id replaces this one. What arrives together is written
 * in one transaction, by a thread of its own. Thread-safe.
 */
public final class AuditWriter implements AutoCloseable {
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_BATCH = 200;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(40);

    private final AuditLog log;
    private final AuditSigner signer;
    private final WriterMemory memory;
    private final AuditPace pace;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable ReplacedException replaced;

    /** Null: where the chain ends must be read again. Of the writing thread alone. */
    private @Nullable ChainEnd end;

    private long checkpointAtNanos = System.nanoTime();

    /** Wakes the thread when it holds no entry. */
    private record Waiting(@Nullable AuditEntry entry, CompletableFuture<AuditRecord> done) {}

    private AuditWriter(AuditLog log, AuditSigner signer, WriterMemory memory, AuditPace pace, Clock clock) {
        this.log = log;
        this.signer = signer;
        this.memory = memory;
        this.pace = pace;
        this.clock = clock;
        thread = new Thread(this::run, "audit-writer");
        thread.setDaemon(true);
    }

    /**
     * Takes the chain over and goes on with it.
     *
     * @param bootstrapServers host:port list
     * @param writerId a name that this process keeps over restarts and shares with no other
     * @param keyFile see {@link AuditSigner#of}; beside it, in a file that ends in {@code .end}, is kept where the chain
     *     ends, and a log in which it ends elsewhere is not written on
     * @throws IOException when the log or the key cannot be used
     */
    public static AuditWriter start(String bootstrapServers, String writerId, Path keyFile, AuditPace pace, Clock clock)
            throws IOException {
        return start(bootstrapServers, AuditSigner.of(writerId, keyFile), keyFile, pace, clock);
    }

    static AuditWriter start(String bootstrapServers, AuditSigner signer, Path keyFile, AuditPace pace, Clock clock)
            throws IOException {
        Path own = keyFile.resolveSibling(keyFile.getFileName() + ".end");
        return start(
                new KafkaAuditLog(bootstrapServers, signer.writerId()), signer, new WriterMemory(own), pace, clock);
    }

    /** On any log. */
    static AuditWriter start(AuditLog log, AuditSigner signer, WriterMemory memory, AuditPace pace, Clock clock)
            throws IOException {
        AuditWriter writer = new AuditWriter(log, signer, memory, pace, clock);
        try {
            writer.takeOver();
        } catch (IOException e) {
            log.close();
            throw e;
        }
        writer.thread.start();
        return writer;
    }

    /**
     * Puts an entry on record.
     *
     * @return completes with the record when the log has it; with an {@link IOException} when it did not confirm: what must be
     *     audited first is not done then, even though the record may be there
     */
    public CompletableFuture<AuditRecord> append(AuditEntry entry) {
        Waiting waiting = new Waiting(entry, new CompletableFuture<>());
        if (closing || replaced != null || !queue.offer(waiting)) {
            waiting.done.completeExceptionally(refusal());
        } else if (closing) {
            // It may have come after the thread's last look.
            refuse();
        }
        return waiting.done;
    }

    private IOException refusal() {
        ReplacedException known = replaced;
        if (known != null) {
            return new ReplacedException(known);
        }
        return closing
                ? new IOException("the audit is closed: this process ends")
                : new IOException("the audit has " + MAX_WAITING + " records to write and takes no more; wait, and look"
                        + " why the broker is slow");
    }

    private void takeOver() throws IOException {
        ChainEnd found = log.takeOver();
        memory.check(found, signer.writerId());
        end = found;
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                step(next());
            }
            step(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        } finally {
            closing = true;
            log.close();
            refuse();
        }
    }

    private List<Waiting> next() throws InterruptedException {
        long waitNanos = Math.max(0, checkpointAtNanos + pace.time().toNanos() - System.nanoTime());
        boolean open = end != null && end.unsigned() > 0;
        Waiting first = open ? queue.poll(waitNanos, TimeUnit.NANOSECONDS) : queue.take();
        List<Waiting> batch = new ArrayList<>();
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, MAX_BATCH - 1);
        }
        batch.removeIf(waiting -> waiting.entry == null);
        return batch;
    }

    /** Writes what there is, and a checkpoint when it is time. */
    private void step(List<Waiting> batch) {
        ReplacedException known = replaced;
        if (known != null) {
            fail(batch, known);
            return;
        }
        try {
            if (end == null) {
                takeOver();
            }
            write(batch);
        } catch (ReplacedException e) {
            replaced = e;
            fail(batch, e);
        } catch (IOException e) {
            end = null;
            fail(batch, e);
        } catch (RuntimeException e) {
            end = null;
            fail(batch, new IOException("the audit failed for a fault of ours", e));
        }
    }

    private void write(List<Waiting> batch) throws IOException {
        ChainEnd grown = java.util.Objects.requireNonNull(end, "taken over");
        List<AuditRecord> entries = new ArrayList<>();
        for (Waiting waiting : batch) {
            AuditEntry entry = java.util.Objects.requireNonNull(waiting.entry, "others were left out");
            AuditRecord next = grown.next(signer.writerId(), entry, clock.instant());
            entries.add(next);
            grown = grown.after(next);
        }
        List<SpecificRecord> records = new ArrayList<>(entries);
        Optional<AuditCheckpoint> checkpoint = checkpoint(grown);
        if (checkpoint.isPresent()) {
            records.add(checkpoint.get());
            grown = grown.after(checkpoint.get());
        }
        if (records.isEmpty()) {
            return;
        }
        memory.intend(java.util.Objects.requireNonNull(end, "taken over"), grown);
        log.append(records);
        end = grown;
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).done.complete(entries.get(i));
        }
        if (checkpoint.isPresent()) {
            checkpointAtNanos = System.nanoTime();
        }
        memory.confirm(grown);
    }

    private Optional<AuditCheckpoint> checkpoint(ChainEnd grown) {
        boolean due = grown.unsigned() >= pace.records()
                || closing
                || System.nanoTime() - checkpointAtNanos >= pace.time().toNanos();
        return grown.unsigned() > 0 && due ? Optional.of(grown.checkpoint(signer, clock.instant())) : Optional.empty();
    }

    private static void fail(List<Waiting> batch, IOException why) {
        batch.forEach(waiting -> waiting.done.completeExceptionally(why));
    }

    private void refuse() {
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.done.completeExceptionally(refusal());
        }
    }

    /** Writes what waits and a checkpoint under it. Waits for that at most 40 s. */
    @Override
    public void close() {
        closing = true;
        // A full queue wakes the thread by itself.
        var unused = queue.offer(new Waiting(null, new CompletableFuture<>()));
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
