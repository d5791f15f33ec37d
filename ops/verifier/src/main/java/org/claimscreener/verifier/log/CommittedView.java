package org.claimscreener.verifier.log;

import java.util.BitSet;

/** Which offsets of one partition a reader of committed records has seen. One bit each. Not thread-safe. */
final class CommittedView {
    /** Offsets below are not kept: nobody asks for them again. A multiple of the bits in a word. */
    private long base;

    private BitSet seen = new BitSet();

    CommittedView(long begin) {
        base = begin & -Long.SIZE;
    }

    void add(long offset) {
        seen.set(Math.toIntExact(offset - base));
    }

    boolean contains(long offset) {
        return offset >= base && seen.get(Math.toIntExact(offset - base));
    }

    /** Keeps nothing below the offset. */
    void forgetBelow(long offset) {
        long newBase = offset & -Long.SIZE;
        if (newBase > base) {
            seen = seen.get(Math.toIntExact(newBase - base), Math.max(seen.length(), Math.toIntExact(newBase - base)));
            base = newBase;
        }
    }
}
