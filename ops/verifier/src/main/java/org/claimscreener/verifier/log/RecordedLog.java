package org.claimscreener.verifier.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.jspecify.annotations.Nullable;

/** A folder that {@link Recorder} wrote. There is nothing more to come after the first reading. Not thread-safe. */
public final class RecordedLog implements LogSource {
    /** Progress is told once in so many records. */
    private static final int PROGRESS_STEP = 1_000;

    private final Path folder;
    private final Recording recording;
    private boolean read;

    private RecordedLog(Path folder, Recording recording) {
        this.folder = folder;
        this.recording = recording;
    }

    /**
     * Opens it.
     *
     * @throws VerifyFailure if the folder is no recording
     */
    public static RecordedLog open(Path folder) throws VerifyFailure {
        return new RecordedLog(folder, Recording.read(folder));
    }

    /** What it says of itself. */
    public Recording recording() {
        return recording;
    }

    @Override
    public Instant readOn(LogSink sink, Progress progress) throws VerifyFailure {
        if (read) {
            return recording.recordedAt();
        }
        read = true;
        for (Recording.Part part : recording.partitions()) {
            sink.begins(part.topic(), part.partition(), part.begin());
        }
        for (String topic : KafkaLog.TOPICS) {
            List<Recording.Part> parts = recording.partitions().stream()
                    .filter(part -> part.topic().equals(topic))
                    .toList();
            long ahead = parts.stream().mapToLong(Recording.Part::records).sum();
            long passed = 0;
            for (Recording.Part part : parts) {
                passed += readPart(part, sink, progress, passed, ahead);
            }
        }
        return recording.recordedAt();
    }

    private long readPart(Recording.Part part, LogSink sink, Progress progress, long before, long all)
            throws VerifyFailure {
        Path file = folder.resolve(part.file());
        long count = 0;
        try (DataFileReader<GenericRecord> reader =
                new DataFileReader<>(file.toFile(), new GenericDatumReader<>(null, Recording.SCHEMA))) {
            while (reader.hasNext()) {
                sink.take(taken(part, reader.next()));
                count++;
                if (count % PROGRESS_STEP == 0) {
                    progress.reading(part.topic(), before + count, all - before - count);
                }
            }
        } catch (IOException | AvroRuntimeException e) {
            throw new VerifyFailure(
                    file + " cannot be read to its end: " + e.getMessage() + ". The recording is damaged; record again",
                    e);
        }
        if (count != part.records()) {
            throw new VerifyFailure(file + " holds " + count + " records, but " + part.records()
                    + " were recorded. The recording is damaged; record again");
        }
        return count;
    }

    private static LogRecord taken(Recording.Part part, GenericRecord stored) {
        return new LogRecord(
                new Place(part.topic(), part.partition(), (Long) stored.get("offset")),
                (Long) stored.get("timestamp"),
                stored.get("timestamp_type").toString(),
                bytes(stored.get("key")),
                bytes(stored.get("value")),
                (Boolean) stored.get("committed"));
    }

    private static byte @Nullable [] bytes(@Nullable Object stored) {
        if (!(stored instanceof ByteBuffer buffer)) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        // Files are open only while they are read.
    }
}
