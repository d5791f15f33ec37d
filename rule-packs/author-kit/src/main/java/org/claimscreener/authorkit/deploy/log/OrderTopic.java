package org.claimscreener.authorkit.deploy.log;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.deploy.ArchiveAssembly;
import org.claimscreener.engine.deploy.ArchivePlace;
import org.claimscreener.engine.deploy.OrderLog;
import org.claimscreener.engine.deploy.Orders;
import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.jspecify.annotations.Nullable;

/**
 * The topic of orders, folded as the jobs fold it. Those who trust the same keys come to the same orders. Not
 * thread-safe.
 */
public final class OrderTopic implements AutoCloseable {
    /** The newest records are remembered with what became of them. */
    private static final int MOST_REMEMBERED = 1_000;

    /**
     * What became of a record.
     *
     * @param at the log's time of it
     */
    public record Entry(long offset, Instant at, Taken taken) {}

    private final String bootstrapServers;
    private final TopicReader reader;
    private final OrderLog fold;
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(EnumSet.of(MessageType.PACK_CHUNK, MessageType.PACK_CONTROL))
            .build();
    private final Map<Long, Entry> newest = new LinkedHashMap<>();
    private @Nullable TopicReader again;

    private OrderTopic(String bootstrapServers, TopicReader reader, TrustedKeys keys) {
        this.bootstrapServers = bootstrapServers;
        this.reader = reader;
        this.fold = new OrderLog(keys);
    }

    /**
     * Stands at the topic's beginning, and has read nothing.
     *
     * @throws IOException when there is no such topic, or nobody answers
     */
    public static OrderTopic open(String bootstrapServers, TrustedKeys keys) throws IOException {
        TopicReader reader = TopicReader.open(bootstrapServers, TopicCatalogue.RULE_PACKS);
        if (reader.partitions() != 1) {
            reader.close();
            throw new IOException(TopicCatalogue.RULE_PACKS + " has " + reader.partitions()
                    + " partitions, and orders have an order in one only: it was not created from the catalogue");
        }
        return new OrderTopic(bootstrapServers, reader, keys);
    }

    /** Reads to the end and says what is ordered. */
    public Orders orders() throws IOException {
        reader.readToEnd(this::take);
        return fold.orders();
    }

    /** What became of a record that was read, if it is among the newest. */
    public Optional<Entry> entry(long offset) {
        return Optional.ofNullable(newest.get(offset));
    }

    /** The newest records, in the log's order. */
    public List<Entry> newest() {
        return List.copyOf(newest.values());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        newest.put(record.offset(), new Entry(record.offset(), at, taken(record, at)));
        if (newest.size() > MOST_REMEMBERED) {
            newest.remove(newest.keySet().iterator().next());
        }
    }

    private Taken taken(ConsumerRecord<byte[], byte[]> record, Instant at) throws IOException {
        Decoded decoded = decoder.decode(record.value());
        if (decoded instanceof Decoded.Accepted accepted) {
            return accepted.message() instanceof PackChunk chunk
                    ? fold.take(record.offset(), chunk)
                    : fold.take(at, (PackControl) accepted.message(), this::archive);
        }
        return new Taken.Ignored("", "", 0, ((Decoded.Rejected) decoded).message());
    }

    /** With a reader of its own, for the other one stands where it is. */
    private byte[] archive(ArchivePlace place) throws IOException {
        ArchiveAssembly assembly = new ArchiveAssembly(place);
        if (again == null) {
            again = TopicReader.open(bootstrapServers, TopicCatalogue.RULE_PACKS);
        }
        again.seek(place.firstOffset());
        again.readTo(place.lastOffset(), record -> {
            if (decoder.decode(record.value()) instanceof Decoded.Accepted accepted
                    && accepted.message() instanceof PackChunk part) {
                assembly.add(part);
            }
        });
        return assembly.archive()
                .orElseThrow(() -> new IOException("the archive of " + place.packId() + " is no longer in "
                        + TopicCatalogue.RULE_PACKS + " at offsets " + place.firstOffset() + " to "
                        + place.lastOffset() + ": look whether its retention is forever, as the catalogue says"));
    }

    @Override
    public void close() {
        reader.close();
        if (again != null) {
            again.close();
        }
    }
}
