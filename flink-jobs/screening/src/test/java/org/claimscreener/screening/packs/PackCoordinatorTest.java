package org.claimscreener.screening.packs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.screening.packs.PackMessages.AwaitAll;
import org.claimscreener.screening.packs.PackMessages.Join;
import org.claimscreener.screening.packs.PackMessages.Prepared;
import org.claimscreener.screening.packs.PackMessages.Switched;
import org.claimscreener.screening.packs.PackMessages.Tripped;
import org.claimscreener.screening.packs.PackMessages.View;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@SuppressWarnings("NullAway.Init") // Filled before each test.
class PackCoordinatorTest {
    private static final int SUBTASKS = 2;
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path folder;

    private final WrittenOrders log = new WrittenOrders();
    private final BlockingQueue<View> sent = new LinkedBlockingQueue<>();
    private RulePack first;
    private RulePack second;
    private PackCoordinator coordinator;

    @BeforeEach
    void start() {
        first = SmallPacks.noting(folder, "small", 100);
        second = SmallPacks.after(first, folder, 200);
        coordinator = new PackCoordinator(SUBTASKS, log.packs(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        coordinator.close();
    }

    @Test
    void aSubtaskLearnsWhatIsInForceOnceTheOrdersAreRead() throws Exception {
        log.stage(first);
        log.activate(first);
        CompletableFuture<CoordinationResponse> asked = coordinator.handleCoordinationRequest(new Join(0, 0));
        assertThat(asked).isNotDone();

        coordinator.start();

        View view = (View) asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(view.inForce()).extracting(PackMessages.Place::digest).containsExactly(first.digest());
    }

    @Test
    void nobodyGoesOnBeforeAllHaveWhatIsInForce() throws Exception {
        log.stage(first);
        log.activate(first);
        View view = joined();
        var zero = coordinator.handleCoordinationRequest(new AwaitAll(0, 0, view.number()));
        prepared(0, first);
        var one = coordinator.handleCoordinationRequest(new AwaitAll(1, 0, view.number()));
        assertThat(zero).isNotDone();

        prepared(1, first);

        assertThat(zero).isCompleted();
        assertThat(one).isCompleted();
    }

    @Test
    void anOrderReachesEverySubtaskAndItsStatusTheWorld() throws Exception {
        View start = joined();
        ready();
        log.stage(first);
        assertThat(awaitView(start.number()).prepare()).hasSize(1);
        log.activate(first);
        prepared(0, first);
        prepared(1, first);

        View view = awaitView(start.number() + 1);
        assertThat(view.inForce()).hasSize(1);
        coordinator.handleEventFromOperator(0, 0, new Switched(view.number()));
        coordinator.handleEventFromOperator(1, 0, new Switched(view.number()));
        assertThat(log.await(PackState.ACTIVE, first.digest()).getInForce())
                .containsExactly(new PackRef("small", "1.0.0", first.digest()));
    }

    /** What is at hand is given once; the archive still stands in the log. */
    @Test
    void aRefusedOrderChangesNothingAndARightOneAfterItFindsTheArchive() throws Exception {
        View start = joined();
        ready();
        log.stageUnapproved(first);
        assertThat(log.await(PackState.IGNORED, first.digest()).getDetail()).contains("not rightly approved");
        assertThat(viewNow().number()).isEqualTo(start.number());

        log.orderToStage(first, log.signatures(first));

        assertThat(awaitView(start.number()).prepare())
                .extracting(PackMessages.Place::digest)
                .containsExactly(first.digest());
    }

    @Test
    void anOrderThatStandsTwiceIsIgnoredTheSecondTime() throws Exception {
        View start = joined();
        ready();
        log.stage(first);
        View prepares = awaitView(start.number());
        log.stage(first);

        assertThat(log.await(PackState.IGNORED, first.digest()).getDetail()).contains("already staged");
        assertThat(viewNow().number()).isEqualTo(prepares.number());
    }

    @Test
    void whatWasStagedBeforeACoordinatorEndedIsPreparedByTheNext() throws Exception {
        View start = joined();
        ready();
        log.stage(first);
        awaitView(start.number());
        coordinator.close();

        coordinator = new PackCoordinator(SUBTASKS, log.packs(), Clock.systemUTC());
        View again = joined();
        ready();
        assertThat(again.inForce()).isEmpty();
        assertThat(again.prepare()).extracting(PackMessages.Place::digest).containsExactly(first.digest());
        log.activate(first);
        log.await(PackState.WAITING, first.digest());
        prepared(0, first);
        assertThat(inForceAt(coordinator)).isEmpty();
        prepared(1, first);

        assertThat(inForceAt(coordinator)).containsExactly(first.digest());
    }

    /** An emergency rollback must not wait until a slow clock has caught up with the broker's. */
    @Test
    void whatIsOrderedAtOnceHoldsAtOnceWhateverTheClock() throws Exception {
        coordinator = new PackCoordinator(
                SUBTASKS, log.packs(), Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC));
        View start = joined();
        ready();
        log.stage(first);
        log.activate(first);
        awaitView(start.number());
        log.await(PackState.WAITING, first.digest());
        prepared(0, first);
        prepared(1, first);

        assertThat(inForceAt(coordinator)).containsExactly(first.digest());
    }

    @Test
    void keysThatCannotBeReadAreRefusedWhereTheJobIsDefined() {
        assertThatThrownBy(() -> new OrderedPacks(log, "keys: [{person: nobody}]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("public_key");
    }

    @Test
    void rubbishInTheLogIsToldAndChangesNothing() throws Exception {
        View start = joined();
        ready();
        log.append("rubbish".getBytes(StandardCharsets.UTF_8));

        assertThat(log.await(PackState.IGNORED, "").getDetail()).contains("offset 0");
        assertThat(((View) coordinator.handleCoordinationRequest(new Join(0, 0)).get()).number())
                .isEqualTo(start.number());
    }

    @Test
    void ordersAreFollowedAgainOnceTheirLogIsBack() throws Exception {
        log.away(true);
        coordinator.start();
        var asked = coordinator.handleCoordinationRequest(new Join(0, 0));
        log.stage(first);
        log.activate(first);
        assertThat(asked).isNotDone();

        log.away(false);

        assertThat(((View) asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).inForce())
                .hasSize(1);
    }

    @Test
    void aFaultDoesNotUndoARollback() throws Exception {
        log.stage(first);
        log.activate(first);
        log.stage(second);
        log.activate(second);
        joined();
        CompletableFuture<byte[]> checkpoint = new CompletableFuture<>();
        coordinator.checkpointCoordinator(1, checkpoint);
        for (int subtask = 0; subtask < SUBTASKS; subtask++) {
            prepared(subtask, second);
            prepared(subtask, first);
        }
        ready();
        long before =
                ((View) coordinator.handleCoordinationRequest(new Join(0, 0)).get()).number();
        log.order(PackControlKind.ROLLBACK, first, null);
        awaitView(before);

        coordinator.resetToCheckpoint(1, checkpoint.get());

        assertThat(inForceAt(coordinator)).containsExactly(first.digest());
    }

    @Test
    void anotherCoordinatorGoesOnFromTheCheckpoint() throws Exception {
        log.stage(first);
        log.activate(first);
        log.stage(second);
        log.activate(second);
        joined();
        for (int subtask = 0; subtask < SUBTASKS; subtask++) {
            prepared(subtask, second);
            prepared(subtask, first);
        }
        coordinator.handleEventFromOperator(0, 0, new Tripped(second.digest(), "rule large failed"));
        assertThat(log.await(PackState.TRIPPED, second.digest()).getDetail()).contains("rule large failed");
        CompletableFuture<byte[]> checkpoint = new CompletableFuture<>();
        coordinator.checkpointCoordinator(1, checkpoint);
        coordinator.close();

        PackCoordinator next = new PackCoordinator(SUBTASKS, log.packs(), Clock.systemUTC());
        next.resetToCheckpoint(1, checkpoint.get());
        next.start();

        assertThat(((View) next.handleCoordinationRequest(new Join(0, 0)).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .inForce())
                .extracting(PackMessages.Place::digest)
                .containsExactly(first.digest());
        next.close();
    }

    @Test
    void aSubtaskThatFailsWhileItWaitsIsToldSo() throws Exception {
        log.stage(first);
        log.activate(first);
        View view = joined();
        var waiting = coordinator.handleCoordinationRequest(new AwaitAll(0, 0, view.number()));

        coordinator.executionAttemptFailed(0, 0, null);

        assertThat(waiting).isCompletedExceptionally();
    }

    private View joined() throws Exception {
        coordinator.start();
        return (View) coordinator.handleCoordinationRequest(new Join(0, 0)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private View viewNow() throws Exception {
        return (View) coordinator.handleCoordinationRequest(new Join(0, 1)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static List<String> inForceAt(PackCoordinator coordinator) throws Exception {
        View view =
                (View) coordinator.handleCoordinationRequest(new Join(0, 1)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return view.inForce().stream().map(PackMessages.Place::digest).toList();
    }

    private void prepared(int subtask, RulePack pack) {
        coordinator.handleEventFromOperator(subtask, 0, new Prepared(pack.digest(), "", 1));
    }

    private void ready() {
        for (int subtask = 0; subtask < SUBTASKS; subtask++) {
            coordinator.executionAttemptReady(subtask, 0, new Gateway(subtask));
        }
    }

    /** The next view after that number. */
    private View awaitView(long after) throws InterruptedException {
        while (true) {
            View view = sent.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (view == null) {
                throw new AssertionError("no view after " + after + " came");
            }
            if (view.number() > after) {
                return view;
            }
        }
    }

    private final class Gateway implements OperatorCoordinator.SubtaskGateway {
        private final int subtask;

        private Gateway(int subtask) {
            this.subtask = subtask;
        }

        @Override
        public CompletableFuture<Acknowledge> sendEvent(OperatorEvent event) {
            sent.add((View) event);
            return CompletableFuture.completedFuture(Acknowledge.get());
        }

        @Override
        public ExecutionAttemptID getExecution() {
            return ExecutionAttemptID.randomId();
        }

        @Override
        public int getSubtask() {
            return subtask;
        }
    }
}
