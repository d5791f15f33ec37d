package org.claimscreener.peers;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Source;

/** What flows between the steps of a peer. */
sealed interface Flowing {
    /**
     * An input that was found valid.
     *
     * @param source its place in the log of settlements
     * @param receivedAt its append time
     * @param contentDigest of a settlement; empty of a reversal
     * @param document a settlement or reversal, in the current version of its schema
     * @param features what its institution's past says; empty before the profile was asked
     */
    record Passage(
            Source source, Instant receivedAt, String contentDigest, ByteBuffer document, List<FeatureValue> features)
            implements Flowing {
        public Passage {
            features = List.copyOf(features);
        }

        Passage with(List<FeatureValue> known) {
            return new Passage(source, receivedAt, contentDigest, document, known);
        }
    }

    /** A wire record on its way out to that topic. */
    record Answer(String topic, ByteBuffer bytes) implements Flowing {}

    /** Of answers that leave; nobody here reads one. */
    static Serde<Answer> answers() {
        return Serdes.serdeFrom(
                (topic, answer) -> array(answer.bytes()), (topic, bytes) -> new Answer(topic, ByteBuffer.wrap(bytes)));
    }

    /** Of passages between steps: all their inputs come from the one topic of settlements, which is not written. */
    static Serde<Passage> passages() {
        return Serdes.serdeFrom((topic, passage) -> stored(passage), (topic, bytes) -> loaded(new BytesIn(bytes)));
    }

    private static byte[] stored(Passage passage) {
        BytesOut out = new BytesOut()
                .number(passage.source.getPartition())
                .number(passage.source.getOffset())
                .number(passage.receivedAt.toEpochMilli())
                .text(passage.contentDigest)
                .bytes(passage.document)
                .number(passage.features.size());
        for (FeatureValue feature : passage.features) {
            out.text(feature.getName())
                    .number(feature.getValue())
                    .number(feature.getCoverageSince().toEpochMilli())
                    .text(feature.getSubject())
                    .text(feature.getQuality().name());
        }
        return out.done();
    }

    private static Passage loaded(BytesIn in) {
        Source source = new Source(TopicCatalogue.SETTLEMENTS, in.small(), in.number());
        Instant receivedAt = Instant.ofEpochMilli(in.number());
        String digest = in.text();
        ByteBuffer document = in.buffer();
        int count = in.small();
        List<FeatureValue> features = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            features.add(new FeatureValue(
                    in.text(),
                    in.number(),
                    Instant.ofEpochMilli(in.number()),
                    in.text(),
                    FeatureQuality.valueOf(in.text())));
        }
        return new Passage(source, receivedAt, digest, document, features);
    }

    /** A copy of what is in a buffer, whose position is left alone. */
    static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
