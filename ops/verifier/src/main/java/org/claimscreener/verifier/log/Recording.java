package org.claimscreener.verifier.log;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.claimscreener.verifier.VerifyFailure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a recorded folder says of itself, in {@code recording.json}. It is written last: a folder without it was not
 * recorded to its end.
 *
 * @param recordedAt when the ends were noted
 * @param from where it was read, as given
 * @param partitions what it holds, in the order of reading
 */
public record Recording(Instant recordedAt, String from, List<Part> partitions) {
    static final String FILE = "recording.json";

    /** Form of the container files; {@code timestamp} in milliseconds since 1970. */
    static final Schema SCHEMA = SchemaBuilder.record("Recorded")
            .namespace("org.claimscreener.verifier.log")
            .doc("One record of a topic as it was read.")
            .fields()
            .requiredLong("offset")
            .requiredLong("timestamp")
            .requiredString("timestamp_type")
            .optionalBytes("key")
            .optionalBytes("value")
            .requiredBoolean("committed")
            .endRecord();

    private static final int FORM = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One partition of a topic.
     *
     * @param begin first offset that was there
     * @param end offset after the last one read
     * @param records how many there were between; transactions leave gaps
     */
    public record Part(String topic, int partition, long begin, long end, long records) {
        String file() {
            return topic + "-" + partition + ".avro";
        }
    }

    public Recording {
        partitions = List.copyOf(partitions);
    }

    /** All records in it. */
    public long records() {
        return partitions.stream().mapToLong(Part::records).sum();
    }

    void write(Path folder) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("form", FORM)
                .put("recorded_at", recordedAt.toString())
                .put("from", from);
        var parts = json.putArray("partitions");
        partitions.forEach(part -> parts.addObject()
                .put("topic", part.topic())
                .put("partition", part.partition())
                .put("begin", part.begin())
                .put("end", part.end())
                .put("records", part.records()));
        Path partial = folder.resolve(FILE + ".partial");
        Files.writeString(
                partial, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + System.lineSeparator());
        try {
            Files.move(partial, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * What the folder says of itself.
     *
     * @throws VerifyFailure if it is no recording, or one of another form
     */
    static Recording read(Path folder) throws VerifyFailure {
        if (!Files.isDirectory(folder)) {
            throw new VerifyFailure("there is no folder " + folder + "; name one that 'screener record' wrote");
        }
        try {
            return parse(folder, JSON.readTree(Files.readString(folder.resolve(FILE))));
        } catch (NoSuchFileException e) {
            throw new VerifyFailure(
                    folder + " is no recording, or one that did not come to its end: it has no " + FILE
                            + ". Name a folder that 'screener record' wrote, or record again",
                    e);
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            throw new VerifyFailure(folder.resolve(FILE) + " is damaged; record again", e);
        } catch (IOException e) {
            throw new VerifyFailure(folder.resolve(FILE) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Recording parse(Path folder, JsonNode json) throws VerifyFailure {
        int form = json.path("form").asInt();
        if (form != FORM) {
            throw new VerifyFailure(folder + " was recorded in form " + form + "; this build reads form " + FORM
                    + ". Use the build that recorded it, or record again");
        }
        List<Part> parts = new ArrayList<>();
        for (JsonNode part : json.path("partitions")) {
            parts.add(new Part(
                    part.path("topic").asText(),
                    part.path("partition").asInt(),
                    part.path("begin").asLong(),
                    part.path("end").asLong(),
                    part.path("records").asLong()));
        }
        return new Recording(
                Instant.parse(json.path("recorded_at").asText()),
                json.path("from").asText(),
                parts);
    }
}
