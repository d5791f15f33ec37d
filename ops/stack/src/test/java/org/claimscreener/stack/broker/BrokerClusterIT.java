package org.claimscreener.stack.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.stack.process.Waiting;
import org.claimscreener.wire.TopicCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerClusterIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void aWriteSurvivesTheLeadersDeathAndTheLeaderComesBack() throws Exception {
        try (BrokerCluster cluster = BrokerCluster.start(folder, 3);
                KafkaProducer<byte[], byte[]> producer = producer(cluster.bootstrapServers())) {
            TopicSetup.createMissing(cluster.bootstrapServers(), cluster.replicas());
            assertThat(send(producer)).isEqualTo(0);

            LocalBroker leader = cluster.leaderOf(TopicCatalogue.SETTLEMENTS, 0);
            leader.kill();

            assertThat(send(producer)).isEqualTo(1);
            LocalBroker successor = cluster.leaderOf(TopicCatalogue.SETTLEMENTS, 0);
            assertThat(successor).isNotSameAs(leader);
            leader.start();
            successor.kill();
            assertThat(Waiting.until(() -> cluster.leaderOf(TopicCatalogue.SETTLEMENTS, 0) != successor, PATIENCE))
                    .isTrue();
            assertThat(send(producer)).isEqualTo(2);
        }
    }

    @Test
    void oneBrokerKilledAndStartedAgainStillHasItsRecords() throws Exception {
        try (BrokerCluster cluster = BrokerCluster.start(folder, 1);
                KafkaProducer<byte[], byte[]> producer = producer(cluster.bootstrapServers())) {
            TopicSetup.createMissing(cluster.bootstrapServers(), cluster.replicas());
            assertThat(send(producer)).isEqualTo(0);

            cluster.killAll();
            cluster.startAll();

            assertThat(send(producer)).isEqualTo(1);
        }
    }

    private static long send(KafkaProducer<byte[], byte[]> producer) throws Exception {
        return producer.send(new ProducerRecord<>(TopicCatalogue.SETTLEMENTS, 0, null, new byte[] {1}))
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .offset();
    }

    private static KafkaProducer<byte[], byte[]> producer(String servers) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
