package org.claimscreener.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.StandardStreams;

/**
 * A file that a command writes, whole or not at all: it grows under another name in the same folder and takes its place
 * at the end. Streams and devices, which cannot be replaced, are written at the end instead. Not thread-safe.
 */
final class OutputFile implements TidyUp.Part {
    private final String given;
    private final Path target;
    private final Path partial;

    private OutputFile(String given, Path target, Path partial) {
        this.given = given;
        this.target = target;
        this.partial = partial;
    }

    /**
     * A result on its way to the place of that name.
     *
     * @param given a file, or - for standard output
     * @param scratch a folder for what is on its way to a stream
     * @throws CommandFailure when its folder cannot be written
     */
    static OutputFile of(String given, Path scratch) throws CommandFailure {
        try {
            if (given.equals(StandardStreams.NAME) || isStream(Path.of(given))) {
                return new OutputFile(given, Path.of(given), Files.createTempFile(scratch, "output-", ".jsonl"));
            }
            // Through a symbolic link the file behind it is meant, and the link stays.
            Path target = Files.exists(Path.of(given))
                    ? Path.of(given).toRealPath()
                    : Path.of(given).toAbsolutePath();
            Path partial = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
            Files.newOutputStream(partial).close();
            return new OutputFile(given, target, partial);
        } catch (IOException e) {
            throw CommandFailure.failed(given + " cannot be written: " + FileMessages.of(e), e);
        }
    }

    private static boolean isStream(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("it is a folder");
        }
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    /** Where to write meanwhile. */
    Path partial() {
        return partial;
    }

    /** As it was named. */
    String given() {
        return given;
    }

    /** Whether it is, by whatever name, the file. */
    boolean isSameAs(Path file) throws IOException {
        return !given.equals(StandardStreams.NAME) && Files.exists(target) && Files.isSameFile(target, file);
    }

    /**
     * Puts the whole result in its place.
     *
     * @throws CommandFailure when that fails; the place then holds what it held before
     */
    void finish(OutputStream standardOutput) throws CommandFailure {
        try {
            if (given.equals(StandardStreams.NAME)) {
                Files.copy(partial, standardOutput);
                standardOutput.flush();
            } else if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && isStream(target)) {
                try (OutputStream out = Files.newOutputStream(target)) {
                    Files.copy(partial, out);
                }
            } else {
                move();
            }
        } catch (IOException e) {
            throw CommandFailure.failed(given + " cannot be written: " + FileMessages.of(e), e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what is left of an unfinished result. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(partial);
    }
}
