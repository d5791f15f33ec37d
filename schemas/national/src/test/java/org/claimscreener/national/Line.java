package org.claimscreener.national;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

/** A line of the national sample, changed by one call that shows what matters in a test. */
final class Line {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final NationalReader READER = new NationalReader();

    private final ObjectNode root;

    private Line(String text) {
        try {
            root = (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> sample() {
        try (InputStream in = Line.class.getResourceAsStream("/national-sample.jsonl")) {
            if (in == null) {
                throw new AssertionError("national-sample.jsonl is missing from the test resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Line outpatient() {
        return new Line(sample().get(0));
    }

    static Line pharmacy() {
        return new Line(sample().get(1));
    }

    static Line reversal() {
        return new Line(sample().get(2));
    }

    static Line inpatient() {
        return new Line(sample().get(4));
    }

    /** Puts a value, given as JSON and kept to the letter, at a pointer such as {@code /feedetail/0/cnt}. */
    Line with(String pointer, String json) {
        int end = pointer.lastIndexOf('/');
        JsonNode parent = root.at(pointer.substring(0, end));
        String name = pointer.substring(end + 1);
        JsonNode value = JSON.getNodeFactory().rawValueNode(new RawValue(json));
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
        return this;
    }

    Line withText(String pointer, String text) {
        return with(pointer, JSON.getNodeFactory().textNode(text).toString());
    }

    Line without(String pointer) {
        int end = pointer.lastIndexOf('/');
        ((ObjectNode) root.at(pointer.substring(0, end))).remove(pointer.substring(end + 1));
        return this;
    }

    Line renamed(String name, String newName) {
        root.set(newName, root.remove(name));
        return this;
    }

    JsonNode json() {
        return root;
    }

    byte[] bytes() {
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    NationalReading read() {
        return READER.read(bytes());
    }

    Settlement settlement() {
        if (read() instanceof NationalReading.OfSettlement read) {
            return read.settlement();
        }
        throw new AssertionError("no settlement: " + read());
    }

    Reversal reversalRead() {
        if (read() instanceof NationalReading.OfReversal read) {
            return read.reversal();
        }
        throw new AssertionError("no reversal: " + read());
    }

    NationalReading.Rejected rejected() {
        if (read() instanceof NationalReading.Rejected rejected) {
            return rejected;
        }
        throw new AssertionError("not rejected: " + read());
    }
}
