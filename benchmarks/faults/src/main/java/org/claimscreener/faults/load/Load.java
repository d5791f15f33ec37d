package org.claimscreener.faults.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * Sends by schedule, open loop, whatever becomes of it: what is late is sent at once and counts from when it was due. Sits
 * out an absence of all brokers for half an hour. Thread-safe.
 */
public final class Load implements AutoCloseable {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(30);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A change of rate, and a pause, are seen after this long. */
    private static final long LONGEST_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int REMEMBERED = 2_000;

    private final Producer<byte[], byte[]> producer;
    private final Books books;
    private final Feed feed;
    private final Thread sender;
    private final List<Settlement> recent = new ArrayList<>();
    private int oldest;
    /** Of settlements sent in disguise, by id; the sender's own. As many as are sent while a disguise lasts. */
    private final Map<String, Disguise> disguised = new HashMap<>();

    private volatile Disguise disguise = Disguise.NONE;
    private volatile int ratePerSecond;
    private volatile boolean flowing;
    private volatile boolean closing;
    private volatile @Nullable RuntimeException failure;

    /** Makes it ready; nothing is sent before {@link #resume()}. */
    public Load(String bootstrapServers, Books books, long seed, int ratePerSecond) {
        this.books = books;
        this.ratePerSecond = ratePerSecond;
        this.producer = producer(bootstrapServers);
        this.feed = new Feed(seed);
        this.sender = new Thread(this::send, "load");
        sender.setDaemon(true);
        sender.start();
    }

    private static Producer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        "0",
                        // Larger than any topic takes: that the broker, and not we, refuses it, is part of the test.
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        "100000000",
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        "268435456",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Long.toString(LONGEST_OUTAGE.toMillis()),
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        Long.toString(LONGEST_OUTAGE.toMillis()),
                        // What we measure is the screener's way back, not our own.
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        "200"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Begins or goes on, with a schedule that starts now. */
    public void resume() {
        flowing = true;
        LockSupport.unpark(sender);
    }

    /** Stops, until it is resumed. One message may still be sent. */
    public void pause() {
        flowing = false;
    }

    /** Messages a second from now on. */
    public void rate(int perSecond) {
        ratePerSecond = perSecond;
    }

    /** Disguises what is sent from now on. */
    public void disguise(Disguise as) {
        disguise = as;
    }

    /** Sends one message beside the schedule, at once. */
    public void send(Message message) {
        send(message, System.nanoTime());
    }

    /** Settlements that were sent not long ago and not disguised; at most so many. */
    public List<Settlement> recent(int atMost) {
        synchronized (recent) {
            return List.copyOf(recent.subList(Math.max(0, recent.size() - atMost), recent.size()));
        }
    }

    /** Why nothing is sent any more; empty while all is well. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    private void send() {
        try {
            while (!closing) {
                if (flowing) {
                    sendWhileFlowing(System.nanoTime());
                } else {
                    LockSupport.parkNanos(LONGEST_PARK_NANOS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void sendWhileFlowing(long begin) throws InterruptedException {
        long due = begin;
        while (flowing && !closing) {
            long early = due - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(Math.min(early, LONGEST_PARK_NANOS));
                continue;
            }
            TrafficEvent event = feed.take();
            Disguise as = disguiseOf(event);
            send(Encoding.of(event, as), due);
            if (as == Disguise.NONE) {
                remember(event);
            }
            due += SECOND_NANOS / ratePerSecond;
        }
    }

    /**
     * What follows a settlement goes as the settlement went: its retry as another person would be another's settlement
     * under the same id, which no network sends.
     */
    private Disguise disguiseOf(TrafficEvent event) {
        Disguise now = disguise;
        return switch (event.kind()) {
            case MALFORMED -> now;
            case SETTLEMENT -> {
                if (now != Disguise.NONE) {
                    disguised.put(event.settlement().orElseThrow().getSettlementId(), now);
                }
                yield now;
            }
            case RETRY ->
                disguised.getOrDefault(event.settlement().orElseThrow().getSettlementId(), Disguise.NONE);
            case REVERSAL ->
                disguised.getOrDefault(event.reversal().orElseThrow().getSettlementId(), Disguise.NONE);
        };
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback hears of failures.
    private void send(Message message, long dueNanos) {
        Books.Ticket ticket = books.sent(message, dueNanos);
        producer.send(message.toRecord(), (metadata, e) -> {
            if (e == null) {
                books.acknowledged(ticket, metadata.partition(), metadata.offset());
            } else {
                books.refused(ticket);
            }
        });
    }

    private void remember(TrafficEvent event) {
        if (event.kind() != TrafficEvent.Kind.SETTLEMENT) {
            return;
        }
        Settlement settlement = event.settlement().orElseThrow();
        synchronized (recent) {
            if (recent.size() < REMEMBERED) {
                recent.add(settlement);
            } else {
                recent.set(oldest, settlement);
                oldest = (oldest + 1) % REMEMBERED;
            }
        }
    }

    /** Sends what is buffered and disconnects. */
    @Override
    public void close() {
        closing = true;
        sender.interrupt();
        feed.close();
        producer.close(CLOSE_PATIENCE);
    }
}
