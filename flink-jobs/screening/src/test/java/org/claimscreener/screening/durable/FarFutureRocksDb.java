package org.claimscreener.screening.durable;

import java.time.Instant;

import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.runtime.state.CheckpointableKeyedStateBackend;
import org.apache.flink.runtime.state.KeyedStateBackendParametersImpl;
import org.apache.flink.runtime.state.OperatorStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.StateBackendFactory;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/**
 * RocksDB whose entries were written in the year 2100, by their time-to-live: a golden savepoint that expired after
 * forty days would test nothing.
 */
public final class FarFutureRocksDb implements StateBackendFactory<FarFutureRocksDb.Backend> {
    static final Instant WRITTEN_AT = Instant.parse("2100-01-01T00:00:00Z");

    @Override
    public Backend createFromConfig(ReadableConfig config, ClassLoader classLoader) {
        return new Backend(new EmbeddedRocksDBStateBackend(true).configure(config, classLoader));
    }

    /** The backend, with its clock set forward. */
    public record Backend(EmbeddedRocksDBStateBackend rocksDb) implements StateBackend {
        private static final long serialVersionUID = 1L;

        @Override
        public <K> CheckpointableKeyedStateBackend<K> createKeyedStateBackend(KeyedStateBackendParameters<K> parameters)
                throws Exception {
            return rocksDb.createKeyedStateBackend(
                    new KeyedStateBackendParametersImpl<>(parameters).setTtlTimeProvider(WRITTEN_AT::toEpochMilli));
        }

        @Override
        public OperatorStateBackend createOperatorStateBackend(OperatorStateBackendParameters parameters)
                throws Exception {
            return rocksDb.createOperatorStateBackend(parameters);
        }

        @Override
        public boolean useManagedMemory() {
            return rocksDb.useManagedMemory();
        }

        @Override
        public boolean supportsSavepointFormat(org.apache.flink.core.execution.SavepointFormatType type) {
            return rocksDb.supportsSavepointFormat(type);
        }
    }
}
