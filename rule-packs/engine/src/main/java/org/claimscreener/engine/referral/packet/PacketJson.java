package org.claimscreener.engine.referral.packet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * JSON in one way only: no white space, members as they were put in, UTF-8 unescaped where JSON allows it. What is read is
 * written again and compared, so that nothing can hide in the way it is written. Stateless, thread-safe.
 */
final class PacketJson {
    private static final int DEEPEST = 32;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(PacketCheck.MOST_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private PacketJson() {}

    /** What was read, or why it was not. */
    record Parsed(Optional<JsonNode> node, String problem) {}

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a packet's text cannot be written: it is no whole Unicode", e);
        }
    }

    /** What is read can be written again. */
    static Parsed parse(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            // Half of a surrogate pair can be read, and not be written.
            return MAPPER.writeValueAsBytes(node).length > 0
                    ? new Parsed(Optional.of(node), "")
                    : new Parsed(Optional.empty(), "is empty");
        } catch (JsonProcessingException e) {
            // The message of Jackson repeats what it read; a packet's content is not for logs.
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
            return new Parsed(Optional.empty(), twice ? "has a member twice" : "is not JSON");
        } catch (IOException e) {
            return new Parsed(Optional.empty(), "is not UTF-8");
        }
    }
}
