package org.claimscreener.peers;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.claimscreener.wire.TopicCatalogue;

/**
 * The path of the data through Kafka Streams.
 *
 * <pre>
 * settlements ─ decode ═ by institution ═ profile ═ by patient ═ decide ─ decisions
 * decode, profile, decide ─ dead letters            (═ a topic between two steps)
 * </pre>
 *
 * <p>A store for each of the two steps, where all that a step remembers is told apart by the key's prefix: so there are as few
 * RocksDBs and changelogs as can be. Entries never expire: a store of keys and values has no way to, and a scan by hand would
 * cost the peer more than the filter in the compaction costs the Flink job.
 */
final class StreamsTopology {
    /** Store of all institutions' profiles. */
    static final String INSTITUTIONS = "institutions";

    /** Store of all patients' histories and answers. */
    static final String PATIENTS = "patients";

    private StreamsTopology() {}

    /**
     * The topology.
     *
     * @param partitions of the two topics between the steps, and so RocksDBs of each store
     */
    static Topology of(LoadedPacks packs, int partitions) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(INSTITUTIONS));
        builder.addStateStore(store(PATIENTS));
        Consumed<byte[], byte[]> bytes = Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                // The broker states the append time; a message without one must not stop anything.
                .withTimestampExtractor((message, before) -> Math.max(0, message.timestamp()));
        KStream<String, Flowing> read =
                builder.stream(TopicCatalogue.SETTLEMENTS, bytes).process(IntakeStep::new);
        send(read);
        KStream<String, Flowing> profiled =
                by("institution", read, partitions).process(() -> new ProfileStep(packs.desk()), INSTITUTIONS);
        send(profiled);
        KStream<String, Flowing> decided =
                by("patient", profiled, partitions).process(() -> new DecideStep(packs), PATIENTS);
        send(decided);
        return builder.build();
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled();
    }

    private static KStream<String, Flowing.Passage> by(String name, KStream<String, Flowing> flowing, int partitions) {
        return flowing.filter((key, value) -> value instanceof Flowing.Passage)
                .mapValues(value -> (Flowing.Passage) value)
                .repartition(Repartitioned.<String, Flowing.Passage>as(name)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Flowing.passages())
                        .withNumberOfPartitions(partitions));
    }

    private static void send(KStream<String, Flowing> flowing) {
        flowing.filter((key, value) -> value instanceof Flowing.Answer)
                .mapValues(value -> (Flowing.Answer) value)
                .to((key, answer, context) -> answer.topic(), Produced.with(Serdes.String(), Flowing.answers()));
    }
}
