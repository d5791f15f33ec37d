package org.claimscreener.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.engine.pack.FeatureNames;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.screening.packs.PackShelf;

/** The packs that are measured, compiled for this JVM until it is closed. */
record Packs(List<RulePack> packs, List<PackShelf.Lease> leases) implements AutoCloseable {
    Packs {
        packs = List.copyOf(packs);
        leases = List.copyOf(leases);
    }

    /**
     * Reads, checks and compiles packs.
     *
     * @param chosen folders or archives; empty for all in {@code rule-packs/packs}
     * @param home the source tree
     * @throws CommandFailure naming every problem by file and line
     */
    static Packs open(List<Path> chosen, Path home) throws CommandFailure {
        List<RulePack> packs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path path : chosen.isEmpty() ? bundled(home.resolve("rule-packs/packs")) : chosen) {
            try {
                packs.add(PackFolder.load(path));
            } catch (PackRefusedException e) {
                e.problems().forEach(problem -> problems.add(path + "/" + problem));
            } catch (IOException e) {
                throw CommandFailure.failed(
                        "the rule pack " + path + " cannot be read (" + e.getMessage() + "); name a folder or archive",
                        e);
            }
        }
        problems.addAll(FeatureNames.clashes(packs));
        if (!problems.isEmpty()) {
            throw CommandFailure.failed(
                    "rule packs are refused; rule-packs/packctl check says more:\n  " + String.join("\n  ", problems),
                    null);
        }
        return new Packs(packs, compiled(packs));
    }

    private static List<Path> bundled(Path folder) throws CommandFailure {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve("pack.yaml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw CommandFailure.failed("there are no rule packs in " + folder + "; name some with --packs", e);
        }
    }

    private static List<PackShelf.Lease> compiled(List<RulePack> packs) throws CommandFailure {
        List<PackShelf.Lease> leases = new ArrayList<>();
        try {
            for (RulePack pack : packs) {
                leases.add(PackShelf.ofThisJvm()
                        .compile(pack.digest(), false, () -> pack)
                        .join());
            }
            return leases;
        } catch (CompletionException e) {
            leases.forEach(PackShelf.Lease::close);
            throw CommandFailure.failed("a rule pack does not compile: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        leases.forEach(PackShelf.Lease::close);
    }
}
