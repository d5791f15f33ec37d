package org.claimscreener.flow.store;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;

import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.state.rocksdb.RocksDBKeyedStateBackend;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a subtask's memtables written in the background shortly before its next barrier is due. A snapshot of RocksDB writes what they hold while inputs wait;
 * so it finds the last second's entries and not the interval's. When the barrier is due it knows from the last two: one that
 * comes at another time, for a savepoint, finds more.
 *
 * <p>Not thread-safe: for the task's thread.
 */
public final class FlushAhead implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlushAhead.class);

    /** How long before the barrier; writing takes some tenths of it. */
    static final Duration LEAD = Duration.ofSeconds(1);

    /** Barriers closer than this find little anyway. */
    static final Duration SHORTEST = Duration.ofSeconds(4);

    /** Of one that is further away nobody knows when it comes. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final long NEVER = -1;

    private final ProcessingTimeService time;
    private final Memtables memtables;
    private long lastBarrier = NEVER;
    private @Nullable ScheduledFuture<?> next;

    /** What is flushed. */
    interface Memtables {
        /** Seals what was written and has it written out by other threads; does not wait for them. */
        void flush() throws RocksDBException;
    }

    FlushAhead(ProcessingTimeService time, Memtables memtables) {
        this.time = time;
        this.memtables = memtables;
    }

    /**
     * For one subtask.
     *
     * @param backend its state; one that is not in RocksDB is left alone
     * @param time the operator's
     */
    public static FlushAhead of(KeyedStateBackend<?> backend, ProcessingTimeService time) {
        if (!(backend instanceof RocksDBKeyedStateBackend)) {
            return new FlushAhead(time, () -> {});
        }
        try {
            return new FlushAhead(time, new InRocksDb((RocksDBKeyedStateBackend<?>) backend));
        } catch (NoSuchFieldException | IllegalAccessException | InaccessibleObjectException e) {
            LOG.warn("memtables are not flushed ahead of checkpoints: this Flink keeps RocksDB elsewhere", e);
            return new FlushAhead(time, () -> {});
        }
    }

    /** To be told in each {@code snapshotState}. */
    public void barrier() {
        long now = time.getCurrentProcessingTime();
        long interval = now - lastBarrier;
        boolean known = lastBarrier != NEVER && interval >= SHORTEST.toMillis() && interval <= LONGEST.toMillis();
        lastBarrier = now;
        cancel();
        if (known) {
            next = time.registerTimer(now + interval - LEAD.toMillis(), due -> flush());
        }
    }

    private void flush() {
        next = null;
        try {
            memtables.flush();
        } catch (RocksDBException e) {
            // What cannot be written now the barrier finds, and it says so where that counts: nobody is answered later
            // for it.
            LOG.warn("Memtables could not be written ahead of the checkpoint, which will take longer", e);
        }
    }

    private void cancel() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    @Override
    public void close() {
        cancel();
    }

    /** Flink hands out neither its RocksDB nor the handles of its states, so they are read from its fields. */
    private static final class InRocksDb implements Memtables {
        private final RocksDB db;
        private final Map<String, RocksDBKeyedStateBackend.RocksDbKvStateInfo> states;

        InRocksDb(RocksDBKeyedStateBackend<?> backend) throws NoSuchFieldException, IllegalAccessException {
            this.db = (RocksDB) field("db").get(backend);
            @SuppressWarnings("unchecked") // Its declared type; states are added as operators ask for them.
            var found = (Map<String, RocksDBKeyedStateBackend.RocksDbKvStateInfo>)
                    field("kvStateInformation").get(backend);
            this.states = found;
        }

        private static Field field(String name) throws NoSuchFieldException {
            Field field = RocksDBKeyedStateBackend.class.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        }

        @Override
        public void flush() throws RocksDBException {
            List<ColumnFamilyHandle> handles = new ArrayList<>(states.size());
            states.values().forEach(state -> handles.add(state.columnFamilyHandle));
            // Written inputs wait for nobody: a memtable that cannot be written yet stays where it is.
            try (FlushOptions options =
                    new FlushOptions().setWaitForFlush(false).setAllowWriteStall(true)) {
                db.flush(options, handles);
            }
        }
    }
}
