package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.claimscreener.console.view.HoldChange;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The projector at work. */
class ProjectorIT {
    private static final int ROOM = 1_000;

    @TempDir
    private static Path folder;

    private static Database database;

    private final ListLog log = new ListLog(21);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final BlockingQueue<HoldStep> answers = new ArrayBlockingQueue<>(ROOM);
    private final BlockingQueue<HoldChange> changes = new ArrayBlockingQueue<>(ROOM);
    private Projector projector;

    @BeforeAll
    static void open() throws IOException {
        database = Database.embedded(folder);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void start() {
        Databases.empty(database);
        projector = new Projector(database, log::reader, metrics, answers::add);
        projector.changes().subscribe(changes::add);
        projector.start();
    }

    @AfterEach
    void stop() {
        projector.close();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("something comes within 10 seconds").isNotNull();
        return next;
    }

    @Test
    void tellsOfAStepOnceTheViewsShowIt() throws InterruptedException {
        new Story(log, "S1").opened();

        HoldChange change = next(changes);
        assertThat(change.holdId()).isEqualTo("S1");
        assertThat(change.event()).isEqualTo(HoldEvent.OPENED);
        assertThat(new SqlHoldViews(database).hold("S1").orElseThrow().now().step())
                .isEqualTo(change.step());
    }

    @Test
    void tellsOfARefusedCommandThoughItIsNoStep() throws InterruptedException {
        Story story = new Story(log, "S1").opened();
        HoldStep refused = HoldStep.newBuilder(story.stepOf(HoldEvent.COMMAND_REFUSED, HoldStage.HELD, "r1"))
                .setRefusal(HoldRefusal.STALE)
                .build();
        story.append(refused);

        assertThat(List.of(next(answers).getEvent(), next(answers).getEvent()))
                .containsExactlyInAnyOrder(HoldEvent.OPENED, HoldEvent.COMMAND_REFUSED);
        assertThat(new SqlHoldViews(database).hold("S1").orElseThrow().steps()).hasSize(1);
    }

    @Test
    void goesOnWhereItWasWhenTheBrokerComesBack() throws InterruptedException {
        new Story(log, "S1").opened();
        next(changes);
        log.failAfter(1);
        new Story(log, "S2").opened();

        assertThat(next(changes).holdId()).isEqualTo("S2");
        assertThat(changes).isEmpty();
        assertThat(metrics.get("screener_console_projection_retries").counter().count())
                .isEqualTo(1);
    }

    @Test
    void isNotStoppedByWhatItCannotRead() throws InterruptedException {
        log.append(TopicCatalogue.HOLDS, "S1", new byte[] {1, 2, 3});
        log.append(TopicCatalogue.HOLDS, "S1", null);
        log.append(TopicCatalogue.DECISIONS, "P1", new byte[] {4});
        new Story(log, "S1").opened();

        assertThat(next(changes).holdId()).isEqualTo("S1");
        assertThat(projector.gaps()).isEqualTo(3);
        assertThat(Databases.count(database, "aside")).isEqualTo(3);
    }

    @Test
    void keepsAsideWhatDoesNotFollow() throws InterruptedException {
        Story story = new Story(log, "S1").opened().again();
        story.gap().claimedBy("r1");
        new Story(log, "S2").opened();
        Databases.awaitAll(database, log);

        assertThat(new SqlHoldViews(database).hold("S1").orElseThrow().now().step())
                .isEqualTo(1);
        assertThat(metrics.get("screener_console_duplicate_steps").counter().count())
                .isEqualTo(1);
        assertThat(metrics.get("screener_console_gaps")
                        .tag("kind", "out_of_sequence")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void dropsAListenerThatFails() throws InterruptedException {
        projector.changes().subscribe(change -> {
            throw new IllegalStateException("as told");
        });
        new Story(log, "S1").opened();
        new Story(log, "S2").opened();

        assertThat(List.of(next(changes).holdId(), next(changes).holdId())).containsExactlyInAnyOrder("S1", "S2");
    }

    @Test
    void tellsNobodyWhoListensNoMore() throws InterruptedException {
        BlockingQueue<HoldChange> other = new ArrayBlockingQueue<>(ROOM);
        var subscription = projector.changes().subscribe(other::add);
        subscription.close();
        new Story(log, "S1").opened();

        next(changes);
        assertThat(other).isEmpty();
    }

    @Test
    void saysWhatIsOpenSinceWhenAndWhatIsOverdue() throws InterruptedException {
        Instant before = Instant.EPOCH;
        Instant longAfter = Instant.parse("2100-01-01T00:00:00Z");
        assertThat(OpenHolds.read(database, before)).isEqualTo(OpenHolds.NONE);
        new Story(log, "S1").opened();
        next(changes);

        OpenHolds early = OpenHolds.read(database, before);
        assertThat(early.byStage()).containsExactly(Map.entry(HoldStage.HELD, 1L));
        assertThat(early.heldFen()).isPositive();
        assertThat(early.dueWithinDay()).isZero();
        assertThat(early.overdue()).isZero();
        assertThat(early.oldest()).isPresent();
        OpenHolds late = OpenHolds.read(database, longAfter);
        assertThat(late.dueWithinDay()).isEqualTo(1);
        assertThat(late.overdue()).isEqualTo(1);
        assertThat(late.oldestSeconds(longAfter.toEpochMilli())).isGreaterThan(1e9);
    }

    @Test
    void saysHowFarBehindItIs() throws InterruptedException {
        new Story(log, "S1").opened();
        next(changes);
        var lag =
                metrics.get("screener_console_lag_records").tag("part", "steps").gauge();
        assertThat(lag.value()).isLessThanOrEqualTo(1);
        assertThat(projector.gaps()).isZero();
        assertThat(Duration.ofNanos(
                        (long) metrics.get("screener_console_batch").timer().max(TimeUnit.NANOSECONDS)))
                .isPositive();
    }
}
