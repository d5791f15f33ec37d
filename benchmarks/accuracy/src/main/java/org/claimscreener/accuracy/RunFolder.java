package org.claimscreener.accuracy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

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
            Files.walkFileTree(done, new Remover());
        }
    }

    /** Tolerates files that vanish meanwhile: the state backend tidies up in its own threads. */
    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
