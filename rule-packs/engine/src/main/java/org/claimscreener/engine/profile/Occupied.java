package org.claimscreener.engine.profile;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which panes before the newest hold anything, as far back as is known: so that nobody looks for those that hold nothing, which
 * are nearly all where a subject is billed now and then. Counted back from the newest pane, which is 0. Immutable,
 * thread-safe.
 */
public final class Occupied {
    /** Of totals that were written before this was kept: every pane may hold something. */
    public static final Occupied UNKNOWN = new Occupied(0, new long[0]);

    private static final int HEADER = Short.BYTES;

    private final int known;
    private final long[] bits;

    private Occupied(int known, long[] bits) {
        this.known = known;
        this.bits = bits;
    }

    /**
     * Of a subject that never was: nothing holds anything.
     *
     * @param span how far back anybody will look, {@link Scale#span}
     */
    static Occupied nothing(int span) {
        return new Occupied(span, new long[0]);
    }

    /** From the form in which it is stored; {@link #UNKNOWN} from no bytes. */
    public static Occupied of(ByteBuffer stored) {
        if (!stored.hasRemaining()) {
            return UNKNOWN;
        }
        ByteBuffer bytes = stored.duplicate();
        int known = Short.toUnsignedInt(bytes.getShort());
        if (known == 0) {
            return UNKNOWN;
        }
        long[] bits = new long[(bytes.remaining() + Long.BYTES - 1) / Long.BYTES];
        for (int i = 0; bytes.hasRemaining(); i++) {
            bits[i / Long.BYTES] |= Byte.toUnsignedLong(bytes.get()) << (Byte.SIZE * (i % Long.BYTES));
        }
        return of(known, bits);
    }

    /** The stored form: how far back it is known, then a bit for each pane, the newest first; zeros at the end are left out. */
    public ByteBuffer stored() {
        if (known == 0) {
            return ByteBuffer.allocate(0);
        }
        int bytes = bits.length * Long.BYTES;
        while (bytes > 0 && at(bytes - 1) == 0) {
            bytes--;
        }
        ByteBuffer stored = ByteBuffer.allocate(HEADER + bytes).putShort((short) known);
        for (int i = 0; i < bytes; i++) {
            stored.put(at(i));
        }
        return stored.flip();
    }

    private byte at(int index) {
        return (byte) (bits[index / Long.BYTES] >>> (Byte.SIZE * (index % Long.BYTES)));
    }

    /** So that equal ones are equal. */
    private static Occupied of(int known, long[] bits) {
        int words = bits.length;
        while (words > 0 && bits[words - 1] == 0) {
            words--;
        }
        return new Occupied(known, words == bits.length ? bits : Arrays.copyOf(bits, words));
    }

    /**
     * Whether a pane surely holds nothing.
     *
     * @param back how far before the newest pane; negative for one after it, which holds nothing by what newest means
     */
    boolean isNothing(long back) {
        return back < 0 || (back < known && !isSet((int) back));
    }

    private boolean isSet(int back) {
        int word = back / Long.SIZE;
        return word < bits.length && (bits[word] >>> back & 1) != 0;
    }

    /** Seen from a newest pane that is so much later. */
    Occupied later(long panes, int span) {
        if (panes >= span) {
            return nothing(span);
        }
        int by = (int) panes;
        long[] moved = new long[words(span)];
        for (int back = 0; back + by < span; back++) {
            if (isSet(back)) {
                moved[(back + by) / Long.SIZE] |= 1L << (back + by);
            }
        }
        return of(Math.min(span, known + by), moved);
    }

    /** With a pane that holds something, or nothing, now. */
    Occupied with(long back, boolean something, int span) {
        if (back < 0 || back >= span || (back < known && isSet((int) back) == something)) {
            return this;
        }
        long[] changed = Arrays.copyOf(bits, Math.max(bits.length, words(span)));
        long bit = 1L << back;
        if (something) {
            changed[(int) back / Long.SIZE] |= bit;
        } else {
            changed[(int) back / Long.SIZE] &= ~bit;
        }
        return of(known, changed);
    }

    private static int words(int span) {
        return (span + Long.SIZE - 1) / Long.SIZE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Occupied occupied && known == occupied.known && Arrays.equals(bits, occupied.bits);
    }

    @Override
    public int hashCode() {
        return 31 * known + Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return "known back to " + known + ": " + Arrays.toString(bits);
    }
}
