package org.claimscreener.engine.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads packs from disk: a folder as authors write it, or a built archive. Stateless. */
public final class PackFolder {
    private static final int MOST_LEVELS = 5;

    private PackFolder() {}

    /**
     * Reads and checks a pack. A folder and the archive built from it give the same pack with the same digest; a folder
     * is the first version of its id.
     *
     * @param path a folder with a pack.yaml, or an archive
     * @throws PackRefusedException when anything is wrong with the pack's content; nothing of it is usable then
     * @throws IOException when the files cannot be read
     */
    public static RulePack load(Path path) throws IOException, PackRefusedException {
        return load(path, Lineage.FIRST);
    }

    /**
     * Reads and checks a pack, a folder as the version that the lineage says.
     *
     * @param path a folder with a pack.yaml; an archive knows its own lineage
     * @throws PackRefusedException when anything is wrong with the pack's content; nothing of it is usable then
     * @throws IOException when the files cannot be read
     */
    public static RulePack load(Path path, Lineage lineage) throws IOException, PackRefusedException {
        String name = String.valueOf(path.getFileName());
        if (!Files.isDirectory(path)) {
            return PackArchive.read(name, bounded(path, PackFiles.MOST_BYTES + 1));
        }
        Problems problems = new Problems();
        Map<String, byte[]> files = files(path, problems);
        problems.throwIfAny(name);
        return PackCheck.check(name, new PackFiles(files), PackOrigin.here(lineage));
    }

    /**
     * As {@link #load}, for an author who wants to know everything that is wrong at once, in the rules too.
     *
     * @throws IOException when the files cannot be read
     */
    public static PackInspection inspect(Path path) throws IOException {
        return inspect(path, Map.of());
    }

    /**
     * As {@link #inspect(Path)}, as if some files held something else.
     *
     * @param instead text by path inside the pack; of a folder only
     */
    public static PackInspection inspect(Path path, Map<String, String> instead) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (!Files.isDirectory(path)) {
            try {
                return PackInspection.sound(PackArchive.read(name, bounded(path, PackFiles.MOST_BYTES + 1)));
            } catch (PackRefusedException e) {
                return new PackInspection(e.problems(), Optional.empty(), List.of());
            }
        }
        Problems problems = new Problems();
        Map<String, byte[]> bytes = files(path, problems);
        instead.forEach((file, text) -> bytes.put(file, text.getBytes(StandardCharsets.UTF_8)));
        PackFiles files = new PackFiles(bytes);
        Optional<RulePack> draft = PackCheck.draft(files, PackOrigin.here(Lineage.FIRST), problems);
        // Texts that are none were named while the draft was made.
        List<PackText> cases = PackCheck.texts(files, PackCheck.CASES, new Problems());
        return new PackInspection(problems.sorted(), draft, cases);
    }

    private static Map<String, byte[]> files(Path folder, Problems problems) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Files.walkFileTree(folder, java.util.Set.of(), MOST_LEVELS, new SimpleFileVisitor<>() {
            private long total;

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (isAside(name)) {
                    return FileVisitResult.CONTINUE;
                }
                if (!PackFiles.hasPlace(name) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    problems.add(name, 0, "has no place in a pack", PackFiles.placesInWords());
                    return FileVisitResult.CONTINUE;
                }
                total += attributes.size();
                if (files.size() >= PackFiles.MOST_FILES
                        || attributes.size() > PackFiles.MOST_FILE_BYTES
                        || total > PackFiles.MOST_BYTES) {
                    problems.add(
                            name,
                            0,
                            "makes the pack too large",
                            "keep within " + PackFiles.MOST_FILES + " files, " + PackFiles.MOST_FILE_BYTES
                                    + " bytes a file and " + PackFiles.MOST_BYTES + " bytes together");
                    return FileVisitResult.TERMINATE;
                }
                files.put(name, bounded(file, PackFiles.MOST_FILE_BYTES));
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    /** For people and tools, no part of the pack. */
    private static boolean isAside(String name) {
        return name.equals("README.md") || name.startsWith(".") || name.contains("/.");
    }

    private static byte[] bounded(Path file, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(mostBytes);
        }
    }
}
