package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

/**
 * A temporary folder of one run, and the place of its log. Removed at the end, except for the logs when they are still
 * needed. Made before anything logs, because it tells the logging where to write. Not thread-safe.
 */
final class RunFolder implements TidyUp.Part {
    private static final String LOG_FILE = "screener.log";

    private final Path path;
    private Keep keep = Keep.NOTHING;

    private enum Keep {
        NOTHING,
        LOGS,
        ALL
    }

    private RunFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes the folder under the system's temporary folder.
     *
     * @param command whose run it is, for people who look there
     * @throws IOException when it cannot be made
     */
    static RunFolder create(String command) throws IOException {
        Path path = Files.createTempDirectory("claim-screener-" + command + "-").toRealPath();
        RunFolder folder = new RunFolder(path);
        System.setProperty("screener.log", folder.log().toString());
        return folder;
    }

    Path path() {
        return path;
    }

    /** What Flink, Kafka and Drools had to say; may not exist, when they had nothing. */
    Path log() {
        return path.resolve(LOG_FILE);
    }

    /** Leaves the logs, because something went wrong. */
    void keepLogs() {
        keep = keep == Keep.ALL ? Keep.ALL : Keep.LOGS;
    }

    /** Leaves everything, because somebody wants to look. */
    void keepAll() {
        keep = Keep.ALL;
    }

    /** Removes what need not be kept. */
    @Override
    public void close() throws IOException {
        if (keep == Keep.ALL || !Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new Remover(keep == Keep.LOGS));
    }

    /** Tolerates files that vanish meanwhile: the state backend tidies up in its own threads. */
    private static final class Remover extends SimpleFileVisitor<Path> {
        private final boolean sparesLogs;

        private Remover(boolean sparesLogs) {
            this.sparesLogs = sparesLogs;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!(sparesLogs && isLog(file))) {
                Files.deleteIfExists(file);
            }
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
            if (e != null && !(e instanceof NoSuchFileException)) {
                throw e;
            }
            if (isEmpty(folder)) {
                Files.deleteIfExists(folder);
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isEmpty(Path folder) throws IOException {
            try (var entries = Files.list(folder)) {
                return entries.findAny().isEmpty();
            } catch (NoSuchFileException e) {
                return false;
            }
        }

        private static boolean isLog(Path file) {
            String name = file.getFileName().toString();
            return name.endsWith(".log") || name.endsWith(".err");
        }
    }
}
