package org.claimscreener.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.claimscreener.measuring.Folders;

/** Where a run puts its files; removed at the end unless somebody asked for it. */
record RunFolder(Path path, boolean kept) implements AutoCloseable {

    /** The folder that was asked for, or a temporary one. */
    static RunFolder create(Optional<Path> wanted) throws IOException {
        Path path = wanted.isPresent()
                ? Files.createDirectories(wanted.get())
                : Files.createTempDirectory("claim-screener-accuracy-");
        return new RunFolder(path.toRealPath(), wanted.isPresent());
    }

    Path traffic() {
        return path.resolve("traffic.jsonl");
    }

    Path results() {
        return path.resolve("results.jsonl");
    }

    Path deadLetters() {
        return path.resolve("dead-letters.jsonl");
    }

    Path state() {
        return path.resolve("state");
    }

    @Override
    public void close() throws IOException {
        Path done = kept ? state() : path;
        if (Files.exists(done)) {
            Folders.delete(done);
        }
    }
}
