package org.claimscreener.screening;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.JobSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaScreeningTest {
    @TempDir
    private Path folder;

    /** The deciding operator opens after what is chained behind it: that order is the fence. */
    @Test
    void theSinkOfDecisionsIsChainedBehindTheDecidingOperator() {
        assertThat(vertices())
                .extracting(JobVertex::getName)
                .filteredOn(name -> name.contains(Step.DECIDE.title()))
                .singleElement()
                .satisfies(name -> assertThat(name)
                        .startsWith(Step.DECIDE.title() + " -> ")
                        .contains(Step.ANSWERS.title() + ": Writer"));
    }

    @Test
    void theDecidingOperatorHasACoordinator() {
        assertThat(vertices())
                .filteredOn(vertex -> vertex.getName().contains(Step.DECIDE.title()))
                .singleElement()
                .satisfies(
                        vertex -> assertThat(vertex.getOperatorCoordinators()).isNotEmpty());
    }

    private List<JobVertex> vertices() {
        Configuration settings = JobSettings.unbounded(folder).toFlink();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, settings);
        KafkaScreening.define(env, "127.0.0.1:1", "keys: []");
        return StreamSupport.stream(
                        env.getStreamGraph().getJobGraph().getVertices().spliterator(), false)
                .toList();
    }
}
