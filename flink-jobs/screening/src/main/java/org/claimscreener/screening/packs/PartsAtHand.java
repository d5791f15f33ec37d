package org.claimscreener.screening.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.deploy.ArchiveAssembly;
import org.claimscreener.engine.deploy.ArchivePlace;
import org.claimscreener.wire.record.PackChunk;

/**
 * The parts of the archive that was begun last, kept as they come by: its order stands right behind them, and going back
 * for them costs half a second. Of nothing else, and not of an archive above {@link #MOST_BYTES}. Not thread-safe.
 */
final class PartsAtHand {
    /** Five national packs. */
    static final int MOST_BYTES = 16 << 20;

    private final List<PackChunk> parts = new ArrayList<>();
    private long firstOffset;
    private long lastOffset;
    private long bytes;

    /** A part comes by. One that does not follow the ones before it spoils them, as everywhere. */
    void pass(long offset, PackChunk part) {
        if (part.getIndex() == 0) {
            forget();
            firstOffset = offset;
        } else if (parts.isEmpty() || !isOfSameArchive(part)) {
            return;
        } else if (part.getIndex() != parts.size()) {
            forget();
            return;
        }
        parts.add(part);
        lastOffset = offset;
        bytes += part.getContent().remaining();
        if (bytes > MOST_BYTES) {
            forget();
        }
    }

    private boolean isOfSameArchive(PackChunk part) {
        PackChunk first = parts.get(0);
        return part.getPackId().equals(first.getPackId()) && part.getDigest().equals(first.getDigest());
    }

    /** The archive that stands in the place, and lets go of it; empty when it is not at hand. */
    Optional<byte[]> take(ArchivePlace place) {
        if (parts.isEmpty() || firstOffset != place.firstOffset() || lastOffset != place.lastOffset()) {
            return Optional.empty();
        }
        ArchiveAssembly assembly = new ArchiveAssembly(place);
        parts.forEach(assembly::add);
        forget();
        return assembly.archive();
    }

    private void forget() {
        parts.clear();
        bytes = 0;
    }
}
