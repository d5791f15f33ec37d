package org.claimscreener.screening.readback;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationRequestHandler;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.engine.readback.ReadBackBounds;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the order fence, read, decide. A subtask says that it is open once its sink is, and an open sink has fenced the
 * producers of whoever ran before it; when all have said so, no old attempt can write any more, and the end of the log
 * that is taken then is the end of what it wrote. Only then does any subtask read back, and only after that decide.
 *
 * <p>Checkpoints keep from where the next restart must read: {@link ReadBackBounds}.
 *
 * <p>Thread-safe. Flink calls it in the JobManager's main thread, the log answers in a thread of its own; nothing blocks.
 */
public final class ReadBackCoordinator implements OperatorCoordinator, CoordinationRequestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReadBackCoordinator.class);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final int parallelism;
    private final DecisionLog log;
    private final Map<Integer, Waiting> waiting = new HashMap<>();
    private final Set<Integer> done = new HashSet<>();
    private DecisionLog.@Nullable Ends ends;
    private @Nullable ReadBackBounds bounds;
    private @Nullable LogPosition lastEnd;
    private long round;
    private boolean closed;

    private record Waiting(int attempt, CompletableFuture<CoordinationResponse> answer) {}

    ReadBackCoordinator(int parallelism, DecisionLog log) {
        this.parallelism = parallelism;
        this.log = log;
    }

    /** Makes the coordinator on the JobManager. */
    public record Maker(OperatorID operator, DecisionLog log) implements Provider {
        private static final long serialVersionUID = 1L;

        @Override
        public OperatorID getOperatorId() {
            return operator;
        }

        @Override
        public OperatorCoordinator create(Context context) {
            return new ReadBackCoordinator(context.currentParallelism(), log);
        }
    }

    @Override
    public synchronized void start() {
        ends = log.openEnds();
    }

    @Override
    public synchronized void close() {
        closed = true;
        forgetAll("the job stops");
        if (ends != null) {
            ends.close();
        }
    }

    @Override
    public synchronized CompletableFuture<CoordinationResponse> handleCoordinationRequest(CoordinationRequest request) {
        ReadBackMessages.Opened opened = (ReadBackMessages.Opened) request;
        CompletableFuture<CoordinationResponse> answer = new CompletableFuture<>();
        Waiting before = waiting.get(opened.subtask());
        if (before != null && before.attempt() > opened.attempt()) {
            answer.completeExceptionally(new IllegalStateException("a later attempt of this subtask is open already"));
            return answer;
        }
        // The same attempt asks again when its call timed out; the earlier one is answered nowhere.
        waiting.put(opened.subtask(), new Waiting(opened.attempt(), answer));
        done.remove(opened.subtask());
        if (waiting.size() == parallelism) {
            round++;
            answerAll(round);
        }
        return answer;
    }

    /** Asks where the log ends until it says so or a subtask is gone; then tells all that wait. */
    private void answerAll(long ofRound) {
        DecisionLog.Ends log = ends();
        CompletableFuture<LogPosition> floor =
                bounds == null ? log.floor() : CompletableFuture.completedFuture(LogPosition.BEGINNING);
        var unused = floor.thenCombine(log.end(), (from, to) -> new LogPosition[] {from, to})
                .whenComplete((range, failure) -> {
                    if (failure == null) {
                        answerAll(ofRound, range[0], range[1]);
                    } else {
                        LOG.warn(
                                "The log of decisions does not say where it ends; nothing is decided until it does",
                                failure);
                        later(() -> againIfStillAsked(ofRound));
                    }
                });
    }

    private synchronized void againIfStillAsked(long ofRound) {
        if (ofRound == round && waiting.size() == parallelism && !closed) {
            answerAll(ofRound);
        }
    }

    private synchronized void answerAll(long ofRound, LogPosition floor, LogPosition to) {
        if (ofRound != round || waiting.size() < parallelism) {
            return;
        }
        if (bounds == null) {
            bounds = new ReadBackBounds(floor);
        }
        LogPosition from = bounds.from();
        lastEnd = to;
        LOG.info(
                "No earlier attempt can write any more; {} records of the log of decisions are read back, {} to {}",
                from.recordsTo(to),
                from,
                to);
        if (to.recordsTo(from) > 0) {
            LOG.error(
                    "The log of decisions is {} records shorter than it was at the checkpoint: the brokers lost what they"
                            + " had acknowledged. Settlements whose decisions are gone may be decided otherwise; run screener"
                            + " verify and compare with what the network obeyed",
                    to.recordsTo(from));
        }
        ReadBackMessages.Range range = new ReadBackMessages.Range(from.encode(), to.encode());
        waiting.values().forEach(subtask -> subtask.answer().complete(range));
        waiting.clear();
    }

    @Override
    public synchronized void handleEventFromOperator(int subtask, int attempt, OperatorEvent event) {
        if (event instanceof ReadBackMessages.Done && done.add(subtask) && done.size() == parallelism) {
            required(bounds, () -> "a subtask has read back what nobody told it to")
                    .allHaveReadBack();
        }
    }

    @Override
    public synchronized void checkpointCoordinator(long checkpointId, CompletableFuture<byte[]> result) {
        var unused = ends().end()
                .whenComplete((end, failure) -> keepBound(checkpointId, failure == null ? end : null, result));
    }

    /** An end seen earlier bounds as well, only wider; so a log that does not answer now fails no checkpoint. */
    private synchronized void keepBound(
            long checkpointId, @Nullable LogPosition end, CompletableFuture<byte[]> result) {
        if (bounds == null) {
            result.completeExceptionally(new IllegalStateException("no subtask has read back yet"));
            return;
        }
        if (end != null) {
            lastEnd = end;
        }
        LogPosition bound = bounds.atCheckpoint(checkpointId, lastEnd == null ? bounds.from() : lastEnd);
        result.complete(bound.encode().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        // A bound is kept for every checkpoint; which of them are complete is for Flink to know.
    }

    @Override
    public synchronized void resetToCheckpoint(long checkpointId, byte @Nullable [] data) {
        forgetAll("the job restarts");
        bounds = data == null ? null : new ReadBackBounds(LogPosition.decode(new String(data, StandardCharsets.UTF_8)));
        lastEnd = null;
    }

    @Override
    public synchronized void subtaskReset(int subtask, long checkpointId) {
        forget(subtask, "the subtask restarts");
        if (bounds != null) {
            bounds.restartedFrom(checkpointId);
        }
    }

    @Override
    public synchronized void executionAttemptFailed(int subtask, int attempt, @Nullable Throwable reason) {
        Waiting asked = waiting.get(subtask);
        if (asked != null && asked.attempt() <= attempt) {
            forget(subtask, "the subtask failed");
        }
    }

    @Override
    public void executionAttemptReady(int subtask, int attempt, SubtaskGateway gateway) {
        // Subtasks ask when they are open, which is later.
    }

    private void forget(int subtask, String why) {
        done.remove(subtask);
        Waiting gone = waiting.remove(subtask);
        if (gone != null) {
            round++;
            gone.answer().completeExceptionally(new IllegalStateException(why));
        }
    }

    private void forgetAll(String why) {
        Set.copyOf(waiting.keySet()).forEach(subtask -> forget(subtask, why));
        done.clear();
    }

    private DecisionLog.Ends ends() {
        return required(ends, () -> "the coordinator was not started");
    }

    private static <T> T required(@Nullable T value, Supplier<String> why) {
        if (value == null) {
            throw new IllegalStateException(why.get());
        }
        return value;
    }

    private static void later(Runnable task) {
        Executor delayed = CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        delayed.execute(task);
    }
}
