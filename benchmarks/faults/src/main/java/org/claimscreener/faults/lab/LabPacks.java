package org.claimscreener.faults.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;

/** The rule packs that come with the screener, built. Stateless. */
final class LabPacks {
    private LabPacks() {}

    /**
     * Builds them from the source tree.
     *
     * @param home of the source tree
     * @throws IOException when there are none, or they are not valid
     */
    static List<RulePack> build(Path home) throws IOException {
        Path folder = home.resolve("rule-packs").resolve("packs");
        List<RulePack> built = new ArrayList<>();
        for (Path pack : packs(folder)) {
            try {
                built.add(PackFolder.load(pack));
            } catch (PackRefusedException e) {
                throw new IOException("The rule pack " + pack + " is refused: " + e.getMessage(), e);
            }
        }
        if (built.isEmpty()) {
            throw new IOException("There is no rule pack in " + folder + "; start with benchmarks/run-faults");
        }
        return built;
    }

    private static List<Path> packs(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve("pack.yaml")))
                    .sorted()
                    .toList();
        }
    }

    /** Writes the archives into a folder of their own. */
    static Path write(List<RulePack> packs, Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (RulePack pack : packs) {
            number++;
            Files.write(folder.resolve("pack-" + number), pack.archive());
        }
        return folder;
    }
}
