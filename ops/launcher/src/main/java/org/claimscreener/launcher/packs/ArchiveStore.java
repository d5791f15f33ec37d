package org.claimscreener.launcher.packs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.pack.Digests;
import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.Shapes;
import org.claimscreener.wire.record.PackChunk;

/**
 * Archives from the topic, put together from their parts: on disk, for they may be large and many. One is kept only when its
 * bytes have the digest that its parts name, and then no later part can spoil it. Not thread-safe.
 */
final class ArchiveStore {
    /** Archives whose parts are still coming; the one that was begun first is forgotten. */
    static final int MOST_BEGUN = 64;

    private static final int MOST_PARTS = 128;

    private final Path folder;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, Path> whole = new HashMap<>();

    /**
     * An archive that is not whole yet.
     *
     * @param next which part comes next
     */
    private record Run(Path file, int next, int count, long bytes) {}

    /**
     * Nothing is in it yet.
     *
     * @param folder where to; must exist, and is the caller's to remove
     */
    ArchiveStore(Path folder) {
        this.folder = folder;
    }

    /** Takes the next part. One that is none, or does not follow the one before, is of no use. */
    void take(PackChunk chunk) throws IOException {
        if (!isPart(chunk) || whole.containsKey(chunk.getDigest())) {
            return;
        }
        // Both have the shape of an id and of a digest, so that they name no other folder.
        String name = chunk.getPackId() + "-" + chunk.getDigest();
        Run before = runs.remove(name);
        if (chunk.getIndex() == 0) {
            before = new Run(Files.write(folder.resolve(name), new byte[0]), 0, chunk.getCount(), 0);
        }
        if (before == null || before.next() != chunk.getIndex() || before.count() != chunk.getCount()) {
            return;
        }
        add(chunk, name, before);
    }

    private static boolean isPart(PackChunk chunk) {
        return Shapes.PACK_ID.matcher(chunk.getPackId()).matches()
                && Shapes.DIGEST.matcher(chunk.getDigest()).matches()
                && chunk.getCount() <= MOST_PARTS
                && chunk.getIndex() >= 0
                && chunk.getIndex() < chunk.getCount();
    }

    private void add(PackChunk chunk, String name, Run before) throws IOException {
        byte[] content = new byte[chunk.getContent().remaining()];
        chunk.getContent().duplicate().get(content);
        Run run = new Run(before.file(), before.next() + 1, before.count(), before.bytes() + content.length);
        if (run.bytes() > PackArchive.MOST_BYTES) {
            return;
        }
        Files.write(run.file(), content, StandardOpenOption.APPEND);
        if (run.next() == run.count()) {
            finish(chunk.getDigest(), run.file());
            return;
        }
        if (runs.size() == MOST_BEGUN) {
            runs.remove(runs.keySet().iterator().next());
        }
        runs.put(name, run);
    }

    private void finish(String digest, Path file) throws IOException {
        if (Digests.sha256(Files.readAllBytes(file)).equals(digest)) {
            whole.put(digest, file);
        } else {
            Files.delete(file);
        }
    }

    /** The archive of that digest, if the topic holds all of it. */
    Optional<byte[]> read(String digest) throws IOException {
        Path file = whole.get(digest);
        return file == null ? Optional.empty() : Optional.of(Files.readAllBytes(file));
    }
}
