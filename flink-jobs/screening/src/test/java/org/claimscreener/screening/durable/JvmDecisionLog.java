package org.claimscreener.screening.durable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.flow.Buffers;
import org.claimscreener.screening.readback.DecisionLog;

/**
 * A log of one partition in this JVM, for jobs that run in it: whoever names it the same reads and writes the same.
 * Thread-safe.
 */
record JvmDecisionLog(String name) implements DecisionLog {
    private static final long serialVersionUID = 1L;

    /** No record of a patient: whoever follows is to stop. */
    private static final Entry END = new Entry("", ByteBuffer.allocate(0));

    private static final Map<String, Log> LOGS = new ConcurrentHashMap<>();

    /**
     * A record.
     *
     * @param patientId its key
     */
    record Entry(String patientId, ByteBuffer answer) {}

    /** The records, and who waits for more. */
    private static final class Log {
        private final List<Entry> entries = new ArrayList<>();

        private synchronized void append(Entry entry) {
            entries.add(entry);
            notifyAll();
        }

        private synchronized void wakeAll() {
            notifyAll();
        }

        private synchronized List<Entry> entries() {
            return List.copyOf(entries);
        }

        private synchronized Entry await(long offset, JvmReader reader) throws InterruptedException {
            while (entries.size() <= offset && !reader.awake) {
                wait();
            }
            return reader.awake ? END : entries.get((int) offset);
        }
    }

    private Log log() {
        return LOGS.computeIfAbsent(name, named -> new Log());
    }

    void append(String patientId, ByteBuffer answer) {
        log().append(new Entry(patientId, answer.duplicate()));
    }

    List<Entry> entries() {
        return log().entries();
    }

    private LogPosition end() {
        return LogPosition.of(Map.of(0, (long) log().entries().size()));
    }

    @Override
    public Ends openEnds() {
        JvmDecisionLog log = this;
        return new Ends() {
            @Override
            public CompletableFuture<LogPosition> end() {
                return CompletableFuture.completedFuture(log.end());
            }

            @Override
            public CompletableFuture<LogPosition> floor() {
                return CompletableFuture.completedFuture(LogPosition.BEGINNING);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Reader openReader() {
        return new JvmReader(log());
    }

    private static final class JvmReader implements Reader {
        private final Log log;
        private volatile boolean awake;

        private JvmReader(Log log) {
            this.log = log;
        }

        @Override
        public void read(LogPosition from, LogPosition to, Visitor visitor) {
            List<Entry> entries = log.entries();
            for (long offset = from.offset(0); offset < to.offset(0); offset++) {
                visit(entries.get((int) offset), visitor);
            }
        }

        @Override
        public void follow(LogPosition from, Visitor visitor) {
            try {
                long offset = from.offset(0);
                for (Entry next = log.await(offset, this); !next.equals(END); next = log.await(++offset, this)) {
                    visit(next, visitor);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void visit(Entry entry, Visitor visitor) {
            visitor.visit(entry.patientId().getBytes(StandardCharsets.UTF_8), Buffers.bytes(entry.answer()));
        }

        @Override
        public void wakeUp() {
            awake = true;
            log.wakeAll();
        }

        @Override
        public void close() {}
    }
}
