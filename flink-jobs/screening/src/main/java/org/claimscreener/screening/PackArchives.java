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

    /** Takes the bytes of built archives, in any order. */
    public PackArchives(List<byte[]> archives) {
        this.archives = archives.stream().map(byte[]::clone).toArray(byte[][]::new);
    }

    public List<byte[]> archives() {
        return List.of(archives);
    }
}
