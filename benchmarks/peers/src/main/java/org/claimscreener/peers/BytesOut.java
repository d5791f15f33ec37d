package org.claimscreener.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;

import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes what is stored, in Avro's binary form, as the Flink job's state is: small numbers take a byte. For one thing stored. */
final class BytesOut {
    private static final int USUAL_BYTES = 256;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);

    private interface Write {
        void run() throws IOException;
    }

    private BytesOut write(Write write) {
        try {
            write.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
    }

    BytesOut number(long number) {
        return write(() -> encoder.writeLong(number));
    }

    /** How many, then each. */
    BytesOut numbers(Collection<? extends Number> numbers) {
        number(numbers.size());
        numbers.forEach(number -> number(number.longValue()));
        return this;
    }

    BytesOut flag(boolean flag) {
        return write(() -> encoder.writeBoolean(flag));
    }

    BytesOut text(String text) {
        return write(() -> encoder.writeString(text));
    }

    BytesOut texts(Collection<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    /** What is left in the buffer, whose position is left alone. */
    BytesOut bytes(ByteBuffer bytes) {
        return write(() -> encoder.writeBytes(bytes.duplicate()));
    }

    byte[] done() {
        return out.toByteArray();
    }
}
