package org.claimscreener.flow.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@SuppressWarnings("try") // The harness says that closing it may throw anything.
class FlushedKeyedOperatorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsInFilesBeforeTheBarrierComes() throws Exception {
        try (var harness = harness(folder)) {
            harness.open();
            harness.setProcessingTime(0);
            harness.processElement("a", 0);
            harness.snapshot(1, 0);
            harness.setProcessingTime(10_000);
            harness.snapshot(2, 10_000);
            harness.processElement("b", 0);
            Set<String> before = tables();

            harness.setProcessingTime(19_000);

            Set<String> since = awaitTwoMoreThan(before);
            harness.setProcessingTime(20_000);
            harness.snapshot(3, 20_000);
            assertThat(tables()).as("the barrier found nothing to write").isEqualTo(since);
        }
    }

    @Test
    void aSnapshotHoldsWhatWasFlushedAheadAndWhatCameAfter() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(folder.resolve("first"))) {
            harness.open();
            harness.setProcessingTime(0);
            harness.snapshot(1, 0);
            harness.setProcessingTime(10_000);
            harness.processElement("a", 0);
            harness.snapshot(2, 10_000);
            harness.processElement("a", 0);
            harness.setProcessingTime(19_000);
            harness.processElement("a", 0);
            harness.processElement("b", 0);
            snapshot = harness.snapshot(3, 20_000);
        }

        try (var harness = harness(folder.resolve("second"))) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processElement("a", 0);
            harness.processElement("b", 0);

            assertThat(harness.extractOutputValues()).containsExactly(4L, 2L);
        }
    }

    @Test
    void stateOnTheHeapIsLeftAlone() throws Exception {
        try (var harness = counting()) {
            harness.setStateBackend(new HashMapStateBackend());
            harness.open();
            harness.setProcessingTime(0);
            harness.snapshot(1, 0);
            harness.setProcessingTime(10_000);
            harness.snapshot(2, 10_000);
            harness.setProcessingTime(19_000);
            harness.processElement("a", 0);

            assertThat(harness.extractOutputValues()).containsExactly(1L);
        }
    }

    /** A table for each state. */
    private Set<String> awaitTwoMoreThan(Set<String> before) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Set<String> now = tables();
        while (now.size() < before.size() + 2) {
            assertThat(System.nanoTime()).as("time to write two tables").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            now = tables();
        }
        return now;
    }

    private Set<String> tables() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sst"))
                    .collect(Collectors.toSet());
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, String, Long> harness(Path folder) throws Exception {
        var harness = counting();
        EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend(true);
        backend.setDbStoragePath(Files.createDirectories(folder).toString());
        backend.setRocksDBOptions(new StoreOptions());
        harness.setStateBackend(backend);
        return harness;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, String, Long> counting() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new FlushedKeyedOperator<>(new Counting()), value -> value, Types.STRING);
    }

    /** Counts what has come of each key, twice, so that there are two families of columns. */
    private static final class Counting extends KeyedProcessFunction<String, String, Long> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway.Init") // Filled by open().
        private transient List<ValueState<Long>> counts;

        @Override
        public void open(OpenContext context) {
            counts = Stream.of("one", "other")
                    .map(name -> getRuntimeContext().getState(new ValueStateDescriptor<>(name, Types.LONG)))
                    .toList();
        }

        @Override
        public void processElement(String value, Context context, Collector<Long> out) throws Exception {
            for (ValueState<Long> count : counts) {
                count.update(count.value() == null ? 1 : count.value() + 1);
            }
            assertThat(counts.get(0).value()).isEqualTo(counts.get(1).value());
            out.collect(counts.get(0).value());
        }
    }
}
