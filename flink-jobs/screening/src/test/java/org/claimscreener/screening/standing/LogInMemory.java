package org.claimscreener.screening.standing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.flow.Buffers;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Standing;
import org.jspecify.annotations.Nullable;

/** A log of one partition that a test fills and breaks. Thread-safe. */
final class LogInMemory implements StandingLog {
    private static final long serialVersionUID = 1L;

    private final transient List<Entry> entries = new ArrayList<>();
    private final transient ReentrantLock lock = new ReentrantLock();
    private final transient Condition changed = lock.newCondition();
    private final transient AtomicInteger opened = new AtomicInteger();
    private transient long readable = Long.MAX_VALUE;
    private transient boolean broken;

    private record Entry(String key, @Nullable ByteBuffer value) {}

    void append(Standing standing) {
        append(
                standing.getSubjectKind() + ":" + standing.getSubjectId(),
                ByteBuffer.wrap(new WireEncoder().encode(standing)));
    }

    void append(String key, @Nullable ByteBuffer value) {
        change(() -> entries.add(new Entry(key, value)));
    }

    /** Beyond so many records nothing comes, as from a broker that hangs. */
    void hangAfter(long records) {
        change(() -> readable = records);
    }

    /** Every call fails from now on, or no longer. */
    void breakDown(boolean down) {
        change(() -> broken = down);
    }

    int opened() {
        return opened.get();
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Reader open() {
        opened.incrementAndGet();
        return new InOrder();
    }

    private final class InOrder implements Reader {
        private long next;

        @Override
        public LogPosition end() {
            lock.lock();
            try {
                complain();
                return LogPosition.of(Map.of(0, (long) entries.size()));
            } finally {
                lock.unlock();
            }
        }

        @Override
        public LogPosition position() {
            return LogPosition.of(Map.of(0, next));
        }

        @Override
        public void seek(LogPosition from) {
            next = from.offset(0);
        }

        @Override
        public void poll(Duration patience, Visitor visitor) {
            lock.lock();
            try {
                long left = patience.toNanos();
                while (next >= Math.min(readable, entries.size()) && !broken && left > 0) {
                    left = changed.awaitNanos(left);
                }
                complain();
                for (; next < Math.min(readable, entries.size()); next++) {
                    Entry entry = entries.get((int) next);
                    ByteBuffer value = entry.value();
                    visitor.visit(
                            0,
                            next,
                            entry.key().getBytes(StandardCharsets.UTF_8),
                            value == null ? null : Buffers.bytes(value));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        }

        private void complain() {
            if (broken) {
                throw new IllegalStateException("the broker is away");
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
