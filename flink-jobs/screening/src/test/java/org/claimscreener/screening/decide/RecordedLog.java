package org.claimscreener.screening.decide;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.screening.readback.DecisionLog;
import org.claimscreener.screening.readback.ReadBackGate;

/** A log of one partition that a test fills, and the gate to it. What is followed is handed over one by one. */
final class RecordedLog implements DecisionLog, ReadBackGate {
    private static final long serialVersionUID = 1L;

    private final transient List<Entry> entries = new ArrayList<>();
    private final transient BlockingQueue<Entry> followed = new LinkedBlockingQueue<>();
    private transient long from;
    private transient int readBacks;

    /** A record; one with an empty key ends the following. */
    private record Entry(String key, java.nio.ByteBuffer value) {
        private void visit(Visitor visitor) {
            visitor.visit(key.getBytes(StandardCharsets.UTF_8), org.claimscreener.flow.Buffers.bytes(value));
        }
    }

    void append(String patientId, byte[] answer) {
        entries.add(new Entry(patientId, java.nio.ByteBuffer.wrap(answer)));
    }

    /** Appends while the job runs. */
    void appendFollowed(String patientId, byte[] answer) {
        followed.add(new Entry(patientId, java.nio.ByteBuffer.wrap(answer)));
    }

    /** The next start reads from here on. */
    void boundIsNow() {
        from = entries.size();
    }

    int readBacks() {
        return readBacks;
    }

    @Override
    public Range awaitAllOpen() {
        return new Range(LogPosition.of(Map.of(0, from)), LogPosition.of(Map.of(0, (long) entries.size())));
    }

    @Override
    public void readBack() {
        readBacks++;
    }

    @Override
    public Ends openEnds() {
        throw new IllegalStateException("the coordinator's side is not under test");
    }

    @Override
    public Reader openReader() {
        return new EntryReader();
    }

    private final class EntryReader implements Reader {
        @Override
        public void read(LogPosition from, LogPosition to, Visitor visitor) {
            entries.subList((int) from.offset(0), (int) to.offset(0)).forEach(entry -> entry.visit(visitor));
        }

        @Override
        public void follow(LogPosition from, Visitor visitor) {
            try {
                for (Entry next = followed.take(); !next.key().isEmpty(); next = followed.take()) {
                    next.visit(visitor);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void wakeUp() {
            appendFollowed("", new byte[0]);
        }

        @Override
        public void close() {}
    }
}
