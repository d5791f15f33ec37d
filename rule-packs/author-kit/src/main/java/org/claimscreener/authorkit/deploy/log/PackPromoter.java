package org.claimscreener.authorkit.deploy.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.commandline.Causes;
import org.claimscreener.engine.approval.PackOrders;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.deploy.Orders;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackSignature;
import org.jspecify.annotations.Nullable;

/**
 * Writes orders about packs: each with the number after the last one that was accepted, signed, one record after the
 * other. Two promoters at the same time do no harm: one of their orders is stale. Not thread-safe.
 */
public final class PackPromoter implements AutoCloseable {
    private static final int PART_BYTES = 900_000;
    private static final int PATIENCE_MILLIS = 20_000;

    private final String bootstrapServers;
    private final SigningKey key;
    private final OrderTopic topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final WireEncoder encoder = new WireEncoder();

    private PackPromoter(
            String bootstrapServers, SigningKey key, OrderTopic topic, KafkaProducer<byte[], byte[]> producer) {
        this.bootstrapServers = bootstrapServers;
        this.key = key;
        this.topic = topic;
        this.producer = producer;
    }

    /**
     * Opens the topic of orders.
     *
     * @param keys those that the jobs trust
     * @param key the promoter's own
     * @throws IOException when there is no such topic, or nobody answers
     */
    public static PackPromoter open(String bootstrapServers, TrustedKeys keys, SigningKey key) throws IOException {
        OrderTopic topic = OrderTopic.open(bootstrapServers, keys);
        return new PackPromoter(
                bootstrapServers,
                key,
                topic,
                new KafkaProducer<>(settings(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return KafkaAddress.settings(
                bootstrapServers,
                Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        // Parts come in order, also where a partition has no leader yet.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        Integer.toString(PATIENCE_MILLIS),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        TopicCatalogue.get(TopicCatalogue.RULE_PACKS).maxMessageBytes()));
    }

    /** Reads to the end of the log and says what is ordered. */
    public Orders orders() throws IOException {
        return topic.orders();
    }

    /**
     * Writes a pack's archive and the order to stage it.
     *
     * @param signatures its author's and approvers'
     * @param reason why, for people; 1 to 500 characters
     * @param now when it is issued
     */
    public Issued stage(RulePack pack, List<PackSignature> signatures, String reason, Instant now) throws IOException {
        byte[] archive = pack.archive();
        List<PackChunk> parts = parts(pack, archive);
        for (PackChunk part : parts) {
            send(pack.id(), part);
        }
        return issue(order(PackControlKind.STAGE, pack.id(), pack.digest(), reason, now)
                .setArchiveBytes(archive.length)
                .setChunks(parts.size())
                .setSignatures(signatures));
    }

    /**
     * Orders anything but to stage.
     *
     * @param effectiveAt from when, of ACTIVATE and ROLLBACK; null: at once
     * @param reason why, for people; 1 to 500 characters
     * @param now when it is issued
     */
    public Issued order(
            PackControlKind kind,
            String packId,
            String digest,
            @Nullable Instant effectiveAt,
            String reason,
            Instant now)
            throws IOException {
        return issue(order(kind, packId, digest, reason, now).setEffectiveAt(effectiveAt));
    }

    private PackControl.Builder order(PackControlKind kind, String packId, String digest, String reason, Instant now)
            throws IOException {
        return PackControl.newBuilder()
                .setKind(kind)
                .setPackId(packId)
                .setDigest(digest)
                .setNumber(orders().of(packId).lastNumber() + 1)
                .setIssuedAt(now)
                .setReason(reason)
                .setKeyId(key.keyId())
                .setSignature(ByteBuffer.wrap(new byte[0]));
    }

    private Issued issue(PackControl.Builder order) throws IOException {
        PackControl signed = signed(order.build());
        long offset = send(signed.getPackId(), signed);
        topic.orders();
        return topic.entry(offset)
                .map(entry -> new Issued(signed, offset, entry.taken()))
                .orElseThrow(() -> new IOException("the order stands at offset " + offset
                        + ", and so many came after it that what became of it is not known here: ask for the status"));
    }

    private PackControl signed(PackControl order) throws IOException {
        try {
            return PackOrders.sign(key, order);
        } catch (IllegalArgumentException e) {
            throw new IOException("nothing was ordered: " + e.getMessage(), e);
        }
    }

    private static List<PackChunk> parts(RulePack pack, byte[] archive) {
        int count = (archive.length + PART_BYTES - 1) / PART_BYTES;
        List<PackChunk> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = i * PART_BYTES;
            int size = Math.min(PART_BYTES, archive.length - from);
            parts.add(PackChunk.newBuilder()
                    .setPackId(pack.id())
                    .setDigest(pack.digest())
                    .setIndex(i)
                    .setCount(count)
                    .setContent(ByteBuffer.wrap(archive, from, size).slice())
                    .build());
        }
        return parts;
    }

    /** Returns the record's offset once all replicas have it. */
    private long send(String packId, SpecificRecord record) throws IOException {
        byte[] recordKey = packId.getBytes(StandardCharsets.UTF_8);
        try {
            return producer.send(new ProducerRecord<>(TopicCatalogue.RULE_PACKS, recordKey, encoder.encode(record)))
                    .get(PATIENCE_MILLIS + 5_000L, TimeUnit.MILLISECONDS)
                    .offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw failed(e);
        }
    }

    private IOException failed(Exception e) {
        return new IOException(
                "the order could not be written to " + TopicCatalogue.RULE_PACKS + " at " + bootstrapServers + ": "
                        + Causes.innermost(e)
                        + ". Look at the status, for it may be there; then order it again: that does no harm",
                e);
    }

    @Override
    public void close() {
        producer.close();
        topic.close();
    }
}
