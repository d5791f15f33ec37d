package org.claimscreener.screening.decide;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.claimscreener.engine.screen.ShadowScreening;
import org.claimscreener.flow.OwnThreads;
import org.claimscreener.screening.metrics.PackMetrics;
import org.claimscreener.screening.packs.PackShelf;
import org.claimscreener.screening.packs.ShadowNames;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.StampedPack;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.ShadowResult;

/**
 * Evaluates shadow packs once the decision is out, in a thread of its own. Its budget is that thread and a queue: what does
 * not fit is skipped and counted, for decisions come first. One for each operator instance; the thread is the JVM's.
 */
final class ShadowDesk implements AutoCloseable {
    /** Some tenths of a second of a busy hour; each entry holds a settlement's facts. */
    private static final int MOST_WAITING = 256;

    private static final long THREAD_IDLE_SECONDS = 10;
    private static final Executor THREAD = thread();

    private final PackShelf shelf;
    private final Executor mailbox;
    private final Consumer<ShadowResult> out;
    private final PackMetrics metrics = PackMetrics.ofThisJvm();
    private volatile boolean closed;

    /**
     * For one operator.
     *
     * @param mailbox runs what it is given in the task's thread
     * @param out takes results, in the task's thread
     */
    ShadowDesk(PackShelf shelf, Executor mailbox, Consumer<ShadowResult> out) {
        this.shelf = shelf;
        this.mailbox = mailbox;
        this.out = out;
    }

    private static Executor thread() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1,
                1,
                THREAD_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                task -> OwnThreads.daemon("shadow packs", task));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** Looks at what was just decided, some time. */
    void decided(Profiled profiled, StampedDecider.Screened screened) {
        for (StampedPack shadow : profiled.getShadowPacks()) {
            try {
                THREAD.execute(() -> evaluate(shadow.getDigest(), profiled, screened));
            } catch (RejectedExecutionException e) {
                metrics.shadowSkipped();
            }
        }
    }

    private void evaluate(String digest, Profiled profiled, StampedDecider.Screened screened) {
        if (closed) {
            return;
        }
        Optional<PackShelf.Lease> lease = shelf.lease(digest, true);
        if (lease.isEmpty()) {
            metrics.shadowSkipped();
            return;
        }
        ShadowResult result;
        try (PackShelf.Lease used = lease.get()) {
            List<FeatureValue> known = screened.frame().known().features();
            List<FeatureValue> ofShadows = profiled.getShadowFeatures().stream()
                    .map(PatientInputs::feature)
                    .toList();
            result = ShadowScreening.compare(
                    used.pack(), screened.screening(), screened.frame(), ShadowNames.of(digest, known, ofShadows));
        }
        try {
            mailbox.execute(() -> tell(result));
        } catch (RejectedExecutionException e) {
            // The task has ended meanwhile, and with it whoever could send the result on.
            metrics.shadowSkipped();
        }
    }

    private void tell(ShadowResult result) {
        if (!closed) {
            metrics.shadow(result);
            out.accept(result);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
