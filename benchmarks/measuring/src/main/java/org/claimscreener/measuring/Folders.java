package org.claimscreener.measuring;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Removes folders. Stateless. */
public final class Folders {
    private Folders() {}

    /** Removes a folder and all in it. */
    public static void delete(Path folder) throws IOException {
        delete(folder, file -> false);
    }

    /** Removes a folder but for its logs, which somebody needs. */
    public static void deleteAllButLogs(Path folder) throws IOException {
        delete(folder, file -> {
            String name = file.getFileName().toString();
            return name.endsWith(".log") || name.endsWith(".err");
        });
    }

    /** Tolerates what vanishes meanwhile. */
    private static void delete(Path folder, Predicate<Path> spared) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!spared.test(file)) {
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
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (e != null && !(e instanceof NoSuchFileException)) {
                    throw e;
                }
                if (isEmpty(visited)) {
                    Files.deleteIfExists(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
