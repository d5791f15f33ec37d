package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;

/**
 * Where the screener's own files are.
 *
 * @param root of the source tree
 */
record Installation(Path root) {
    private static final Path ACCESS = Path.of("ops", "kafka", "access.tsv");
    private static final Path PACKS = Path.of("rule-packs", "packs");

    /** As {@code ops/screener} says; started otherwise, the nearest folder upwards that holds the packs. */
    static Installation find() {
        String home = System.getProperty("screener.home");
        if (home != null) {
            return new Installation(Path.of(home));
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(PACKS))) {
                return new Installation(folder);
            }
        }
        return new Installation(here);
    }

    /** Who may do what at Kafka. */
    Path accessList() {
        return root.resolve(ACCESS);
    }

    /**
     * The packs that come with the screener, by name.
     *
     * @throws CommandFailure when there are none
     */
    List<Path> bundledPacks() throws CommandFailure {
        Path folder = root.resolve(PACKS);
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> packs = entries.filter(entry -> Files.isRegularFile(entry.resolve("pack.yaml")))
                    .sorted()
                    .toList();
            if (packs.isEmpty()) {
                throw CommandFailure.failed(
                        "there is no rule pack in " + folder
                                + "; is the source tree complete? Or name some with --packs",
                        null);
            }
            return packs;
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "the rule packs in " + folder + " cannot be listed (" + FileMessages.of(e)
                            + "); start the command with ops/screener, or name packs with --packs",
                    e);
        }
    }
}
