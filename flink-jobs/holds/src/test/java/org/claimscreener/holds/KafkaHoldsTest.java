package org.claimscreener.holds;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaHoldsTest {
    @TempDir
    private Path folder;

    /** One clock hears all partitions, and nothing overtakes anything between it and the source. */
    @Test
    void commandsGoThroughOneSubtaskUpToTheirHold() {
        assertThat(vertices())
                .filteredOn(vertex -> vertex.getName().contains(Step.CLOCK.title()))
                .singleElement()
                .satisfies(vertex -> {
                    assertThat(vertex.getParallelism()).isEqualTo(1);
                    assertThat(vertex.getName())
                            .contains("Source: " + Step.COMMANDS.title())
                            .contains(Step.DECODE_COMMANDS.title());
                });
    }

    @Test
    void decisionsAndHoldsGoThroughAsManyAsThereAre() {
        assertThat(vertices())
                .filteredOn(vertex -> vertex.getName().contains(Step.TIMELESS.title())
                        || vertex.getName().startsWith(Step.HOLD.title() + " "))
                .hasSize(2)
                .allSatisfy(vertex -> assertThat(vertex.getParallelism()).isEqualTo(2));
    }

    private List<JobVertex> vertices() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(
                2, KafkaHolds.jobSettings(folder).toFlink());
        KafkaHolds.define(env, HoldsSettings.standard("127.0.0.1:1"));
        return StreamSupport.stream(
                        env.getStreamGraph().getJobGraph().getVertices().spliterator(), false)
                .toList();
    }
}
