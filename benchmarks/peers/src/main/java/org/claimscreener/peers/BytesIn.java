package org.claimscreener.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads what {@link BytesOut} wrote, in the same order. What cannot be read throws: a store that lies is a fault of ours. */
final class BytesIn {
    private final BinaryDecoder decoder;

    BytesIn(byte[] bytes) {
        decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    }

    private interface Read<T> {
        T run() throws IOException;
    }

    private static <T> T read(Read<T> read) {
        try {
            return read.run();
        } catch (IOException e) {
            throw new UncheckedIOException("What was stored cannot be read", e);
        }
    }

    long number() {
        return read(decoder::readLong);
    }

    int small() {
        return Math.toIntExact(number());
    }

    List<Long> numbers() {
        int count = small();
        List<Long> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(number());
        }
        return numbers;
    }

    boolean flag() {
        return read(decoder::readBoolean);
    }

    String text() {
        return read(decoder::readString);
    }

    List<String> texts() {
        int count = small();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    ByteBuffer buffer() {
        return read(() -> decoder.readBytes(null));
    }
}
