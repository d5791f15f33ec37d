package org.claimscreener.screening;

import java.io.Serializable;
import java.util.List;

/**
 * The built archives of the packs that decide, as they travel with the job. Which packs are in force is an input of the
 * job, never part of its code.
 */
public final class PackArchives implements Serializable {
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

    boolean timed() {
        return timed;
    }

    public List<byte[]> archives() {
        return List.of(archives);
    }
}
