package org.claimscreener.engine.deploy;

import java.nio.ByteBuffer;
import java.util.Optional;

import org.claimscreener.wire.record.PackChunk;

/** Puts an archive together from the records that stand in its place. Not thread-safe. */
public final class ArchiveAssembly {
    private final ArchivePlace place;
    private final ByteBuffer content;
    private int next;

    public ArchiveAssembly(ArchivePlace place) {
        this.place = place;
        this.content = ByteBuffer.allocate(place.bytes());
    }

    /** Takes one record of the log; what is no part of the archive is passed over. */
    public void add(PackChunk chunk) {
        ByteBuffer part = chunk.getContent().duplicate();
        boolean wanted = chunk.getPackId().equals(place.packId())
                && chunk.getDigest().equals(place.digest())
                && chunk.getIndex() == next;
        if (wanted && part.remaining() <= content.remaining()) {
            content.put(part);
            next++;
        }
    }

    /** The archive, once all its parts are there. */
    public Optional<byte[]> archive() {
        return next == place.chunks() && !content.hasRemaining()
                ? Optional.of(content.array().clone())
                : Optional.empty();
    }
}
