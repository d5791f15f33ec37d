package org.claimscreener.faults.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.engine.pack.Lineage;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;

/** Versions of the national pack, one after the other, each with another value of one parameter. Stateless. */
final class PackVersions {
    static final String ID = "national-policy";

    private static final String VERSION = "\nversion: 1.2.0\n";
    private static final String PARAMETER = "name: frequent_outpatient_visits\n    value: 20\n";

    private PackVersions() {}

    /**
     * Builds so many that come after a version.
     *
     * @param home of the source tree
     * @param folder for the versions' texts
     * @param last the newest that there is
     * @throws IOException when the pack is not as expected, or cannot be built
     */
    static List<RulePack> after(Path home, Path folder, RulePack last, int count, VersionChange change)
            throws IOException {
        List<RulePack> built = new ArrayList<>();
        RulePack before = last;
        for (int i = 0; i < count; i++) {
            before = next(home.resolve("rule-packs").resolve("packs").resolve(ID), folder, before, change);
            built.add(before);
        }
        return built;
    }

    private static RulePack next(Path source, Path folder, RulePack before, VersionChange change) throws IOException {
        Lineage lineage = Lineage.after(before);
        Path copy = folder.resolve(ID + "-" + lineage.sequence());
        copy(source, copy);
        Path header = copy.resolve("pack.yaml");
        String text = Files.readString(header, StandardCharsets.UTF_8);
        text = replaced(text, VERSION, "\nversion: 1.2." + (lineage.sequence() - 1) + "\n");
        text = replaced(text, PARAMETER, PARAMETER.replace("20", Long.toString(20 + lineage.sequence())));
        Files.writeString(header, text, StandardCharsets.UTF_8);
        change(copy.resolve("rules"), change, lineage.sequence());
        try {
            return PackFolder.load(copy, lineage);
        } catch (PackRefusedException e) {
            throw new IOException("A version of " + ID + " is refused: " + e.getMessage(), e);
        }
    }

    /** A remark is a change as any other to who compiles: rules are known by their whole texts. */
    private static void change(Path rules, VersionChange change, long number) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(rules)) {
            files = listed.sorted().toList();
        }
        for (Path file : change == VersionChange.ONE_RULE ? files.subList(0, 1) : files) {
            Files.writeString(file, "// edition " + number + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        }
    }

    private static String replaced(String text, String what, String with) throws IOException {
        if (!text.contains(what)) {
            throw new IOException("pack.yaml of " + ID + " does not say '" + what.strip()
                    + "' any more, which versions are made by changing: say in PackVersions what it says now");
        }
        return text.replace(what, with);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> entries;
        try (Stream<Path> walked = Files.walk(from)) {
            entries = walked.toList();
        }
        for (Path entry : entries) {
            Path target = to.resolve(from.relativize(entry).toString());
            if (Files.isDirectory(entry)) {
                Files.createDirectories(target);
            } else {
                Files.copy(entry, target);
            }
        }
    }
}
