package org.claimscreener.verifier.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is on the topics into a folder: one Avro container file a partition, and {@code recording.json}. Everything
 * up to the ends as they stood at its start, uncommitted, each record with whether the committed view has it.
 */
public final class Recorder {
    /** Fast; records are short and alike, so that most is won by it already. */
    private static final int DEFLATE_LEVEL = 1;

    private Recorder() {}

    /**
     * Records.
     *
     * @param bootstrapServers host:port list
     * @param folder is made when it is not there; must be empty
     * @throws VerifyFailure when the log cannot be read, or the folder not written
     */
    public static Recording record(String bootstrapServers, Path folder, Progress progress) throws VerifyFailure {
        makeEmpty(folder);
        try (KafkaLog log = KafkaLog.whole(bootstrapServers)) {
            return record(log, bootstrapServers, folder, progress);
        }
    }

    /**
     * Records from any source; of what is committed it says what the source knows at its first reading.
     *
     * @param from where the source reads, for people
     * @param folder is made when it is not there; must be empty
     * @throws VerifyFailure when the log cannot be read, or the folder not written
     */
    public static Recording record(LogSource source, String from, Path folder, Progress progress) throws VerifyFailure {
        makeEmpty(folder);
        try (OpenFiles files = new OpenFiles(folder)) {
            Instant recordedAt = source.readOn(files, progress);
            Recording recording = new Recording(recordedAt, from, files.finish());
            recording.write(folder);
            return recording;
        } catch (IOException | UncheckedIOException e) {
            throw new VerifyFailure(
                    folder + " cannot be written: " + e.getMessage() + ". Make room or name another folder", e);
        }
    }

    private static void makeEmpty(Path folder) throws VerifyFailure {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new VerifyFailure(
                            folder + " is not empty; name another folder, so that two recordings do not mix");
                }
            }
        } catch (IOException e) {
            throw new VerifyFailure(folder + " cannot be made: " + e.getMessage() + ". Name another folder", e);
        }
    }

    /** The open files of a recording. */
    private static final class OpenFiles implements LogSink, AutoCloseable {
        private final Path folder;
        private final Map<String, OpenPart> parts = new LinkedHashMap<>();

        private OpenFiles(Path folder) {
            this.folder = folder;
        }

        @Override
        public void begins(String topic, int partition, long offset) {
            OpenPart part = new OpenPart(topic, partition, offset);
            part.open(folder);
            parts.put(key(topic, partition), part);
        }

        @Override
        public void take(LogRecord message) {
            Objects.requireNonNull(
                            parts.get(
                                    key(message.place().topic(), message.place().partition())),
                            "a partition's begin is told before its records")
                    .append(message);
        }

        @Override
        public void committed(String topic, int partition, long offset) {
            throw new IllegalStateException("a recording reads once, so nothing is committed after it was taken");
        }

        private List<Recording.Part> finish() throws IOException {
            List<Recording.Part> finished = new ArrayList<>();
            for (OpenPart part : parts.values()) {
                part.close();
                finished.add(new Recording.Part(part.topic, part.partition, part.begin, part.end, part.records));
            }
            return finished;
        }

        private static String key(String topic, int partition) {
            return topic + "-" + partition;
        }

        @Override
        public void close() throws IOException {
            for (OpenPart part : parts.values()) {
                part.close();
            }
        }
    }

    private static final class OpenPart {
        private final String topic;
        private final int partition;
        private final long begin;
        private long end;
        private long records;
        private @Nullable DataFileWriter<GenericRecord> writer;

        private OpenPart(String topic, int partition, long begin) {
            this.topic = topic;
            this.partition = partition;
            this.begin = begin;
            this.end = begin;
        }

        private void open(Path folder) {
            DataFileWriter<GenericRecord> opened = new DataFileWriter<>(new GenericDatumWriter<>(Recording.SCHEMA));
            writer = opened;
            opened.setCodec(CodecFactory.deflateCodec(DEFLATE_LEVEL));
            try {
                opened.create(
                        Recording.SCHEMA,
                        folder.resolve(topic + "-" + partition + ".avro").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void append(LogRecord message) {
            GenericRecord stored = new GenericData.Record(Recording.SCHEMA);
            stored.put("offset", message.place().offset());
            stored.put("timestamp", message.timestamp());
            stored.put("timestamp_type", message.timestampType());
            stored.put("key", buffer(message.key()));
            stored.put("value", buffer(message.value()));
            stored.put("committed", message.committed());
            try {
                Objects.requireNonNull(writer, "a file is opened before it is written")
                        .append(stored);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            records++;
            end = message.place().offset() + 1;
        }

        private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
            return bytes == null ? null : ByteBuffer.wrap(bytes);
        }

        private void close() throws IOException {
            if (writer != null) {
                DataFileWriter<GenericRecord> open = writer;
                writer = null;
                open.close();
            }
        }
    }
}
