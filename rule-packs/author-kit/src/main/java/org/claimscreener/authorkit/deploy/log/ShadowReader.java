package org.claimscreener.authorkit.deploy.log;

import java.io.IOException;
import java.util.EnumSet;
import java.util.function.Consumer;

import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.ShadowResult;

/** What shadow packs say about settlements. Records that cannot be read are passed over. Stateless. */
public final class ShadowReader {
    private ShadowReader() {}

    /**
     * Reads the newest results, of whatever pack.
     *
     * @param most this many at most, spread over the topic's partitions
     * @throws IOException when there is no such topic, or nobody answers
     */
    public static void readNewest(String bootstrapServers, long most, Consumer<ShadowResult> sink) throws IOException {
        WireDecoder decoder = WireDecoder.builder()
                .accept(EnumSet.of(MessageType.SHADOW_RESULT))
                .build();
        try (TopicReader reader = TopicReader.open(bootstrapServers, TopicCatalogue.SHADOW_RESULTS)) {
            reader.seekBeforeEnd(most / reader.partitions());
            reader.readToEnd(record -> {
                if (decoder.decode(record.value()) instanceof Decoded.Accepted accepted) {
                    sink.accept((ShadowResult) accepted.message());
                }
            });
        }
    }
}
