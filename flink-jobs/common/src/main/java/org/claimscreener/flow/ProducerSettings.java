package org.claimscreener.flow;

import java.time.Duration;
import java.util.Properties;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.TopicCatalogue;

/** How jobs' sinks write to Kafka. Stateless. */
public final class ProducerSettings {
    /** Longer than any outage that a restart is meant to survive; the broker's transaction.max.timeout.ms must allow it. */
    public static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

    private ProducerSettings() {}

    /**
     * Of a producer whose records somebody waits for. A fresh copy.
     *
     * @param address {@link KafkaAddress}; what its file says is taken along
     */
    public static Properties prompt(String address) {
        Properties properties = new Properties();
        // Kafka 4 producers wait 5 ms for company by default; an answer does not.
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        properties.setProperty(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(TRANSACTION_TIMEOUT.toMillis()));
        properties.setProperty(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Integer.toString(TopicCatalogue.get(TopicCatalogue.DEAD_LETTERS).maxMessageBytes()));
        return KafkaAddress.properties(address, properties);
    }
}
