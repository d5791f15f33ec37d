package org.claimscreener.screening.metrics;

import java.util.Random;

import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.Metric;
import org.claimscreener.metrics.OfScreening;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class PartitionFlowTest {
    private static final int PARTITIONS = 12;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PartitionFlow.Board board = new PartitionFlow.Board(new Meters(registry));
    private final PartitionFlow decode = PartitionFlow.open(board);
    private final PartitionFlow decide = PartitionFlow.open(board);

    @Test
    void whatIsReadAndNeitherAnsweredNorRefusedIsInFlight() {
        for (int i = 0; i < 5; i++) {
            decode.read(3);
        }
        decode.refused(3);
        decide.answered(3);
        decide.answered(3);

        assertThat(inFlight(3)).isEqualTo(2);
        assertThat(counted(OfScreening.INPUTS, 3)).isEqualTo(5);
        assertThat(counted(OfScreening.ANSWERS, 3)).isEqualTo(2);
        assertThat(counted(OfScreening.REFUSED, 3)).isEqualTo(1);
    }

    @Test
    void whatAnAttemptLeftOnItsWayIsNotInFlightInTheNext() {
        decode.read(0);
        decode.read(0);
        decide.answered(0);
        decode.close();
        decide.close();
        decide.close();

        assertThat(inFlight(0)).isZero();
        assertThat(counted(OfScreening.INPUTS, 0)).isEqualTo(2);
    }

    @Test
    void whatACheckpointBringsIsInFlightAndNotReadAgain() {
        decide.restored(1);
        assertThat(inFlight(1)).isEqualTo(1);
        assertThat(counted(OfScreening.INPUTS, 1)).isZero();

        decide.answered(1);
        assertThat(inFlight(1)).isZero();
    }

    @Test
    void partitionsBeyondTheBoundAreCountedWithTheLast() {
        decode.read(63);
        decode.read(64);
        decode.read(Integer.MAX_VALUE);
        decode.read(-1);

        assertThat(counted(OfScreening.INPUTS, 63)).isEqualTo(3);
        assertThat(counted(OfScreening.INPUTS, 0)).isEqualTo(1);
    }

    @Test
    void inIsOutAndInFlightForAnyCourse() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long[] open = new long[PARTITIONS];
        for (int i = 0; i < 5_000; i++) {
            int partition = random.nextInt(PARTITIONS);
            if (open[partition] == 0 || random.nextInt(3) == 0) {
                decode.read(partition);
                open[partition]++;
            } else {
                open[partition]--;
                if (random.nextInt(10) == 0) {
                    decide.refused(partition);
                } else {
                    decide.answered(partition);
                }
            }
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            assertThat(inFlight(partition))
                    .as("seed %d, partition %d", seed, partition)
                    .isEqualTo((double) open[partition]);
            assertThat(counted(OfScreening.INPUTS, partition)
                            - counted(OfScreening.ANSWERS, partition)
                            - counted(OfScreening.REFUSED, partition))
                    .as("seed %d, partition %d", seed, partition)
                    .isEqualTo((double) open[partition]);
        }
    }

    private double inFlight(int partition) {
        return registry.get(OfScreening.IN_FLIGHT.name())
                .tag("partition", Integer.toString(partition))
                .gauge()
                .value();
    }

    private double counted(Metric metric, int partition) {
        return registry.get(metric.name())
                .tag("partition", Integer.toString(partition))
                .counter()
                .count();
    }
}
