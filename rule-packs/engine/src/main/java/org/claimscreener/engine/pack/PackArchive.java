package org.claimscreener.engine.pack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A pack as one zip file with one possible form: the manifest first, then the files by name, all stored and dated
 * alike. Stored, because deflated bytes differ between zlib versions, and the digest names the pack. Stateless.
 */
public final class PackArchive {
    /** The largest archive that is read. */
    public static final int MOST_BYTES = PackFiles.MOST_BYTES;

    /** Independent of the zone, unlike an instant: zip times are local. */
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int MOST_MANIFEST_BYTES = 1 << 20;
    private static final String BUILD_AGAIN = "build the archive again from the pack's folder";

    private PackArchive() {}

    /**
     * Reads and checks an archive.
     *
     * @param name what to call it in messages, e.g. its file name
     * @throws PackRefusedException when it is damaged, not in canonical form, or holds a faulty pack
     */
    public static RulePack read(String name, byte[] archive) throws PackRefusedException {
        Problems problems = new Problems();
        Map<String, byte[]> entries = entries(name, archive, problems);
        problems.throwIfAny(name);
        byte[] manifestBytes = entries.remove(PackManifest.NAME);
        if (manifestBytes == null) {
            problems.add(name, 0, "has no " + PackManifest.NAME, BUILD_AGAIN);
            problems.throwIfAny(name);
        }
        PackFiles files = new PackFiles(entries);
        PackManifest manifest = manifest(name, Objects.requireNonNull(manifestBytes), problems);
        compareHashes(manifest, files, problems);
        problems.throwIfAny(name);
        RulePack pack = PackCheck.check(name, files, manifest.origin());
        if (!Arrays.equals(pack.archive(), archive)) {
            problems.add(name, 0, "is not in the one form that an archive may have", BUILD_AGAIN);
            problems.throwIfAny(name);
        }
        return pack;
    }

    /**
     * Reads an archive's manifest alone: cheap, and enough to know what was signed. Whether the files are what it says,
     * {@link #read} finds out.
     *
     * @param name what to call the archive in messages, e.g. its file name
     * @throws PackRefusedException when it is no archive, or its manifest is not right
     */
    public static PackManifest manifest(String name, byte[] archive) throws PackRefusedException {
        Problems problems = new Problems();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            ZipEntry first = zip.getNextEntry();
            if (first != null && first.getName().equals(PackManifest.NAME) && first.getMethod() == ZipEntry.STORED) {
                return manifest(name, zip.readNBytes(MOST_MANIFEST_BYTES), problems);
            }
            problems.add(name, 0, "does not begin with " + PackManifest.NAME, BUILD_AGAIN);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(name, 0, "is no readable zip: " + e.getMessage(), BUILD_AGAIN);
        }
        throw problems.refusal(name);
    }

    private static PackManifest manifest(String name, byte[] bytes, Problems problems) throws PackRefusedException {
        PackManifest manifest = ManifestText.read(bytes, problems).orElse(null);
        if (manifest == null) {
            throw problems.refusal(name);
        }
        if (!Arrays.equals(manifest.canonicalBytes(), bytes)) {
            problems.add(PackManifest.NAME, 0, "is not in the one form that a manifest may have", BUILD_AGAIN);
            throw problems.refusal(name);
        }
        return manifest;
    }

    /** The archive's bytes: the same files and manifest give the same bytes, anywhere. */
    static byte[] write(PackManifest manifest, PackFiles files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            store(zip, PackManifest.NAME, manifest.canonicalBytes());
            for (Map.Entry<String, byte[]> file : files.all().entrySet()) {
                store(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** One file of an archive that was written here. */
    static Optional<String> text(byte[] archive, String path) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(path)) {
                    return Optional.of(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(FIXED_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static Map<String, byte[]> entries(String archiveName, byte[] archive, Problems problems) {
        Map<String, byte[]> entries = new TreeMap<>();
        if (archive.length > PackFiles.MOST_BYTES) {
            problems.add(archiveName, 0, "is larger than " + PackFiles.MOST_BYTES + " bytes", "split the pack");
            return entries;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String fault = faultOf(entry, entries);
                if (!fault.isEmpty()) {
                    problems.add(archiveName, 0, "entry '" + shown(entry.getName()) + "' " + fault, BUILD_AGAIN);
                    return entries;
                }
                // Stored entries cannot grow when read, and all of them together are within the archive's size.
                entries.put(entry.getName(), zip.readNBytes(mostBytes(entry.getName())));
                if (zip.read() != -1) {
                    problems.add(archiveName, 0, "entry '" + entry.getName() + "' is too large", "split the file");
                    return entries;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            problems.add(archiveName, 0, "is no readable zip: " + e.getMessage(), BUILD_AGAIN);
        }
        return entries;
    }

    private static int mostBytes(String entryName) {
        return entryName.equals(PackManifest.NAME) ? MOST_MANIFEST_BYTES : PackFiles.MOST_FILE_BYTES;
    }

    private static String faultOf(ZipEntry entry, Map<String, byte[]> before) {
        String name = entry.getName();
        if (name.startsWith("/") || name.contains("..") || name.contains("\\") || name.contains(":")) {
            return "climbs out of the pack";
        }
        if (!name.equals(PackManifest.NAME) && !PackFiles.hasPlace(name)) {
            return "has no place in a pack";
        }
        if (before.containsKey(name)) {
            return "stands twice";
        }
        if (before.size() > PackFiles.MOST_FILES) {
            return "is one too many: at most " + PackFiles.MOST_FILES + " files";
        }
        return entry.getMethod() == ZipEntry.STORED ? "" : "is compressed: entries are stored as they are";
    }

    private static void compareHashes(PackManifest manifest, PackFiles files, Problems problems) {
        files.hashes().forEach((name, actual) -> {
            String expected = manifest.fileHashes().get(name);
            if (expected == null) {
                problems.add(name, 0, "is not in the manifest", BUILD_AGAIN);
            } else if (!expected.equals(actual)) {
                problems.add(name, 0, "is not what the manifest says: it was changed after the build", BUILD_AGAIN);
            }
        });
        for (String name : manifest.fileHashes().keySet()) {
            if (!files.all().containsKey(name)) {
                problems.add(shown(name), 0, "is in the manifest but not in the archive", BUILD_AGAIN);
            }
        }
    }

    /** Names come from strangers: no control characters, no novels. */
    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + "..." : plain;
    }
}
