package org.claimscreener.screening.packs;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.claimscreener.engine.deploy.Said;
import org.claimscreener.flow.OwnThreads;
import org.claimscreener.screening.metrics.PackMetrics;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the world, in a thread of its own: a broker that does not answer must not keep the JobManager. Thread-safe. */
final class StatusTeller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusTeller.class);

    /** With the broker away, the newest are lost; all of them are in the log file of the JobManager. */
    private static final int MOST_WAITING = 1_000;

    private static final String JOB = "screening";

    private final PackLog log;
    private final int subtasks;
    private final PackMetrics metrics = PackMetrics.ofThisJvm();
    private final ExecutorService thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> OwnThreads.daemon("statuses of packs", task),
            (task, executor) -> LOG.warn("What became of a pack is not told: too much waits to be"));
    private PackLog.@Nullable Statuses statuses;

    StatusTeller(PackLog log, int subtasks) {
        this.log = log;
        this.subtasks = subtasks;
    }

    /**
     * Tells, some time.
     *
     * @param versions from digests to versions
     */
    void tell(Said said, Instant now, UnaryOperator<String> versions) {
        metrics.told(said.state());
        List<PackRef> inForce = said.inForce().entrySet().stream()
                .map(entry -> new PackRef(entry.getKey(), versions.apply(entry.getValue()), entry.getValue()))
                .toList();
        PackStatus status = PackStatus.newBuilder()
                .setPackId(said.packId())
                .setDigest(said.digest())
                .setState(said.state())
                .setJob(JOB)
                .setSubtask(said.subtask())
                .setSubtasks(subtasks)
                .setControlNumber(said.number())
                .setDetail(said.detail())
                .setTookMs(said.tookMs())
                .setAt(now)
                .setInForce(inForce)
                .build();
        LOG.info("Pack status: {}", status);
        thread.execute(() -> write(status));
    }

    private void write(PackStatus status) {
        if (statuses == null) {
            statuses = log.openStatuses();
        }
        statuses.tell(status);
    }

    @Override
    public void close() {
        thread.execute(() -> {
            if (statuses != null) {
                statuses.close();
            }
        });
        thread.shutdown();
    }
}
