package org.claimscreener.screening.packs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.flow.OwnThreads;
import org.claimscreener.screening.metrics.PackMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compiled packs of this JVM, by digest: compiled once however many subtasks decide with them, one at a time, in a
 * thread of its own, for it takes seconds.
 *
 * <p>A pack that nobody uses any more stays for a while, up to {@link #MOST_IDLE} of them: a job that restarts after a fault
 * closes all its subtasks before it opens new ones, inputs that waited may be stamped with what was in force before, and a
 * rollback is to be as fast as an activation. Thread-safe.
 */
public final class PackShelf {
    /** Enough for the pack before each of a few; each costs some megabytes. */
    public static final int MOST_IDLE = 6;

    private static final Logger LOG = LoggerFactory.getLogger(PackShelf.class);
    private static final long THREAD_IDLE_SECONDS = 10;

    /** After a start, when what had gathered meanwhile is decided. */
    private static final long PRACTICE_AFTER_SECONDS = 30;

    private static final PackShelf THIS_JVM = new PackShelf(MOST_IDLE);

    private final int mostIdle;
    private final Map<Key, Compiled> shelf = new HashMap<>();
    private final Deque<Compiled> idle = new ArrayDeque<>();
    private final ExecutorService compiler = compiler();
    private final AtomicBoolean practises = new AtomicBoolean();
    private final PackMetrics metrics = PackMetrics.ofThisJvm();

    /**
     * A form of a pack.
     *
     * @param timed whether its limit of time holds
     */
    private record Key(String digest, boolean timed) {}

    /** Brings a pack that is to be compiled. In the compiler's thread. */
    @FunctionalInterface
    public interface Supplier {
        /**
         * The pack.
         *
         * @throws PackRefusedException when it is not right
         */
        RulePack pack() throws PackRefusedException;
    }

    PackShelf(int mostIdle) {
        this.mostIdle = mostIdle;
    }

    /** The JVM's one shelf. */
    public static PackShelf ofThisJvm() {
        return THIS_JVM;
    }

    private static ExecutorService compiler() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1,
                1,
                THREAD_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> OwnThreads.daemon("pack compiler", task));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** The pack, if it is compiled here. */
    public synchronized Optional<Lease> lease(String digest, boolean timed) {
        Compiled compiled = shelf.get(new Key(digest, timed));
        return compiled == null || !compiled.isReady() ? Optional.empty() : Optional.of(used(compiled));
    }

    /**
     * Compiles a pack, or joins those who already use or await it.
     *
     * @param digest of the pack that the supplier brings
     * @return a lease, or what kept the pack from being compiled; the next call tries anew
     */
    public CompletableFuture<Lease> compile(String digest, boolean timed, Supplier supplier) {
        Lease lease;
        synchronized (this) {
            lease = used(shelf.computeIfAbsent(new Key(digest, timed), key -> started(key, supplier)));
        }
        return lease.compiled.future.thenApply(pack -> lease);
    }

    private Compiled started(Key key, Supplier supplier) {
        Compiled compiled = new Compiled(key);
        long began = System.nanoTime();
        compiler.execute(() -> {
            try {
                CompiledPack pack = compiled(key, supplier);
                compiled.future.complete(pack);
                practiseLater(pack);
                metrics.compiled(Duration.ofNanos(System.nanoTime() - began));
            } catch (PackRefusedException | RuntimeException | LinkageError | StackOverflowError e) {
                forget(compiled, e);
            } catch (Error e) {
                // Who waits must hear of it also when the JVM is about to end.
                forget(compiled, e);
                throw e;
            }
        });
        return compiled;
    }

    private static CompiledPack compiled(Key key, Supplier supplier) throws PackRefusedException {
        RulePack pack = supplier.pack();
        if (!pack.digest().equals(key.digest())) {
            throw new IllegalStateException("asked for pack " + key.digest() + ", got " + pack);
        }
        CompiledPack compiled = key.timed() ? CompiledPack.compile(pack) : CompiledPack.compileUntimed(pack);
        LOG.info("Pack {} compiled: {}", pack, compiled.times());
        return compiled;
    }

    /** Once a JVM, so that its first new version does not find a compiler that is not even loaded. */
    private void practiseLater(CompiledPack pack) {
        if (practises.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(PRACTICE_AFTER_SECONDS, TimeUnit.SECONDS, compiler)
                    .execute(() -> practise(pack));
        }
    }

    private static void practise(CompiledPack pack) {
        long began = System.nanoTime();
        try {
            if (pack.practise()) {
                LOG.info(
                        "The compiler of rules was warmed up in {} ms",
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            }
        } catch (PackRefusedException | RuntimeException | LinkageError e) {
            LOG.warn("The compiler of rules could not be warmed up; the next version takes longer", e);
        }
    }

    private void forget(Compiled failed, Throwable why) {
        synchronized (this) {
            shelf.remove(failed.key, failed);
        }
        failed.future.completeExceptionally(why);
    }

    /**
     * As {@link #compile}, and waits for it.
     *
     * @throws ExecutionException with what kept the pack from being compiled
     */
    public Lease await(String digest, boolean timed, Supplier supplier)
            throws InterruptedException, ExecutionException {
        CompletableFuture<Lease> future = compile(digest, timed, supplier);
        try {
            return future.get();
        } catch (InterruptedException e) {
            var unused = future.thenAccept(Lease::close);
            throw e;
        }
    }

    private Lease used(Compiled compiled) {
        idle.remove(compiled);
        compiled.users++;
        return new Lease(this, compiled);
    }

    private synchronized void giveBack(Compiled compiled) {
        compiled.users--;
        if (compiled.users > 0) {
            return;
        }
        idle.addLast(compiled);
        while (idle.size() > mostIdle) {
            Compiled oldest = idle.removeFirst();
            shelf.remove(oldest.key, oldest);
            oldest.future.join().close();
            metrics.released();
        }
    }

    private static final class Compiled {
        private final Key key;
        private final CompletableFuture<CompiledPack> future = new CompletableFuture<>();

        /** Guarded by the shelf. */
        private int users;

        private Compiled(Key key) {
            this.key = key;
        }

        private boolean isReady() {
            return future.isDone() && !future.isCompletedExceptionally();
        }
    }

    /** The use of a compiled pack by one subtask. Closing again does nothing. */
    public static final class Lease implements AutoCloseable {
        private final PackShelf shelf;
        private final Compiled compiled;
        private boolean closed;

        private Lease(PackShelf shelf, Compiled compiled) {
            this.shelf = shelf;
            this.compiled = compiled;
        }

        /** The pack; good until the lease is closed. */
        public CompiledPack pack() {
            return compiled.future.join();
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                shelf.giveBack(compiled);
            }
        }
    }
}
