package org.claimscreener.stack.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.claimscreener.stack.process.Waiting;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.Topic;
import org.claimscreener.wire.TopicCatalogue;

/** Creates the topics of the catalogue that this build uses, as the catalogue says. Stateless. */
public final class TopicSetup {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TopicSetup() {}

    /**
     * Creates those that are missing and leaves those that exist as they are.
     *
     * @param replicas copies of each partition, 1 on a single broker
     * @return the names of those created, in the catalogue's order
     * @throws IOException when the broker refuses or does not answer
     */
    public static List<String> createMissing(String bootstrapServers, short replicas) throws IOException {
        try (Admin admin = Admin.create(KafkaAddress.settings(bootstrapServers, Map.of()))) {
            Set<String> present = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            List<NewTopic> missing = TopicCatalogue.existing().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> newTopic(topic, replicas))
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            awaitLeaders(admin, missing);
            return missing.stream().map(NewTopic::name).toList();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The topics could not be created at " + bootstrapServers + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the topics were being created", e);
        }
    }

    /**
     * A topic is created before its leaders know that they are. An idempotent producer with several requests under way whose
     * first batch is refused then, and whose second is taken, is stuck until its delivery times out. Only a leader answers
     * for its offsets; a busy broker has not even heard of the topic yet.
     */
    private static void awaitLeaders(Admin admin, List<NewTopic> topics) throws IOException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        if (!Waiting.until(() -> haveLeaders(admin, partitions), PATIENCE)) {
            throw new IOException("The new topics have no leaders after " + PATIENCE.toSeconds() + " s");
        }
    }

    private static boolean haveLeaders(Admin admin, Map<TopicPartition, OffsetSpec> partitions) throws IOException {
        try {
            admin.listOffsets(partitions).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw new IOException("The leaders of the new topics do not answer: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("The leaders of the new topics do not answer within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the topics were being created", e);
        }
    }

    private static NewTopic newTopic(Topic topic, short replicas) {
        return new NewTopic(topic.name(), topic.partitions(), replicas).configs(topic.brokerSettings());
    }
}
