package org.claimscreener.screening.readback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.jobgraph.tasks.TaskOperatorEventGateway;
import org.apache.flink.util.SerializedValue;
import org.claimscreener.engine.readback.LogPosition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gate by calls to the JobManager. */
public final class CoordinatorGate implements ReadBackGate {
    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorGate.class);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final TaskOperatorEventGateway gateway;
    private final OperatorID operator;
    private final int subtask;
    private final int attempt;

    public CoordinatorGate(TaskOperatorEventGateway gateway, OperatorID operator, int subtask, int attempt) {
        this.gateway = gateway;
        this.operator = operator;
        this.subtask = subtask;
        this.attempt = attempt;
    }

    @Override
    public Range awaitAllOpen() throws InterruptedException {
        while (true) {
            try {
                ReadBackMessages.Range range = (ReadBackMessages.Range) gateway.sendRequestToCoordinator(
                                operator, serialized(new ReadBackMessages.Opened(subtask, attempt)))
                        .get();
                return new Range(LogPosition.decode(range.from()), LogPosition.decode(range.to()));
            } catch (ExecutionException e) {
                // Calls time out while the slowest subtask still compiles its packs. Whatever else it is, a restart of
                // the job interrupts this thread.
                LOG.info("Not all deciding subtasks are open yet; asking again", e.getCause());
            }
            pause();
        }
    }

    /** A refusal comes at once, and asking again at once would only keep the JobManager busy. */
    private static void pause() throws InterruptedException {
        try {
            new CompletableFuture<@Nullable Void>()
                    .completeOnTimeout(null, PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause cannot fail", e);
        }
    }

    @Override
    public void readBack() {
        gateway.sendOperatorEventToCoordinator(operator, serialized(new ReadBackMessages.Done()));
    }

    private static <T> SerializedValue<T> serialized(T message) {
        try {
            return new SerializedValue<>(message);
        } catch (IOException e) {
            throw new UncheckedIOException("a message of two numbers cannot be serialized", e);
        }
    }
}
