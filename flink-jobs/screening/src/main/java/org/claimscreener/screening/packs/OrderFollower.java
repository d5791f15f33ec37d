package org.claimscreener.screening.packs;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.claimscreener.engine.deploy.OrderLog;
import org.claimscreener.engine.deploy.PackView;
import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.flow.OwnThreads;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log of orders in a thread of its own: first to its end, then as they come. The same thread wakes the coordinator
 * when an activation is due. A log that cannot be reached is tried again; meanwhile what is in force stays so.
 */
final class OrderFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderFollower.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(200);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final OrderedPacks packs;
    private final PackCoordinator coordinator;
    private final Clock clock = Clock.systemUTC();
    private final Thread thread = OwnThreads.daemon("follower of orders about packs", this::run);
    private volatile boolean closed;
    private @Nullable OrderLog log;
    private @Nullable OrderReading reading;
    private long position;
    private boolean atEnd;

    /** Append time of the last order that was accepted. */
    private Instant newest = Instant.EPOCH;

    OrderFollower(OrderedPacks packs, PackCoordinator coordinator) {
        this.packs = packs;
        this.coordinator = coordinator;
    }

    void start() {
        thread.start();
    }

    private void run() {
        OrderLog folded = new OrderLog(packs.keys());
        log = folded;
        while (!closed) {
            try (PackLog.Orders orders = packs.log().openOrders()) {
                reading = new OrderReading(orders);
                orders.seek(position);
                follow(orders, folded);
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.error("The orders about packs cannot be read; what is in force stays so until they can", e);
                    pause();
                }
            }
        }
    }

    private void follow(PackLog.Orders orders, OrderLog folded) {
        if (!atEnd) {
            long end = orders.end();
            while (position < end && !closed) {
                poll(orders, LONGEST_POLL);
            }
            atEnd = true;
            coordinator.orderedBefore(folded.orders(), newest);
        }
        while (!closed) {
            poll(orders, patience());
        }
    }

    private Duration patience() {
        Optional<Instant> due = coordinator.tick();
        if (due.isEmpty()) {
            return LONGEST_POLL;
        }
        Duration left = Duration.between(clock.instant(), due.get());
        if (left.compareTo(SHORTEST_POLL) < 0) {
            return SHORTEST_POLL;
        }
        return left.compareTo(LONGEST_POLL) < 0 ? left : LONGEST_POLL;
    }

    private void poll(PackLog.Orders orders, Duration patience) {
        orders.poll(patience, (offset, appendedAtMs, value) -> {
            take(offset, appendedAtMs, value);
            position = offset + 1;
        });
        // Also past what transactions leave behind, which nobody is shown.
        position = Math.max(position, orders.position());
    }

    private void take(long offset, long appendedAtMs, byte @Nullable [] value) {
        OrderLog folded = required(log);
        OrderReading archives = required(reading);
        Decoded decoded = archives.next(offset, value);
        if (decoded instanceof Decoded.Accepted accepted && accepted.message() instanceof PackChunk chunk) {
            tell(folded.take(offset, chunk), folded);
        } else if (decoded instanceof Decoded.Accepted accepted && accepted.message() instanceof PackControl order) {
            try {
                Instant appendedAt = Instant.ofEpochMilli(appendedAtMs);
                Taken taken = folded.take(appendedAt, order, archives);
                if (taken instanceof Taken.Accepted && appendedAt.isAfter(newest)) {
                    newest = appendedAt;
                }
                tell(taken, folded);
            } catch (IOException e) {
                throw new IllegalStateException(
                        "the archive of pack " + order.getPackId() + " (" + PackView.shortened(order.getDigest())
                                + ") cannot be read",
                        e);
            }
        } else {
            tell(new Taken.Ignored("", "", 0, "offset " + offset + " is no order: " + decoded), folded);
        }
    }

    /** What lies before the start has been told before. */
    private void tell(Taken taken, OrderLog folded) {
        if (!atEnd) {
            return;
        }
        if (taken instanceof Taken.Accepted accepted) {
            coordinator.accepted(accepted.order(), folded.orders(), newest);
        } else if (taken instanceof Taken.Ignored ignored) {
            coordinator.ignored(ignored);
        }
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("nothing is read yet");
        }
        return value;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread ends by itself, at the latest when its call to the log does. */
    @Override
    public void close() {
        closed = true;
    }
}
