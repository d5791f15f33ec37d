package org.claimscreener.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;

/** A log in memory of one writer, to which several processes may connect: the newest shuts the others out. */
final class MemoryLog {
    private final List<SpecificRecord> records = new ArrayList<>();
    private int epoch;
    private int failures;
    private boolean failsAfterWriting;

    /** The next so many appends fail. */
    synchronized void failNext(int count, boolean afterWriting) {
        failures = count;
        failsAfterWriting = afterWriting;
    }

    synchronized List<SpecificRecord> records() {
        return List.copyOf(records);
    }

    synchronized void cutTo(int size) {
        records.subList(size, records.size()).clear();
    }

    /** Somebody else writes. */
    synchronized void put(SpecificRecord foreign) {
        records.add(foreign);
    }

    AuditLog connect() {
        return new Connection();
    }

    private final class Connection implements AuditLog {
        private int own;

        @Override
        public ChainEnd takeOver() {
            synchronized (MemoryLog.this) {
                own = ++epoch;
                ChainEnd end = ChainEnd.BEGINNING;
                for (SpecificRecord each : records) {
                    end = each instanceof AuditRecord entry ? end.after(entry) : end.after((AuditCheckpoint) each);
                }
                return end;
            }
        }

        @Override
        public void append(List<? extends SpecificRecord> appended) throws IOException {
            synchronized (MemoryLog.this) {
                if (own != epoch) {
                    throw new ReplacedException(Chains.WRITER, new IllegalStateException("fenced"));
                }
                if (failures > 0) {
                    failures--;
                    if (failsAfterWriting) {
                        records.addAll(appended);
                    }
                    throw new IOException("the test wants it so");
                }
                records.addAll(appended);
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
