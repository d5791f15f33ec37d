package org.claimscreener.network;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NetworkSettingsTest {
    private static final NetworkSettings DEFAULTS = NetworkSettings.of("kafka:9092");

    @Test
    void defaultsAreThoseThatTheReadmeNames() {
        assertThat(DEFAULTS.bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(DEFAULTS.deliveryTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(DEFAULTS.retryBackoff()).isEqualTo(Duration.ofMillis(100));
        assertThat(DEFAULTS.maxWaiting()).isEqualTo(10_000);
        assertThat(DEFAULTS.maxWatched()).isEqualTo(10_000);
        assertThat(DEFAULTS.maxBindings()).isEqualTo(200_000);
        assertThat(DEFAULTS.lookBack()).isEqualTo(Duration.ofMinutes(5));
        assertThat(DEFAULTS.listener()).isSameAs(NetworkListener.NONE);
        assertThat(DEFAULTS.kafka()).isEmpty();
        assertThat(DEFAULTS.fallback().of(Samples.settlement("S1")))
                .isEqualTo(Fallback.holdAll(Samples.settlement("S1")));
    }

    @Test
    void eachWithChangesWhatItNamesAndNothingElse() {
        Fallback.Policy fallback = any -> Fallback.standing();
        NetworkListener listener = new Heard();

        NetworkSettings all = DEFAULTS.withTiming(Duration.ofSeconds(5), Duration.ofMillis(7))
                .withBounds(1, 2, 3)
                .withLookBack(Duration.ofHours(1))
                .withFallback(fallback)
                .withListener(listener)
                .withKafka(Map.of("client.id", "network"));

        assertThat(all)
                .isEqualTo(new NetworkSettings(
                        "kafka:9092",
                        Duration.ofSeconds(5),
                        Duration.ofMillis(7),
                        1,
                        2,
                        3,
                        Duration.ofHours(1),
                        fallback,
                        listener,
                        Map.of("client.id", "network")));
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        List<UnaryOperator<NetworkSettings>> wrong = List.of(
                s -> NetworkSettings.of(" "),
                s -> s.withTiming(Duration.ZERO, s.retryBackoff()),
                s -> s.withTiming(Duration.ofDays(100), s.retryBackoff()),
                s -> s.withTiming(s.deliveryTimeout(), Duration.ZERO),
                s -> s.withTiming(s.deliveryTimeout(), Duration.ofMillis(-1)),
                s -> s.withBounds(0, 0, 1),
                s -> s.withBounds(1, -1, 1),
                s -> s.withBounds(1, 0, 0),
                s -> s.withLookBack(Duration.ofMillis(-1)),
                s -> s.withLookBack(Duration.ofDays(41)));
        for (UnaryOperator<NetworkSettings> change : wrong) {
            assertThatThrownBy(() -> change.apply(DEFAULTS)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(DEFAULTS.withBounds(1, 0, 1).withLookBack(Duration.ZERO)).isNotNull();
    }

    @Test
    void producerLosesNothingAndDoesNotLinger() {
        Map<String, Object> producer = Endpoints.producerSettings(
                DEFAULTS.withKafka(Map.of(ProducerConfig.ACKS_CONFIG, "0", "security.protocol", "SSL")));

        assertThat(producer)
                .containsEntry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "kafka:9092")
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true")
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, "0")
                .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "2000")
                .containsEntry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000")
                .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, "2000")
                .containsEntry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "1100000")
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void consumerReadsUncommittedAndSkipsNothing() {
        Map<String, Object> consumer = Endpoints.consumerSettings(
                DEFAULTS.withKafka(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")));

        assertThat(consumer)
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted")
                .containsEntry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")
                .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false")
                .containsEntry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    }

    @Test
    void kafkaAcceptsBothSets() {
        NetworkSettings settings =
                NetworkSettings.of("127.0.0.1:1").withTiming(Duration.ofMillis(1), Duration.ofNanos(1));

        Endpoints.producer(settings).close(Duration.ZERO);
        Endpoints.consumer(settings).close();
    }

    @Test
    void fallbackIsOfWholePartsOfTheFundsShare() {
        assertThat(Fallback.holdAll(Samples.settlement("S1", "P1", 8_000)).heldFen())
                .isEqualTo(8_000);
        assertThat(Fallback.holdAll(Samples.settlement("S1", "P1", -1)).heldFen())
                .isZero();
        assertThatThrownBy(() -> new Fallback(-1, 0, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fallback(0, -1, "")).isInstanceOf(IllegalArgumentException.class);
    }
}
