package org.claimscreener.engine.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pack {@code packs-under-test/plain}, with the changes that a test is about. */
public final class PackUnderTest {
    private final Map<String, byte[]> files;

    private PackUnderTest(Map<String, byte[]> files) {
        this.files = files;
    }

    /** The folder as it stands in the test resources. */
    public static Path plainFolder() {
        try {
            return Path.of(Objects.requireNonNull(PackUnderTest.class.getResource("/packs-under-test/plain"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PackUnderTest plain() {
        Path folder = plainFolder();
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PackUnderTest(files);
    }

    /** Only these rules, in {@code rules/test.drl}. */
    public static PackUnderTest withRules(String drl) {
        return plain().without("rules/drugs.drl").without("rules/visits.drl").with("rules/test.drl", drl);
    }

    public PackUnderTest with(String name, String text) {
        return withBytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public PackUnderTest withBytes(String name, byte[] bytes) {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changed.put(name, bytes);
        return new PackUnderTest(changed);
    }

    public PackUnderTest without(String name) {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changed.remove(name);
        return new PackUnderTest(changed);
    }

    /** The file with a text in it replaced; the text must be there. */
    public PackUnderTest replacing(String name, String old, String by) {
        String text = text(name);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(name + " does not contain " + old);
        }
        return with(name, text.replace(old, by));
    }

    public String text(String name) {
        return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    }

    Map<String, byte[]> files() {
        return files;
    }

    public RulePack check() throws PackRefusedException {
        return check(Lineage.FIRST);
    }

    /** As the version that the lineage says. */
    public RulePack check(Lineage lineage) throws PackRefusedException {
        return PackCheck.check("under-test", new PackFiles(files), PackOrigin.here(lineage));
    }

    /** The pack, which must be without fault. */
    public RulePack checked() {
        try {
            return check();
        } catch (PackRefusedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** What is wrong with it, short of its rules. */
    public List<PackProblem> problems() {
        try {
            check();
            return List.of();
        } catch (PackRefusedException e) {
            return e.problems();
        }
    }

    public void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
    }
}
