package org.claimscreener.engine.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.claimscreener.engine.pack.RulePack;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What was released under a version stays what it was: decisions name it, and others have approved it. */
class ReleasedPacksTest {
    private static final Path LOCK = Path.of("..", "released-packs.yaml");
    private static final List<CaseFields> RELEASED = read();

    @TestFactory
    Stream<DynamicTest> nobodyChangesAReleasedVersion() {
        return BundledPacks.all().stream()
                .map(bundled -> DynamicTest.dynamicTest(bundled.pack().id(), () -> {
                    RulePack pack = bundled.pack();
                    Optional<String> locked = contentOf(pack.id(), pack.version());
                    if (locked.isPresent()) {
                        assertThat(content(pack.fileHashes()))
                                .as(
                                        "%s %s is released: give what you changed a new version in pack.yaml",
                                        pack.id(), pack.version())
                                .isEqualTo(locked.get());
                    }
                }));
    }

    @Test
    void everyReleaseIsOfAPackThatShipsAndStandsOnce() {
        assertThat(RELEASED)
                .extracting(release -> release.required("id"))
                .isSubsetOf(BundledPacks.all().stream()
                        .map(pack -> pack.pack().id())
                        .toList());
        assertThat(RELEASED)
                .extracting(release -> release.required("id") + " " + release.required("version"))
                .doesNotHaveDuplicates();
        assertThat(RELEASED)
                .extracting(release -> release.required("content"))
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void contentIsWhatSha256sumSaysOfItsOwnList() {
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put("pack.yaml", "ab".repeat(32));
        hashes.put("cases/a.yaml", "cd".repeat(32));

        // printf '%s  cases/a.yaml\n%s  pack.yaml\n' cdcd... abab... | sha256sum
        assertThat(content(hashes)).isEqualTo("15a3aff9cd58168282d7d0b507c8ac957eb4ac3cca3e93f9a128556fc117bcec");
    }

    private static Optional<String> contentOf(String id, String version) {
        return RELEASED.stream()
                .filter(release -> release.required("id").equals(id)
                        && release.required("version").equals(version))
                .map(release -> release.required("content"))
                .findFirst();
    }

    /** One line a file as sha256sum prints it, sorted by path, and the SHA-256 of that. */
    private static String content(SortedMap<String, String> fileHashes) {
        StringBuilder list = new StringBuilder();
        fileHashes.forEach(
                (path, hash) -> list.append(hash).append("  ").append(path).append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(list.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static List<CaseFields> read() {
        try {
            return CaseText.read("released-packs.yaml", Files.readString(LOCK))
                    .only("released")
                    .sections("released");
        } catch (IOException e) {
            throw new IllegalStateException(LOCK.toAbsolutePath() + " cannot be read", e);
        }
    }
}
