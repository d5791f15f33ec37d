package org.claimscreener.authorkit.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;

/** Files that are there whole or not at all. Stateless. */
final class WholeFile {
    private WholeFile() {}

    static void write(Path file, String text) throws CommandFailure {
        writeAll(Map.of(file, text));
    }

    /** All are written beside their places before the first takes its place. */
    static void writeAll(Map<Path, String> texts) throws CommandFailure {
        Map<Path, Path> partial = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, String> one : texts.entrySet()) {
                Path folder = one.getKey().toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                // Begins with a dot: no part of a pack, should it stay behind.
                Path beside = one.getKey().resolveSibling("." + one.getKey().getFileName() + ".partial");
                partial.put(beside, one.getKey());
                Files.writeString(beside, one.getValue(), StandardCharsets.UTF_8);
            }
            for (Map.Entry<Path, Path> one : partial.entrySet()) {
                Files.move(
                        one.getKey(),
                        one.getValue(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            remove(partial, e);
            throw CommandFailure.failed(
                    String.join(
                                    ", ",
                                    texts.keySet().stream()
                                            .map(Path::toString)
                                            .sorted()
                                            .toList()) + " cannot be written: " + FileMessages.of(e),
                    e);
        }
    }

    private static void remove(Map<Path, Path> partial, IOException cause) {
        for (Path beside : partial.keySet()) {
            try {
                Files.deleteIfExists(beside);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
