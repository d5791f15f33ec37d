package org.claimscreener.launcher.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.claimscreener.stack.flink.CheckpointCheck;

/**
 * Where a job that ran before goes on: at the newest savepoint or retained checkpoint of its folder that is whole. After an
 * end in order that is the savepoint which it took; after any other, the last checkpoint. Stateless.
 */
final class ResumePoint {
    private static final String METADATA = "_metadata";

    /** {@code checkpoints/<job>/chk-<n>/_metadata}, {@code savepoints/savepoint-<id>/_metadata}. */
    private static final int DEPTH = 4;

    private ResumePoint() {}

    /** A place and when it was written. */
    private record Found(Path place, FileTime written) {}

    /**
     * Finds it.
     *
     * @param state the job's folder
     * @return empty when the job has never completed a checkpoint
     * @throws IOException when there are some and none is whole; beginning anew is then a decision of people
     */
    static Optional<String> in(Path state) throws IOException {
        List<Found> newestFirst = found(state);
        IOException damage = null;
        for (Found found : newestFirst) {
            try {
                CheckpointCheck.requireIntact(found.place().toString());
                return Optional.of(found.place().toUri().toString());
            } catch (IOException e) {
                damage = damage == null ? e : damage;
            }
        }
        if (damage != null) {
            throw new IOException("None of " + newestFirst.size() + " checkpoints in " + state + " is whole, the newest"
                    + " because: " + damage.getMessage());
        }
        return Optional.empty();
    }

    private static List<Found> found(Path state) throws IOException {
        List<Found> all = new ArrayList<>();
        if (!Files.isDirectory(state)) {
            return all;
        }
        try (Stream<Path> files = Files.walk(state, DEPTH)) {
            for (Path file : files.filter(path -> path.endsWith(METADATA)).toList()) {
                // As a place, one that Flink began and did not finish has no such file.
                all.add(new Found(
                        Optional.ofNullable(file.getParent()).orElse(state), Files.getLastModifiedTime(file)));
            }
        }
        all.sort(Comparator.comparing(Found::written).reversed());
        return all;
    }
}
