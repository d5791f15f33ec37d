package org.claimscreener.network;

import java.time.Duration;
import java.util.Map;

/**
 * How a {@link NetworkClient} works.
 *
 * @param bootstrapServers of the Kafka cluster
 * @param deliveryTimeout how long Kafka itself tries one send ({@code delivery.timeout.ms}); at or below the usual
 *     deadline, since a send that it gives up is sent anew until the deadline
 * @param retryBackoff from a failed send to the next, and from a failed poll to the next
 * @param maxWaiting futures that may wait at once; one more ends at once as OVERLOADED, unsent
 * @param maxWatched submissions whose deadline passed and whose late answer is still listened for; beyond it the
 *     oldest is forgotten, and sending it again gets its answer
 * @param maxBindings settlement ids whose binding decision is remembered, about 250 bytes each; at least as many as
 *     are decided within the look-back, or part of it is forgotten
 * @param lookBack how far before its start the client reads the decisions, by the brokers' clock; from zero to 40 days,
 *     and the longer, the longer the start takes. See {@link NetworkClient}
 * @param fallback what holds while a settlement is undecided
 * @param listener hears late answers and contradictions
 * @param kafka further settings of both Kafka clients, such as {@code security.protocol}; the client's own win
 */
public record NetworkSettings(
        String bootstrapServers,
        Duration deliveryTimeout,
        Duration retryBackoff,
        int maxWaiting,
        int maxWatched,
        int maxBindings,
        Duration lookBack,
        Fallback.Policy fallback,
        NetworkListener listener,
        Map<String, String> kafka) {

    private static final Duration DEFAULT_DELIVERY_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration DEFAULT_RETRY_BACKOFF = Duration.ofMillis(100);
    private static final int DEFAULT_MAX_WAITING = 10_000;
    private static final int DEFAULT_MAX_WATCHED = 10_000;
    private static final int DEFAULT_MAX_BINDINGS = 200_000;
    private static final Duration DEFAULT_LOOK_BACK = Duration.ofMinutes(5);

    /** The screener itself remembers what it decided for no longer. */
    private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(40);

    /** Checks the settings and freezes the map. */
    public NetworkSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("No Kafka servers are named; give host:port, comma-separated");
        }
        if (deliveryTimeout.toMillis() < 1 || deliveryTimeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A delivery timeout of " + deliveryTimeout + " is not one of Kafka's");
        }
        if (retryBackoff.isNegative() || retryBackoff.isZero()) {
            throw new IllegalArgumentException("A back-off of " + retryBackoff + " would retry without a pause");
        }
        if (maxWaiting < 1 || maxWatched < 0 || maxBindings < 1) {
            throw new IllegalArgumentException("A client that may wait for " + maxWaiting + ", watch " + maxWatched
                    + " and remember " + maxBindings + " cannot work; use at least 1, 0 and 1");
        }
        if (lookBack.isNegative() || lookBack.compareTo(LONGEST_LOOK_BACK) > 0) {
            throw new IllegalArgumentException(
                    "A look-back of " + lookBack + " cannot be; give one from zero to " + LONGEST_LOOK_BACK);
        }
        kafka = Map.copyOf(kafka);
    }

    /**
     * The defaults: 2 s a send, 10,000 waiting, 10,000 watched, 200,000 ids remembered, 5 minutes of look-back, hold all
     * while undecided.
     */
    public static NetworkSettings of(String bootstrapServers) {
        return new NetworkSettings(
                bootstrapServers,
                DEFAULT_DELIVERY_TIMEOUT,
                DEFAULT_RETRY_BACKOFF,
                DEFAULT_MAX_WAITING,
                DEFAULT_MAX_WATCHED,
                DEFAULT_MAX_BINDINGS,
                DEFAULT_LOOK_BACK,
                Fallback::holdAll,
                NetworkListener.NONE,
                Map.of());
    }

    /** The same with another listener. */
    public NetworkSettings withListener(NetworkListener other) {
        return new NetworkSettings(
                bootstrapServers,
                deliveryTimeout,
                retryBackoff,
                maxWaiting,
                maxWatched,
                maxBindings,
                lookBack,
                fallback,
                other,
                kafka);
    }

    /** The same with another fallback. */
    public NetworkSettings withFallback(Fallback.Policy other) {
        return new NetworkSettings(
                bootstrapServers,
                deliveryTimeout,
                retryBackoff,
                maxWaiting,
                maxWatched,
                maxBindings,
                lookBack,
                other,
                listener,
                kafka);
    }

    /** The same with other bounds. */
    public NetworkSettings withBounds(int waiting, int watched, int bindings) {
        return new NetworkSettings(
                bootstrapServers,
                deliveryTimeout,
                retryBackoff,
                waiting,
                watched,
                bindings,
                lookBack,
                fallback,
                listener,
                kafka);
    }

    /** The same with another look-back. */
    public NetworkSettings withLookBack(Duration other) {
        return new NetworkSettings(
                bootstrapServers,
                deliveryTimeout,
                retryBackoff,
                maxWaiting,
                maxWatched,
                maxBindings,
                other,
                fallback,
                listener,
                kafka);
    }

    /** The same with other timing of sends. */
    public NetworkSettings withTiming(Duration delivery, Duration backoff) {
        return new NetworkSettings(
                bootstrapServers,
                delivery,
                backoff,
                maxWaiting,
                maxWatched,
                maxBindings,
                lookBack,
                fallback,
                listener,
                kafka);
    }

    /** The same with other further Kafka settings. */
    public NetworkSettings withKafka(Map<String, String> other) {
        return new NetworkSettings(
                bootstrapServers,
                deliveryTimeout,
                retryBackoff,
                maxWaiting,
                maxWatched,
                maxBindings,
                lookBack,
                fallback,
                listener,
                other);
    }
}
