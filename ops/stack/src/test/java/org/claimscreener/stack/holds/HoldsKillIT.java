package org.claimscreener.stack.holds;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.holds.KafkaHolds;
import org.claimscreener.stack.broker.BrokerCluster;
import org.claimscreener.stack.flink.ClusterHolds;
import org.claimscreener.stack.flink.FlinkCluster;
import org.claimscreener.stack.flink.FlinkSettings;
import org.claimscreener.stack.process.ChildJvm;
import org.claimscreener.stack.process.Waiting;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineOpinion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * kill -9 while deadlines fall due: none missed, none doubled, as readers of committed records see it. What falls due are
 * claims, which last a minute here, and deadlines of decisions that are a month old when they come.
 */
class HoldsKillIT {
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final int CLAIMED = 120;
    private static final int OLD = 60;
    private static final int AWAY = 40;
    private static final int GAP_MILLIS = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void everyDeadlineLapsesOnceThoughTheTaskManagerDiesMeanwhile() throws Exception {
        try (BrokerCluster brokers = BrokerCluster.start(folder.resolve("kafka"), 1);
                HoldTopics topics = HoldTopics.create(brokers.bootstrapServers());
                FlinkCluster flink = FlinkCluster.start(FlinkSettings.small(folder.resolve("flink")))) {
            String job = submit(flink, brokers);
            Instant opened = Instant.now().minus(CLAIM);
            for (int i = 0; i < CLAIMED; i++) {
                topics.decided("C" + i, 1_000, opened);
            }
            assertThat(topics.await(all -> all.withSteps(1) == CLAIMED)).isTrue();

            Instant first = Instant.now().minus(CLAIM).plusSeconds(5);
            for (int i = 0; i < CLAIMED; i++) {
                topics.commanded(
                        HoldTopics.command("C" + i, HoldCommandKind.CLAIM, 1).build(), claimedAt(first, i));
            }
            assertThat(topics.await(all -> lapsed(all) > CLAIMED / 4)).isTrue();
            flink.busiestTaskManager().kill();
            Instant longAgo = Instant.now().minus(Duration.ofDays(30));
            for (int i = 0; i < OLD; i++) {
                topics.decided("D" + i, 1_000, longAgo);
            }

            assertThat(topics.await(all -> lapsed(all) == CLAIMED + OLD)).isTrue();
            assertThat(Waiting.until(() -> flink.rest().restarts(job) > 0, PATIENCE))
                    .as("the kill was felt")
                    .isTrue();
            // Whatever the job would double, it does before it does this.
            topics.decided("LAST", 1_000, longAgo);
            assertThat(topics.await(all -> all.of("LAST").size() == 2)).isTrue();
            for (int i = 0; i < CLAIMED; i++) {
                assertLapsedOnce(
                        topics,
                        "C" + i,
                        HoldEvent.CLAIM_LAPSED,
                        claimedAt(first, i).plus(CLAIM));
            }
            for (int i = 0; i < OLD; i++) {
                assertThat(topics.of("D" + i))
                        .extracting(HoldStep::getEvent)
                        .containsExactly(HoldEvent.OPENED, HoldEvent.DEADLINE_LAPSED);
            }
            assertThat(topics.deadLetters()).isZero();
        }
    }

    /** The job is away when claims lapse. Who had acted before that, though nobody heard, is in time; who had not, is late. */
    @Test
    void whoActedInTimeIsNotLateBecauseTheJobWasAway() throws Exception {
        try (BrokerCluster brokers = BrokerCluster.start(folder.resolve("kafka"), 1);
                HoldTopics topics = HoldTopics.create(brokers.bootstrapServers());
                FlinkCluster flink = FlinkCluster.start(FlinkSettings.small(folder.resolve("flink")))) {
            submit(flink, brokers);
            for (int i = 0; i < AWAY; i++) {
                topics.decided("E" + i, 1_000, Instant.now().minus(CLAIM));
            }
            assertThat(topics.await(all -> all.withSteps(1) == AWAY)).isTrue();
            Instant lapse = Instant.ofEpochMilli(Instant.now().plusSeconds(30).toEpochMilli());
            for (int i = 0; i < AWAY; i++) {
                topics.commanded(
                        HoldTopics.command("E" + i, HoldCommandKind.CLAIM, 1).build(), lapse.minus(CLAIM));
            }
            assertThat(topics.await(all -> all.withSteps(2) == AWAY)).isTrue();

            for (ChildJvm taskManager : flink.taskManagers()) {
                taskManager.kill();
            }
            for (int i = 0; i < AWAY; i += 2) {
                topics.commanded(
                        HoldTopics.command("E" + i, HoldCommandKind.REVIEW, 2)
                                .setOpinions(List.of(new LineOpinion("L1", 400L)))
                                .build(),
                        lapse.minusMillis(1));
            }
            assertThat(Waiting.until(() -> Instant.now().isAfter(lapse.plusSeconds(3)), PATIENCE))
                    .isTrue();
            for (ChildJvm taskManager : flink.taskManagers()) {
                taskManager.start();
            }

            assertThat(topics.await(all -> all.withSteps(3) == AWAY)).isTrue();
            for (int i = 0; i < AWAY; i++) {
                HoldStep third = topics.of("E" + i).get(2);
                assertThat(third.getEvent())
                        .as("hold E%s", i)
                        .isEqualTo(i % 2 == 0 ? HoldEvent.REVIEWED : HoldEvent.CLAIM_LAPSED);
                assertThat(third.getAt()).isEqualTo(i % 2 == 0 ? lapse.minusMillis(1) : lapse);
            }
        }
    }

    private String submit(FlinkCluster flink, BrokerCluster brokers) throws Exception {
        HoldsSettings settings =
                HoldsSettings.standard(brokers.bootstrapServers()).withPolicy("claim_minutes: 1\n");
        return ClusterHolds.submit(
                flink,
                new ClusterHolds.Request(settings, KafkaHolds.jobSettings(folder.resolve("state")), Optional.empty()));
    }

    private static Instant claimedAt(Instant first, int hold) {
        return Instant.ofEpochMilli(first.toEpochMilli() + (long) hold * GAP_MILLIS);
    }

    private static long lapsed(HoldTopics topics) {
        long lapsed = 0;
        for (int i = 0; i < CLAIMED; i++) {
            lapsed += topics.of("C" + i).size() > 2 ? 1 : 0;
        }
        for (int i = 0; i < OLD; i++) {
            lapsed += topics.of("D" + i).size() > 1 ? 1 : 0;
        }
        return lapsed;
    }

    private static void assertLapsedOnce(HoldTopics topics, String hold, HoldEvent last, Instant due) {
        assertThat(topics.of(hold))
                .extracting(HoldStep::getEvent)
                .containsExactly(HoldEvent.OPENED, HoldEvent.CLAIMED, last);
        assertThat(topics.of(hold)).extracting(HoldStep::getStep).containsExactly(1, 2, 3);
        assertThat(topics.of(hold).get(2).getAt()).as(hold).isEqualTo(due);
    }
}
