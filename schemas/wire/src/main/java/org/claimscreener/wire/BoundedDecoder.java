package org.claimscreener.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Reads Avro's binary encoding from bytes nobody vouches for. Every length and count is compared with the bytes that
 * are left before anything is allocated, so that a claimed string of 2 GB costs nothing; Avro's own decoder limits them
 * by JVM-wide system properties only. Every malformed value is an {@link IOException}.
 *
 * <p>Counts are safe to compare with bytes because no element of our schemas takes less than one byte.
 */
final class BoundedDecoder extends Decoder {

    private static final int MAX_VARINT_BITS = 64;

    private byte[] bytes = new byte[0];
    private int position;

    /** Starts at an offset of a message; the array is not copied. */
    void reset(byte[] message, int offset) {
        bytes = message;
        position = offset;
    }

    /** Bytes not read yet. */
    int remaining() {
        return bytes.length - position;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        byte value = bytes[take(1)];
        if (value != 0 && value != 1) {
            throw new IOException("a yes/no value is neither 0 nor 1");
        }
        return value == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("a number exceeds 32 bits");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
            byte next = bytes[take(1)];
            zigzag |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new IOException("a number exceeds 64 bits");
    }

    @Override
    public float readFloat() throws IOException {
        return little(Float.BYTES).getFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return little(Double.BYTES).getDouble();
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public String readString() throws IOException {
        int length = readLength();
        if (length == 0) {
            return "";
        }
        int start = take(length);
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        // Java replaces malformed bytes silently, and two identifiers would become one: look twice where it may have.
        if (text.indexOf('\uFFFD') >= 0 && !isExactly(text, start, length)) {
            throw new IOException("a text is not UTF-8");
        }
        return text;
    }

    @Override
    public void skipString() throws IOException {
        skipBytes();
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        int length = readLength();
        int start = take(length);
        return ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, start + length));
    }

    @Override
    public void skipBytes() throws IOException {
        take(readLength());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws IOException {
        System.arraycopy(bytes, take(length), target, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        take(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return readCount();
    }

    @Override
    public long arrayNext() throws IOException {
        return readCount();
    }

    @Override
    public long skipArray() throws IOException {
        return readCount();
    }

    @Override
    public long readMapStart() throws IOException {
        return readCount();
    }

    @Override
    public long mapNext() throws IOException {
        return readCount();
    }

    @Override
    public long skipMap() throws IOException {
        return readCount();
    }

    /** A block's number of elements. A negative one is followed by the block's size in bytes, which we do not need. */
    private long readCount() throws IOException {
        long count = readLong();
        if (count < 0) {
            readLength();
            count = -count;
        }
        if (count < 0 || count > remaining()) {
            throw new IOException("a list claims more elements than there are bytes");
        }
        return count;
    }

    private int readLength() throws IOException {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw new IOException("a text or block claims more bytes than there are");
        }
        return (int) length;
    }

    private int take(int length) throws IOException {
        if (length > remaining()) {
            throw new IOException("it ends in the middle of a value");
        }
        int start = position;
        position += length;
        return start;
    }

    private ByteBuffer little(int length) throws IOException {
        return ByteBuffer.wrap(bytes, take(length), length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private boolean isExactly(String text, int start, int length) {
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(again, 0, again.length, bytes, start, start + length);
    }
}
