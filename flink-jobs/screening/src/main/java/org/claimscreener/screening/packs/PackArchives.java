package org.claimscreener.screening.packs;

import java.util.List;

/** Packs that are given with the job and decide from its start to its end: for a run over a file, and for tests. */
public final class PackArchives implements PackSource {
    private static final long serialVersionUID = 1L;

    private final byte[][] archives;
    private final boolean timed;

    /** Takes the bytes of built archives, in any order. */
    public PackArchives(List<byte[]> archives) {
        this(archives.stream().map(byte[]::clone).toArray(byte[][]::new), true);
    }

    private PackArchives(byte[][] archives, boolean timed) {
        this.archives = archives;
        this.timed = timed;
    }

    /** The same packs without their limits of time, for a run that must give the same on however slow a machine. */
    public PackArchives untimed() {
        return new PackArchives(archives, false);
    }

    @Override
    public boolean timed() {
        return timed;
    }

    public List<byte[]> archives() {
        return List.of(archives);
    }
}
