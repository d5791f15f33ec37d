package org.claimscreener.flow;

import java.nio.ByteBuffer;

/** Bytes out of Avro's buffers. */
public final class Buffers {
    private Buffers() {}

    /** The buffer's remaining bytes; its position stays. The array itself where it holds nothing else. */
    public static byte[] bytes(ByteBuffer buffer) {
        if (buffer.hasArray() && buffer.arrayOffset() == 0 && buffer.remaining() == buffer.array().length) {
            return buffer.array();
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
