package org.claimscreener.flow.store;

import java.util.Collection;

import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.Priority;

/**
 * What of RocksDB's settings Flink has no name for. Compaction yields to those who decide, and merges later and less often: each checkpoint
 * brings a file or two of each state, and rewriting all of level 1 for every four of them costs more than
 * looking into some more, whose filters are in memory. Stateless.
 */
public final class StoreOptions implements RocksDBOptionsFactory {
    private static final long serialVersionUID = 1L;

    /** Several operators of a process flush at the same barrier; with one thread, each waits for all others. */
    private static final int FLUSHERS = 2;

    private static final int FILES_THAT_START_A_MERGE = 12;
    private static final int FILES_THAT_SLOW_WRITES = 48;
    private static final int FILES_THAT_STOP_WRITES = 72;

    @Override
    public DBOptions createDBOptions(DBOptions options, Collection<AutoCloseable> handles) {
        Env env = Env.getDefault();
        env.incBackgroundThreadsIfNeeded(FLUSHERS, Priority.HIGH);
        env.lowerThreadPoolCPUPriority(Priority.LOW);
        // All states' files at once are synchronized once.
        return options.setEnv(env).setAtomicFlush(true);
    }

    @Override
    public ColumnFamilyOptions createColumnOptions(ColumnFamilyOptions options, Collection<AutoCloseable> handles) {
        return options.setLevel0FileNumCompactionTrigger(FILES_THAT_START_A_MERGE)
                .setLevel0SlowdownWritesTrigger(FILES_THAT_SLOW_WRITES)
                .setLevel0StopWritesTrigger(FILES_THAT_STOP_WRITES);
    }
}
