package org.claimscreener.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.StandardStreams;

/**
 * A file that a command reads.
 *
 * @param path a regular file
 * @param name how results cite it: without its folder, so that results do not hang on where it lies
 */
record InputFile(Path path, String name) {
    private static final String STDIN_NAME = "stdin";

    /**
     * The input as a file that can be read by name; what comes by a stream is spooled.
     *
     * @param given a file, or - for standard input
     * @param scratch a folder for what is spooled
     * @throws CommandFailure when it cannot be read
     */
    static InputFile of(String given, Path scratch) throws CommandFailure {
        try {
            if (given.equals(StandardStreams.NAME)) {
                Path spooled = scratch.resolve(STDIN_NAME + ".jsonl");
                Files.copy(System.in, spooled);
                return new InputFile(spooled, STDIN_NAME);
            }
            Path path = Path.of(given);
            if (Files.isDirectory(path)) {
                throw CommandFailure.failed(given + " is a folder; name one file of JSON lines", null);
            }
            String name = String.valueOf(path.getFileName());
            return new InputFile(
                    Files.isRegularFile(path) ? linked(path, name, scratch) : spooled(path, scratch), name);
        } catch (IOException e) {
            throw CommandFailure.failed(given + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    /** Flink passes over files whose names begin with a dot or an underscore, so it never sees the name itself. */
    private static Path linked(Path path, String name, Path scratch) throws IOException {
        try (InputStream readable = Files.newInputStream(path)) {
            readable.read();
        }
        return Files.createSymbolicLink(scratch.resolve("input-" + name), path.toRealPath());
    }

    private static Path spooled(Path pipe, Path scratch) throws IOException {
        Path spooled = scratch.resolve("input.jsonl");
        try (InputStream in = Files.newInputStream(pipe)) {
            Files.copy(in, spooled);
        }
        return spooled;
    }
}
