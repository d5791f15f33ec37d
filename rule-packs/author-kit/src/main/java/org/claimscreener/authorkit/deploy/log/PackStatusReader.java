package org.claimscreener.authorkit.deploy.log;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.PackStatus;

/** What jobs report about packs. Records that cannot be read are passed over. Not thread-safe. */
public final class PackStatusReader implements AutoCloseable {
    private final TopicReader reader;
    private final WireDecoder decoder =
            WireDecoder.builder().accept(EnumSet.of(MessageType.PACK_STATUS)).build();

    private PackStatusReader(TopicReader reader) {
        this.reader = reader;
    }

    /**
     * Stands at the topic's beginning.
     *
     * @throws IOException when there is no such topic, or nobody answers
     */
    public static PackStatusReader open(String bootstrapServers) throws IOException {
        return new PackStatusReader(TopicReader.open(bootstrapServers, TopicCatalogue.RULE_PACK_STATUS));
    }

    /** All that was reported and not yet read, in the log's order. */
    public List<PackStatus> readToEnd() throws IOException {
        List<PackStatus> read = new ArrayList<>();
        reader.readToEnd(record -> add(record.value(), read));
        return read;
    }

    /** What is there, or comes within the time. */
    public List<PackStatus> poll(Duration atMost) throws IOException {
        List<PackStatus> read = new ArrayList<>();
        reader.poll(atMost, record -> add(record.value(), read));
        return read;
    }

    private void add(byte[] value, List<PackStatus> read) {
        if (decoder.decode(value) instanceof Decoded.Accepted accepted) {
            read.add((PackStatus) accepted.message());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
