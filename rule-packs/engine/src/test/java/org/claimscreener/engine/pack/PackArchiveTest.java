package org.claimscreener.engine.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.claimscreener.engine.EngineVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackArchiveTest {
    @TempDir
    Path temp;

    @Test
    void folderToArchiveToPackGivesTheSamePack() throws Exception {
        RulePack fromFolder = PackFolder.load(PackUnderTest.plainFolder());
        Path file = Files.write(temp.resolve("plain.pack"), fromFolder.archive());

        RulePack fromArchive = PackFolder.load(file);

        assertThat(fromArchive.digest()).isEqualTo(fromFolder.digest());
        assertThat(fromArchive.archive()).isEqualTo(fromFolder.archive());
        assertThat(fromArchive.header()).isEqualTo(fromFolder.header());
        assertThat(fromArchive.parameters()).isEqualTo(fromFolder.parameters());
        assertThat(fromArchive.tables()).isEqualTo(fromFolder.tables());
        assertThat(fromArchive.features()).isEqualTo(fromFolder.features());
        assertThat(fromArchive.rules()).isEqualTo(fromFolder.rules());
        assertThat(fromArchive.fileHashes()).isEqualTo(fromFolder.fileHashes());
    }

    @Test
    void anArchiveBuiltAgainstAnotherFactSchemaKeepsItsDigest() throws Exception {
        PackOrigin origin = new PackOrigin("0123456789abcdef", Lineage.FIRST, EngineRange.ofThisEngine());
        RulePack older =
                PackCheck.check("x", new PackFiles(PackUnderTest.plain().files()), origin);

        RulePack read = PackArchive.read("older", older.archive());

        assertThat(read.digest()).isEqualTo(older.digest());
        assertThat(read.factSchema()).isEqualTo("0123456789abcdef").isNotEqualTo(FactSchema.fingerprint());
    }

    @Test
    void handsOutCopiesOfItsBytes() {
        RulePack pack = PackUnderTest.plain().checked();

        pack.archive()[0] = 0;

        assertThat(pack.archive()[0]).isEqualTo((byte) 'P');
    }

    @Test
    void refusesWhatIsNoZip() {
        refused(new byte[0], "has no manifest.json");
        refused("not a zip at all".getBytes(StandardCharsets.UTF_8), "has no manifest.json");
    }

    @Test
    void refusesATruncatedArchive() {
        byte[] archive = PackUnderTest.plain().checked().archive();

        refused(java.util.Arrays.copyOf(archive, archive.length / 2), "");
        refused(java.util.Arrays.copyOf(archive, archive.length - 1), "not in the one form");
    }

    @Test
    void refusesAnArchiveWithSomethingBehindItsEnd() {
        byte[] archive = PackUnderTest.plain().checked().archive();

        refused(java.util.Arrays.copyOf(archive, archive.length + 1), "not in the one form");
    }

    @Test
    void refusesAFileChangedAfterTheBuild() throws IOException {
        Map<String, byte[]> entries = canonical();
        entries.put("rules/drugs.drl", bytes("rule \"x\" when then end"));

        refused(zip(entries, ZipEntry.STORED), "rules/drugs.drl: is not what the manifest says");
    }

    @Test
    void refusesAFileThatTheManifestDoesNotKnow() throws IOException {
        Map<String, byte[]> entries = canonical();
        entries.put("rules/more.drl", bytes(""));

        refused(zip(entries, ZipEntry.STORED), "rules/more.drl: is not in the manifest");
    }

    @Test
    void refusesAFileThatIsGone() throws IOException {
        Map<String, byte[]> entries = canonical();
        entries.remove("rules/drugs.drl");

        refused(zip(entries, ZipEntry.STORED), "rules/drugs.drl: is in the manifest but not in the archive");
    }

    @Test
    void refusesPathsThatClimbOut() throws IOException {
        for (String name : new String[] {"../evil.drl", "/etc/passwd", "rules/../../evil.drl", "C:evil"}) {
            Map<String, byte[]> entries = canonical();
            entries.put(name, bytes(""));

            refused(zip(entries, ZipEntry.STORED), "climbs out of the pack");
        }
    }

    @Test
    void refusesCompressedEntriesBeforeReadingThem() throws IOException {
        Map<String, byte[]> bomb = new TreeMap<>(Map.of("tables/bomb.csv", new byte[8 << 20]));

        refused(zip(bomb, ZipEntry.DEFLATED), "is compressed");
    }

    @Test
    void refusesEntriesThatLieAboutTheirSize() {
        byte[] archive = PackUnderTest.plain().checked().archive();
        int sizeOfTheFirstEntry = 22;
        for (int size : new int[] {0, 1, 1_000_000, Integer.MAX_VALUE, -1}) {
            byte[] lying = archive.clone();
            ByteBuffer.wrap(lying)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(sizeOfTheFirstEntry - 4, size)
                    .putInt(sizeOfTheFirstEntry, size);

            refused(lying, "");
        }
    }

    @Test
    void refusesNestedNamesAndArchivesInTheArchive() throws IOException {
        for (String name : new String[] {"rules/deep/er/a.drl", "more.zip", "rules/", "tables/a.csv/", "META-INF/x"}) {
            Map<String, byte[]> entries = canonical();
            entries.put(name, bytes(""));

            refused(zip(entries, ZipEntry.STORED), "has no place in a pack");
        }
    }

    @Test
    void refusesAnArchiveBeyondItsLargestSizeWithoutReadingIt() {
        refused(new byte[PackFiles.MOST_BYTES + 1], "is larger than 67108864 bytes");
    }

    @Test
    void refusesTooManyEntries() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        for (int i = 0; i <= PackFiles.MOST_FILES + 1; i++) {
            entries.put("cases/c" + i + ".yaml", bytes(""));
        }

        refused(zip(entries, ZipEntry.STORED), "is one too many");
    }

    @Test
    void refusesAnotherOrderOfEntries() throws IOException {
        refused(zip(new TreeMap<>(canonical()), ZipEntry.STORED), "not in the one form");
    }

    @Test
    void anArchiveKnowsWhereItStandsAmongItsVersions() throws Exception {
        RulePack first = PackUnderTest.plain().checked();
        RulePack second =
                PackUnderTest.plain().replacing("pack.yaml", "1.2.0", "1.3.0").check(Lineage.after(first));

        RulePack read = PackArchive.read("second", second.archive());

        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.previous()).isEmpty();
        assertThat(read.sequence()).isEqualTo(2);
        assertThat(read.previous()).isEqualTo(first.digest());
        assertThat(read.digest()).isEqualTo(second.digest());
        assertThat(PackUnderTest.plain().check(Lineage.after(first)).digest()).isNotEqualTo(first.digest());
    }

    @Test
    void readsTheManifestAlone() throws Exception {
        RulePack pack = PackUnderTest.plain().checked();

        PackManifest manifest = PackArchive.manifest("plain", pack.archive());

        assertThat(manifest.id()).isEqualTo("plain");
        assertThat(manifest.limits()).isEqualTo(pack.header().limits());
        assertThat(manifest.engine()).isEqualTo(EngineRange.ofThisEngine());
        assertThat(manifest.canonicalBytes()).isEqualTo(pack.manifestBytes());
        assertThatThrownBy(() -> PackArchive.manifest("x", bytes("no zip")))
                .hasMessageContaining("does not begin with manifest.json");
    }

    @Test
    void refusesAManifestOfAnotherFormat() throws IOException {
        Map<String, byte[]> entries = canonical();
        entries.put("manifest.json", bytes("{\"format\":1}"));
        refused(zip(entries, ZipEntry.STORED), "has format 1");

        entries.put("manifest.json", bytes("{\"format\":3}"));
        refused(zip(entries, ZipEntry.STORED), "has format 3");
    }

    @Test
    void refusesAManifestThatSaysMoreThanItsFormatKnows() throws IOException {
        refused(withManifest("{\"format\":2,", "{\"format\":2,\"more\":7,"), "not in the one form that a manifest");
    }

    @Test
    void refusesAnArchiveForAnotherEngine() throws IOException {
        int next = EngineVersion.NUMBER + 1;

        refused(
                withManifest(
                        "\"engine\":{\"min\":" + EngineVersion.NUMBER + ",\"below\":" + next + "}",
                        "\"engine\":{\"min\":" + next + ",\"below\":" + (next + 1) + "}"),
                "is for engine " + next + ", and this is engine " + EngineVersion.NUMBER);
    }

    @Test
    void takesTheBoundsOfItsEnginesExactly() {
        assertThat(new EngineRange(1, 3).holds(0)).isFalse();
        assertThat(new EngineRange(1, 3).holds(1)).isTrue();
        assertThat(new EngineRange(1, 3).holds(2)).isTrue();
        assertThat(new EngineRange(1, 3).holds(3)).isFalse();
    }

    @Test
    void refusesASequenceOrPredecessorThatIsNone() throws IOException {
        refused(withManifest("\"sequence\":1", "\"sequence\":0"), "a sequence number is at least 1");
        refused(withManifest("\"previous\":\"\"", "\"previous\":\"abc\""), "no digest of a pack: abc");
    }

    private static byte[] withManifest(String old, String by) throws IOException {
        Map<String, byte[]> entries = canonical();
        String manifest = new String(entries.get("manifest.json"), StandardCharsets.UTF_8);
        assertThat(manifest).contains(old);
        entries.put("manifest.json", bytes(manifest.replace(old, by)));
        return zip(entries, ZipEntry.STORED);
    }

    @Test
    void refusesAManifestThatIsNoJson() throws IOException {
        Map<String, byte[]> entries = canonical();
        entries.put("manifest.json", bytes("{"));
        refused(zip(entries, ZipEntry.STORED), "manifest.json: is not JSON");

        entries.put("manifest.json", bytes("[]"));
        refused(zip(entries, ZipEntry.STORED), "manifest.json: is no JSON object");
    }

    private static void refused(byte[] archive, String message) {
        assertThatThrownBy(() -> PackArchive.read("test.pack", archive))
                .isInstanceOf(PackRefusedException.class)
                .hasMessageContaining(message);
    }

    /** The plain pack's entries, the manifest among them. */
    private static Map<String, byte[]> canonical() {
        Map<String, byte[]> files = PackUnderTest.plain().files();
        PackHeader header = PackUnderTest.plain().checked().header();
        Map<String, byte[]> entries = new TreeMap<>(files);
        entries.put(
                PackManifest.NAME,
                PackManifest.of(header, PackOrigin.here(Lineage.FIRST), new PackFiles(files))
                        .canonicalBytes());
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries, int method) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                CRC32 crc = new CRC32();
                crc.update(each.getValue());
                entry.setMethod(method);
                entry.setSize(each.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
