package org.claimscreener.verifier.log;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * The topics as they are on a broker, read without a group: nothing is left behind there. Uncommitted, as all who act on
 * decisions read them; the committed view is read beside it. Not thread-safe.
 */
public final class KafkaLog implements LogSource {
    /** Where packs come with the job's start, these may be missing. */
    private static final List<String> ABOUT_PACKS = List.of(TopicCatalogue.RULE_PACKS, TopicCatalogue.RULE_PACK_STATUS);

    private static final List<String> JUDGED =
            List.of(TopicCatalogue.SETTLEMENTS, TopicCatalogue.DEAD_LETTERS, TopicCatalogue.DECISIONS);

    /** Written for committed readers alone, who never see what a dying writer had begun. Missing where nobody writes them. */
    private static final List<String> COMMITTED = List.of(TopicCatalogue.HOLDS, TopicCatalogue.AUDIT);

    /** In the order of reading. */
    static final List<String> TOPICS =
            Stream.of(ABOUT_PACKS, JUDGED, COMMITTED).flatMap(List::stream).toList();

    private final Set<String> compared;
    private final Clock clock;
    private final KafkaReader uncommitted;
    private final KafkaReader committed;
    private final Map<TopicPartition, CommittedView> views = new HashMap<>();
    private @Nullable List<TopicPartition> partitions;

    private KafkaLog(String bootstrapServers, Set<String> compared, Clock clock) throws VerifyFailure {
        this.compared = Set.copyOf(compared);
        this.clock = clock;
        uncommitted = KafkaReader.of(bootstrapServers, false);
        committed = KafkaReader.of(bootstrapServers, true);
    }

    /**
     * For judging: the committed view is read of the decisions, beside the uncommitted one. Does not connect yet.
     *
     * @param bootstrapServers host:port list
     * @throws VerifyFailure if that is no such list
     */
    public static KafkaLog of(String bootstrapServers) throws VerifyFailure {
        return new KafkaLog(bootstrapServers, Set.of(TopicCatalogue.DECISIONS), Clock.systemUTC());
    }

    /** For recording: the committed view of every topic. */
    static KafkaLog whole(String bootstrapServers) throws VerifyFailure {
        Set<String> compared = new HashSet<>(TOPICS);
        compared.removeAll(COMMITTED);
        return new KafkaLog(bootstrapServers, compared, Clock.systemUTC());
    }

    @Override
    public Instant readOn(LogSink sink, Progress progress) throws VerifyFailure {
        List<TopicPartition> all = partitions == null ? begin(sink) : partitions;
        Instant asOf = clock.instant();
        Map<TopicPartition, Long> ends = new HashMap<>();
        // Holds first, then answers: whatever comes before such an end has its cause before the other's end, which is
        // noted later.
        Map<TopicPartition, Long> stable = committed.ends(all.stream()
                .filter(partition -> COMMITTED.contains(partition.topic()))
                .toList());
        ends.putAll(uncommitted.ends(of(all, TopicCatalogue.DECISIONS)));
        ends.putAll(uncommitted.ends(of(all, TopicCatalogue.DEAD_LETTERS)));
        ends.putAll(uncommitted.ends(of(all, TopicCatalogue.SETTLEMENTS)));
        ends.putAll(uncommitted.ends(of(all, TopicCatalogue.RULE_PACK_STATUS)));
        ends.putAll(uncommitted.ends(of(all, TopicCatalogue.RULE_PACKS)));
        readCommitted(all, ends, sink, progress);
        for (String topic : TOPICS) {
            uncommitted.readTo(only(ends, of(all, topic)), message -> sink.take(taken(message)), progress, topic);
        }
        for (String topic : COMMITTED) {
            committed.readTo(only(stable, of(all, topic)), message -> sink.take(taken(message)), progress, topic);
        }
        views.forEach((partition, view) -> view.forgetBelow(uncommitted.next(partition)));
        return asOf;
    }

    private List<TopicPartition> begin(LogSink sink) throws VerifyFailure {
        List<TopicPartition> all = new ArrayList<>(uncommitted.partitionsIfThere(ABOUT_PACKS));
        all.addAll(uncommitted.partitions(JUDGED));
        all.addAll(uncommitted.partitionsIfThere(COMMITTED));
        Map<TopicPartition, Long> begins = uncommitted.begins(all);
        uncommitted.startAt(begins);
        committed.startAt(begins);
        for (TopicPartition partition : all) {
            long begin = begins.getOrDefault(partition, 0L);
            sink.begins(partition.topic(), partition.partition(), begin);
            if (compared.contains(partition.topic())) {
                views.put(partition, new CommittedView(begin));
            }
        }
        partitions = all;
        return all;
    }

    private void readCommitted(
            List<TopicPartition> all, Map<TopicPartition, Long> ends, LogSink sink, Progress progress)
            throws VerifyFailure {
        Map<TopicPartition, Long> stable = new HashMap<>(committed.ends(List.copyOf(views.keySet())));
        stable.replaceAll((partition, end) -> Math.min(end, ends.getOrDefault(partition, 0L)));
        for (String topic : TOPICS) {
            committed.readTo(
                    only(stable, of(all, topic)), message -> see(message, sink), progress, topic + " (committed)");
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> message, LogSink sink) {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        if (message.offset() < uncommitted.next(partition)) {
            sink.committed(message.topic(), message.partition(), message.offset());
            return;
        }
        CommittedView view = views.get(partition);
        if (view != null) {
            view.add(message.offset());
        }
    }

    private LogRecord taken(ConsumerRecord<byte[], byte[]> message) {
        CommittedView view = views.get(new TopicPartition(message.topic(), message.partition()));
        return new LogRecord(
                new Place(message.topic(), message.partition(), message.offset()),
                message.timestamp(),
                message.timestampType().name,
                message.key(),
                message.value(),
                view == null || view.contains(message.offset()));
    }

    private static List<TopicPartition> of(Collection<TopicPartition> all, String topic) {
        return all.stream().filter(partition -> partition.topic().equals(topic)).toList();
    }

    private static Map<TopicPartition, Long> only(Map<TopicPartition, Long> ends, List<TopicPartition> partitions) {
        return ends.entrySet().stream()
                .filter(entry -> partitions.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void close() {
        uncommitted.close();
        committed.close();
    }
}
