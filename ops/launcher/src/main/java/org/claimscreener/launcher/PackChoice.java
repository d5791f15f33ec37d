package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.pack.FeatureNames;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.screening.packs.PackShelf;

/** The packs that a command works with, checked before anything is started. Stateless. */
final class PackChoice {
    private PackChoice() {}

    /**
     * Reads and checks packs.
     *
     * @param chosen folders or archives; empty for those that come with the screener
     * @throws CommandFailure naming every problem of every pack, by file and line
     */
    static List<RulePack> read(List<Path> chosen, Installation installation) throws CommandFailure {
        return read(chosen, installation, true);
    }

    /**
     * The same, without asking whether they go together: of one id there may be several versions.
     *
     * @throws CommandFailure naming every problem of every pack, by file and line
     */
    static List<RulePack> readEach(List<Path> chosen, Installation installation) throws CommandFailure {
        return read(chosen, installation, false);
    }

    private static List<RulePack> read(List<Path> chosen, Installation installation, boolean together)
            throws CommandFailure {
        List<Path> paths = chosen.isEmpty() ? installation.bundledPacks() : chosen;
        List<String> problems = new ArrayList<>();
        Map<String, Path> byId = new TreeMap<>();
        List<RulePack> packs = new ArrayList<>();
        for (Path path : paths) {
            try {
                RulePack pack = load(path);
                Path same = byId.putIfAbsent(pack.id(), path);
                if (same != null && together) {
                    problems.add(path + " and " + same + " are both pack " + pack.id() + "; name one of them");
                }
                packs.add(pack);
            } catch (PackRefusedException e) {
                e.problems().forEach(problem -> problems.add(located(path, problem)));
            }
        }
        if (together) {
            problems.addAll(FeatureNames.clashes(packs));
        }
        if (!problems.isEmpty()) {
            throw CommandFailure.failed(
                    "rule packs are refused, " + problems.size() + " problem(s):\n  " + String.join("\n  ", problems),
                    null);
        }
        return packs;
    }

    /**
     * Compiles packs for all of this JVM, so that a job which starts meanwhile finds them compiled. Takes seconds.
     *
     * @param timed whether their limits of time hold
     * @return to be closed when the job has ended
     * @throws CommandFailure naming every problem of the first pack that does not compile
     */
    static Compiled compile(List<RulePack> packs, boolean timed) throws CommandFailure {
        List<PackShelf.Lease> leases = new ArrayList<>();
        try {
            for (RulePack pack : packs) {
                leases.add(PackShelf.ofThisJvm()
                        .compile(pack.digest(), timed, () -> pack)
                        .join());
            }
            return new Compiled(leases);
        } catch (CompletionException e) {
            leases.forEach(PackShelf.Lease::close);
            if (e.getCause() instanceof PackRefusedException refused) {
                throw CommandFailure.failed(String.valueOf(refused.getMessage()), e);
            }
            throw e;
        }
    }

    /** Packs that stay compiled until it is closed. */
    record Compiled(List<PackShelf.Lease> leases) implements AutoCloseable {
        Compiled {
            leases = List.copyOf(leases);
        }

        @Override
        public void close() {
            leases.forEach(PackShelf.Lease::close);
        }
    }

    private static RulePack load(Path path) throws CommandFailure, PackRefusedException {
        if (!Files.exists(path)) {
            throw CommandFailure.failed("there is no rule pack at " + path, null);
        }
        try {
            return PackFolder.load(path);
        } catch (IOException e) {
            throw CommandFailure.failed("the rule pack " + path + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    /** Editors and terminals jump to {@code folder/file:line}; what is inside an archive has no such place. */
    private static String located(Path pack, PackProblem problem) {
        return Files.isDirectory(pack) ? pack.resolve(problem.toString()).toString() : pack + ": " + problem;
    }
}
