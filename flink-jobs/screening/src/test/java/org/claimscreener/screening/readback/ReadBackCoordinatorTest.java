package org.claimscreener.screening.readback;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.claimscreener.engine.readback.LogPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadBackCoordinatorTest {
    private final LogUnderTest log = new LogUnderTest();
    private final ReadBackCoordinator coordinator = new ReadBackCoordinator(2, log);

    @BeforeEach
    void start() {
        coordinator.start();
    }

    @Test
    void tellsNobodyBeforeAllAreOpen() {
        var zero = opened(0, 0);
        assertThat(zero).isNotDone();

        log.end = at(7);
        var one = opened(1, 0);

        assertThat(range(zero)).isEqualTo(new ReadBackMessages.Range(at(2).encode(), at(7).encode()));
        assertThat(range(one)).isEqualTo(range(zero));
    }

    @Test
    void takesTheEndOfTheLogOnlyAfterAllAreOpen() {
        open(0, 0);
        assertThat(log.asked).isZero();
        open(1, 0);
        assertThat(log.asked).isEqualTo(1);
    }

    @Test
    void asksAgainWhenTheLogDoesNotAnswer() throws Exception {
        log.failures.add(new IllegalStateException("away"));
        var zero = opened(0, 0);
        open(1, 0);

        assertThat(zero.get(10, TimeUnit.SECONDS)).isInstanceOf(ReadBackMessages.Range.class);
        assertThat(log.asked).isEqualTo(2);
    }

    @Test
    void answersTheLatestCallOfAnAttemptThatAskedTwice() {
        var timedOut = opened(0, 0);
        var again = opened(0, 0);
        open(1, 0);

        assertThat(again).isCompleted();
        assertThat(timedOut).isNotDone();
    }

    @Test
    void doesNotCountASubtaskThatFailedWhileItWaited() {
        var failed = opened(0, 0);
        coordinator.executionAttemptFailed(0, 0, null);
        assertThat(failed).isCompletedExceptionally();

        var one = opened(1, 0);
        assertThat(one).isNotDone();
        open(0, 1);
        assertThat(one).isCompleted();
    }

    @Test
    void doesNotListenToAnAttemptThatHasASuccessor() {
        var now = opened(0, 3);
        var zombie = opened(0, 2);
        open(1, 3);

        assertThat(zombie).isCompletedExceptionally();
        assertThat(now).isCompleted();
    }

    @Test
    void keepsTheEndSeenBeforeACheckpointAndReadsFromThereAfterARestart() {
        openAndReadBack(0);
        log.end = at(9);
        assertThat(checkpoint(1)).isEqualTo(at(9));

        log.end = at(20);
        coordinator.subtaskReset(0, 1);
        coordinator.subtaskReset(1, 1);
        var zero = opened(0, 1);
        open(1, 1);

        assertThat(range(zero)).isEqualTo(new ReadBackMessages.Range(at(9).encode(), at(20).encode()));
    }

    @Test
    void readsFromTheFirstStartWhenThereIsNoCheckpoint() {
        openAndReadBack(0);
        log.end = at(20);
        log.floor = at(19);
        coordinator.subtaskReset(0, OperatorCoordinator.NO_CHECKPOINT);
        coordinator.subtaskReset(1, OperatorCoordinator.NO_CHECKPOINT);

        var zero = opened(0, 1);
        open(1, 1);

        assertThat(range(zero)).isEqualTo(new ReadBackMessages.Range(at(2).encode(), at(20).encode()));
    }

    @Test
    void keepsTheOldBoundUntilAllHaveReadBack() {
        open(0, 0);
        open(1, 0);
        coordinator.handleEventFromOperator(0, 0, new ReadBackMessages.Done());
        log.end = at(9);

        assertThat(checkpoint(1)).isEqualTo(at(2));

        coordinator.handleEventFromOperator(1, 0, new ReadBackMessages.Done());
        assertThat(checkpoint(2)).isEqualTo(at(9));
    }

    @Test
    void goesOnFromACheckpointInAnotherJobManager() {
        ReadBackCoordinator successor = new ReadBackCoordinator(1, log);
        successor.resetToCheckpoint(5, at(4).encode().getBytes(StandardCharsets.UTF_8));
        successor.start();

        var only = successor.handleCoordinationRequest(new ReadBackMessages.Opened(0, 0));

        assertThat(range(only)).isEqualTo(new ReadBackMessages.Range(at(4).encode(), at(5).encode()));
    }

    @Test
    void asksForTheFloorInAnotherJobManagerWithoutACheckpoint() {
        ReadBackCoordinator successor = new ReadBackCoordinator(1, log);
        successor.resetToCheckpoint(OperatorCoordinator.NO_CHECKPOINT, null);
        successor.start();

        var only = successor.handleCoordinationRequest(new ReadBackMessages.Opened(0, 0));

        assertThat(range(only)).isEqualTo(new ReadBackMessages.Range(at(2).encode(), at(5).encode()));
    }

    @Test
    void failsNoCheckpointWhenTheLogDoesNotAnswer() {
        openAndReadBack(0);
        log.end = at(9);
        assertThat(checkpoint(1)).isEqualTo(at(9));
        log.end = at(12);
        log.failures.add(new IllegalStateException("away"));

        assertThat(checkpoint(2)).isEqualTo(at(9));
    }

    private void openAndReadBack(int attempt) {
        open(0, attempt);
        open(1, attempt);
        coordinator.handleEventFromOperator(0, attempt, new ReadBackMessages.Done());
        coordinator.handleEventFromOperator(1, attempt, new ReadBackMessages.Done());
    }

    private void open(int subtask, int attempt) {
        assertThat(opened(subtask, attempt)).isNotNull();
    }

    private CompletableFuture<CoordinationResponse> opened(int subtask, int attempt) {
        return coordinator.handleCoordinationRequest(new ReadBackMessages.Opened(subtask, attempt));
    }

    private LogPosition checkpoint(long id) {
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        coordinator.checkpointCoordinator(id, result);
        return LogPosition.decode(new String(result.join(), StandardCharsets.UTF_8));
    }

    private static CoordinationResponse range(CompletableFuture<CoordinationResponse> answer) {
        assertThat(answer).isCompleted();
        return answer.join();
    }

    private static LogPosition at(long offset) {
        return LogPosition.of(Map.of(0, offset));
    }

    /** Answers at once, or fails as often as it is told to. */
    private static final class LogUnderTest implements DecisionLog, DecisionLog.Ends {
        private static final long serialVersionUID = 1L;

        private transient LogPosition end = at(5);
        private transient LogPosition floor = at(2);
        private final transient Deque<RuntimeException> failures = new ArrayDeque<>();
        private volatile int asked;

        @Override
        public Ends openEnds() {
            return this;
        }

        @Override
        public Reader openReader() {
            throw new IllegalStateException("the subtasks' side is not under test");
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // One caller at a time.
        public CompletableFuture<LogPosition> end() {
            asked++;
            RuntimeException failure = failures.poll();
            return failure == null ? CompletableFuture.completedFuture(end) : CompletableFuture.failedFuture(failure);
        }

        @Override
        public CompletableFuture<LogPosition> floor() {
            return CompletableFuture.completedFuture(floor);
        }

        @Override
        public void close() {}
    }
}
