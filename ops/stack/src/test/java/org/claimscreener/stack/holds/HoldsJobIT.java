package org.claimscreener.stack.holds;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.holds.KafkaHolds;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineOpinion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The job in this JVM, against a real broker: what a committed reader of steps sees. */
class HoldsJobIT {
    @TempDir
    private Path folder;

    @Test
    void takesAHoldFromDecisionToNoticeAndLetsAnOldOneLapseWhenNobodyCommandsAnything() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder.resolve("kafka"));
                HoldTopics topics = HoldTopics.create(broker.bootstrapServers())) {
            JobClient job = start(broker.bootstrapServers());
            Instant now = Instant.now();
            topics.decided("OLD", 700, now.minus(Duration.ofDays(60)));
            topics.decided("NEW", 1_000, now);

            assertThat(topics.await(
                            all -> all.of("OLD").size() == 2 && all.of("NEW").size() == 1))
                    .isTrue();
            assertThat(topics.of("OLD").get(1).getEvent()).isEqualTo(HoldEvent.DEADLINE_LAPSED);
            assertThat(topics.of("OLD").get(1).getStageAfter()).isEqualTo(HoldStage.RELEASED);

            topics.commanded(HoldTopics.command("NEW", HoldCommandKind.CLAIM, 1).build(), now);
            assertThat(topics.await(all -> all.of("NEW").size() == 2)).isTrue();
            topics.commanded(
                    HoldTopics.command("NEW", HoldCommandKind.REVIEW, 2)
                            .setOpinions(List.of(new LineOpinion("L1", 400L)))
                            .build(),
                    now.plusMillis(1));
            topics.send(
                    TopicCatalogue.REVIEWS,
                    "another hold's key",
                    HoldTopics.command("NEW", HoldCommandKind.CLAIM, 3).build(),
                    now);
            assertThat(topics.await(all -> all.of("NEW").size() == 3 && all.deadLetters() == 1))
                    .isTrue();
            assertThat(topics.of("NEW"))
                    .extracting(HoldStep::getEvent)
                    .containsExactly(HoldEvent.OPENED, HoldEvent.CLAIMED, HoldEvent.REVIEWED);
            assertThat(topics.of("NEW").get(2).getReleasedNowFen()).isEqualTo(600);
            job.cancel().join();
        }
    }

    private JobClient start(String servers) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(
                1, KafkaHolds.jobSettings(folder.resolve("state")).toFlink());
        KafkaHolds.define(env, HoldsSettings.standard(servers));
        return env.executeAsync(KafkaHolds.NAME);
    }
}
