package org.claimscreener.screening.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.jobgraph.tasks.TaskOperatorEventGateway;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.SerializedValue;
import org.claimscreener.screening.packs.PackMessages.View;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line by calls to the JobManager. */
final class CoordinatorLine implements PackLine {
    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorLine.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final TaskOperatorEventGateway gateway;
    private final OperatorID operator;
    private final int subtask;
    private final int attempt;

    CoordinatorLine(TaskOperatorEventGateway gateway, OperatorID operator, int subtask, int attempt) {
        this.gateway = gateway;
        this.operator = operator;
        this.subtask = subtask;
        this.attempt = attempt;
    }

    /** Of a task's operator, to the coordinator of that operator. */
    static CoordinatorLine of(
            TaskOperatorEventGateway gateway, OperatorID operator, StreamOperatorParameters<?> parameters) {
        TaskInfo task = parameters.getContainingTask().getEnvironment().getTaskInfo();
        return new CoordinatorLine(gateway, operator, task.getIndexOfThisSubtask(), task.getAttemptNumber());
    }

    @Override
    public View join() throws InterruptedException {
        return ask(new PackMessages.Join(subtask, attempt));
    }

    @Override
    public View awaitAll(long view) throws InterruptedException {
        return ask(new PackMessages.AwaitAll(subtask, attempt, view));
    }

    /** Until there is an answer: calls time out while orders are read or others compile. A restart interrupts it. */
    private View ask(CoordinationRequest request) throws InterruptedException {
        while (true) {
            try {
                return (View) gateway.sendRequestToCoordinator(operator, serialized(request))
                        .get();
            } catch (ExecutionException e) {
                LOG.info("The coordinator of packs has no answer yet; asking again", e.getCause());
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
    public void tell(OperatorEvent event) {
        gateway.sendOperatorEventToCoordinator(operator, serialized(event));
    }

    private static <T> SerializedValue<T> serialized(T message) {
        try {
            return new SerializedValue<>(message);
        } catch (IOException e) {
            throw new UncheckedIOException("a message of texts and numbers cannot be serialized", e);
        }
    }
}
