package org.claimscreener.launcher.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.claimscreener.engine.inspection.DrawPlan;
import org.claimscreener.engine.inspection.SeedBook;

/** Adds to the secret file of seeds. Stateless. */
public final class SeedFiles {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private SeedFiles() {}

    /**
     * Adds a month, whole or not at all; the file is made if it is not there, for its owner alone.
     *
     * @throws IOException when it cannot be written; it is then as it was
     */
    public static void add(Path file, DrawPlan plan) throws IOException {
        Path target = file.toAbsolutePath();
        String before = Files.exists(target)
                ? Files.readString(target)
                : "# Secret seeds of the draw for inspection: month, first instant, rates by grade, per point, least, most, seed.\n";
        Path draft = target.resolveSibling(target.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        boolean hasOwners = target.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createFile(
                draft,
                hasOwners
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
                        : new FileAttribute<?>[0]);
        String end = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        Files.writeString(draft, before + end + SeedBook.line(plan) + "\n");
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
