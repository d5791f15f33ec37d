package org.claimscreener.verifier.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordedLogTest {
    private static final Instant NOTED = Instant.parse("2026-09-01T08:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    private final Heard live = new Heard();

    /** Writes down what it is told. */
    private static final class Heard implements LogSink {
        private final List<String> told = new ArrayList<>();

        @Override
        public void begins(String topic, int partition, long offset) {
            told.add("begins " + new Place(topic, partition, offset));
        }

        @Override
        public void take(LogRecord message) {
            told.add(message.place() + " " + message.timestamp() + " " + message.timestampType() + " "
                    + text(message.key()) + " " + text(message.value()) + " " + message.committed());
        }

        @Override
        public void committed(String topic, int partition, long offset) {
            told.add("committed " + offset);
        }

        private static @Nullable String text(byte @Nullable [] bytes) {
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Some records, in the order of a live log: with a gap, without a key, without a value, not committed. */
    private static final class Live implements LogSource {
        @Override
        public Instant readOn(LogSink sink, Progress progress) throws VerifyFailure {
            for (String topic : KafkaLog.TOPICS) {
                sink.begins(topic, 0, 3);
            }
            take(sink, TopicCatalogue.RULE_PACKS, 3, "pack", "order", true);
            take(sink, TopicCatalogue.RULE_PACK_STATUS, 3, "pack", "status", true);
            take(sink, TopicCatalogue.SETTLEMENTS, 3, "P1", "one", true);
            take(sink, TopicCatalogue.SETTLEMENTS, 7, null, "two", true);
            take(sink, TopicCatalogue.DECISIONS, 4, "P1", null, false);
            take(sink, TopicCatalogue.HOLDS, 3, "S1", "step", true);
            return NOTED;
        }

        private static void take(
                LogSink sink,
                String topic,
                long offset,
                @Nullable String key,
                @Nullable String value,
                boolean committed)
                throws VerifyFailure {
            sink.take(new LogRecord(
                    new Place(topic, 0, offset), 42, "LogAppendTime", bytes(key), bytes(value), committed));
        }

        private static byte @Nullable [] bytes(@Nullable String text) {
            return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {}
    }

    private Path recorded() throws VerifyFailure {
        Path into = folder.resolve("recording");
        Recorder.record(new Live(), "broker:9092", into, Progress.NONE);
        return into;
    }

    @Test
    void whatIsRecordedIsWhatWasRead() throws VerifyFailure {
        new Live().readOn(live, Progress.NONE);
        Heard replayed = new Heard();

        try (RecordedLog log = RecordedLog.open(recorded())) {
            assertThat(log.readOn(replayed, Progress.NONE)).isEqualTo(NOTED);
            assertThat(replayed.told).isEqualTo(live.told).hasSize(13);
            assertThat(log.readOn(replayed, Progress.NONE)).isEqualTo(NOTED);
            assertThat(replayed.told).as("there is nothing more to come").hasSize(13);
            assertThat(log.recording().records()).isEqualTo(6);
            assertThat(log.recording().from()).isEqualTo("broker:9092");
            assertThat(log.recording().partitions())
                    .contains(new Recording.Part(TopicCatalogue.SETTLEMENTS, 0, 3, 8, 2));
        }
    }

    @Test
    void aFolderThatIsNoneSaysSo() {
        assertThatThrownBy(() -> RecordedLog.open(folder))
                .isInstanceOf(VerifyFailure.class)
                .hasMessageContaining("is no recording")
                .hasMessageContaining("recording.json");
        assertThatThrownBy(() -> RecordedLog.open(folder.resolve("nowhere")))
                .isInstanceOf(VerifyFailure.class)
                .hasMessageContaining("there is no folder");
    }

    @Test
    void aDamagedFileIsNotJudged() throws VerifyFailure, IOException {
        Path recorded = recorded();
        Path file = recorded.resolve(TopicCatalogue.SETTLEMENTS + "-0.avro");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 5));

        try (RecordedLog log = RecordedLog.open(recorded)) {
            assertThatThrownBy(() -> log.readOn(new Heard(), Progress.NONE))
                    .isInstanceOf(VerifyFailure.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void aRecordingOfWhichRecordsAreMissingIsNotJudged() throws VerifyFailure, IOException {
        Path recorded = recorded();
        Path said = recorded.resolve(Recording.FILE);
        Files.writeString(said, Files.readString(said).replace("\"records\" : 2", "\"records\" : 3"));

        try (RecordedLog log = RecordedLog.open(recorded)) {
            assertThatThrownBy(() -> log.readOn(new Heard(), Progress.NONE))
                    .isInstanceOf(VerifyFailure.class)
                    .hasMessageContaining("holds 2 records, but 3 were recorded");
        }
    }

    @Test
    void anotherFormIsRefused() throws VerifyFailure, IOException {
        Path recorded = recorded();
        Path said = recorded.resolve(Recording.FILE);
        Files.writeString(said, Files.readString(said).replace("\"form\" : 1", "\"form\" : 2"));

        assertThatThrownBy(() -> RecordedLog.open(recorded))
                .isInstanceOf(VerifyFailure.class)
                .hasMessageContaining("form 2");
    }

    @Test
    void anUnreadableDescriptionIsRefused() throws VerifyFailure, IOException {
        Path recorded = recorded();
        Files.writeString(recorded.resolve(Recording.FILE), "{");

        assertThatThrownBy(() -> RecordedLog.open(recorded))
                .isInstanceOf(VerifyFailure.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void twoRecordingsDoNotMix() throws VerifyFailure {
        Path recorded = recorded();

        assertThatThrownBy(() -> Recorder.record(new Live(), "", recorded, Progress.NONE))
                .isInstanceOf(VerifyFailure.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void theCommittedViewForgetsWhatIsBehind() {
        CommittedView view = new CommittedView(70);
        view.add(70);
        view.add(200);
        view.add(300);
        view.forgetBelow(250);

        assertThat(view.contains(70)).isFalse();
        assertThat(view.contains(299)).isFalse();
        assertThat(view.contains(300)).isTrue();
        view.add(400);
        assertThat(view.contains(400)).isTrue();
        view.forgetBelow(1_000);
        view.add(1_001);
        assertThat(view.contains(1_001)).isTrue();
    }
}
