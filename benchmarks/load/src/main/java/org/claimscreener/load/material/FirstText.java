package org.claimscreener.load.material;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * The first field of a settlement or decision, which is the settlement's id, without reading the rest: whoever measures spends as
 * little as he can. Not thread-safe.
 */
public final class FirstText {
    /** Marker and fingerprint. */
    private static final int HEADER_BYTES = 10;

    private BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);

    /**
     * Reads it.
     *
     * @throws UncheckedIOException when the bytes are no single-object encoding that begins with a text
     */
    public String of(byte[] message) {
        try {
            decoder = DecoderFactory.get().binaryDecoder(message, HEADER_BYTES, message.length - HEADER_BYTES, decoder);
            return decoder.readString();
        } catch (IOException e) {
            throw new UncheckedIOException("The message does not begin with a text", e);
        }
    }
}
