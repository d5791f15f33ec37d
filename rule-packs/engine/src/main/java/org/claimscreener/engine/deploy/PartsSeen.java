package org.claimscreener.engine.deploy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.Shapes;
import org.claimscreener.wire.record.PackChunk;

/**
 * Which parts of archives stand in the log, without their content. Parts come in order; the first one begins anew, so a
 * promoter that broke off simply starts over, and any other that is out of order spoils what was there. Of at most
 * {@link #MOST_ARCHIVES} archives: the one that was begun first is forgotten. Not thread-safe.
 */
final class PartsSeen {
    static final int MOST_ARCHIVES = 64;

    private static final int MOST_CHUNKS = 128;
    private static final int MOST_CHUNK_BYTES = 900_000;

    private record Name(String packId, String digest) {}

    private record Run(long firstOffset, long lastOffset, int next, int count, long bytes) {}

    private final Map<Name, Run> runs = new LinkedHashMap<>();

    /** Takes the next part; says why it is of no use. */
    Optional<String> add(long offset, PackChunk chunk) {
        Optional<String> problem = shapeProblem(chunk);
        if (problem.isPresent()) {
            return problem;
        }
        Name name = new Name(chunk.getPackId(), chunk.getDigest());
        Run before = runs.remove(name);
        int size = chunk.getContent().remaining();
        if (chunk.getIndex() == 0) {
            begin(name, new Run(offset, offset, 1, chunk.getCount(), size));
            return Optional.empty();
        }
        if (before == null || before.next() != chunk.getIndex() || before.count() != chunk.getCount()) {
            return Optional.of("part " + chunk.getIndex() + " of " + chunk.getCount() + " does not follow "
                    + (before == null ? "any part" : "part " + (before.next() - 1) + " of " + before.count())
                    + ": the archive is to be written again from its first part");
        }
        runs.put(name, new Run(before.firstOffset(), offset, before.next() + 1, before.count(), before.bytes() + size));
        return Optional.empty();
    }

    private void begin(Name name, Run run) {
        if (runs.size() == MOST_ARCHIVES) {
            runs.remove(runs.keySet().iterator().next());
        }
        runs.put(name, run);
    }

    private static Optional<String> shapeProblem(PackChunk chunk) {
        if (!Shapes.PACK_ID.matcher(chunk.getPackId()).matches()
                || !Shapes.DIGEST.matcher(chunk.getDigest()).matches()) {
            return Optional.of("a part has not the pack id or digest of one");
        }
        if (chunk.getCount() < 1
                || chunk.getCount() > MOST_CHUNKS
                || chunk.getIndex() < 0
                || chunk.getIndex() >= chunk.getCount()) {
            return Optional.of("part " + chunk.getIndex() + " of " + chunk.getCount() + " is no part");
        }
        int size = chunk.getContent().remaining();
        return size >= 1 && size <= MOST_CHUNK_BYTES
                ? Optional.empty()
                : Optional.of("a part has " + size + " bytes: 1 to " + MOST_CHUNK_BYTES);
    }

    /** Where the archive stands if all its parts do. */
    Optional<ArchivePlace> whole(String packId, String digest) {
        Run run = runs.get(new Name(packId, digest));
        return run == null || run.next() < run.count() || run.bytes() > PackArchive.MOST_BYTES
                ? Optional.empty()
                : Optional.of(new ArchivePlace(
                        packId, digest, run.firstOffset(), run.lastOffset(), (int) run.bytes(), run.count()));
    }

    /** How far it has come, for people. */
    String inWords(String packId, String digest) {
        Run run = runs.get(new Name(packId, digest));
        return run == null ? "none of its parts" : run.next() + " of its " + run.count() + " parts";
    }

    void forget(String packId, String digest) {
        runs.remove(new Name(packId, digest));
    }

    int archives() {
        return runs.size();
    }
}
