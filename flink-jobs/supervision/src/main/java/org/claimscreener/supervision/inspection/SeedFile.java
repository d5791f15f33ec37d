package org.claimscreener.supervision.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.claimscreener.engine.inspection.SeedBook;
import org.claimscreener.engine.inspection.SeedsRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The secret file of seeds, looked at again now and then: a new month needs no restart. What cannot be read leaves what was read
 * before in force. Not thread-safe.
 */
public final class SeedFile {
    /** A new month's seed is known so soon. */
    public static final long LOOK_EVERY_MS = 2_000;

    /** No seed is longer in a hundred years. */
    private static final long MOST_BYTES = 1_000_000;

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private final @Nullable Path path;
    private SeedBook book = SeedBook.EMPTY;
    private @Nullable FileTime modified;
    private long lookAgainAtMs = Long.MIN_VALUE;
    private String problem = "";

    private SeedFile(@Nullable Path path) {
        this.path = path;
    }

    /** At a path; blank for none, which draws nothing. */
    static SeedFile at(String path) {
        return new SeedFile(path.isBlank() ? null : Path.of(path));
    }

    /**
     * A file of seeds, read once.
     *
     * @throws IOException when it is missing, readable by others, too large, or no file of seeds; the message shows no seed
     */
    public static SeedBook read(Path path) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")
                && !OWNER_ALONE.containsAll(Files.getPosixFilePermissions(path))) {
            throw new IOException(
                    path + " may be read by others than its owner, who could foresee the draw; chmod 600 it, and"
                            + " commit to a new seed for the months to come");
        }
        if (Files.size(path) > MOST_BYTES) {
            throw new IOException(path + " is larger than " + MOST_BYTES + " bytes, and no file of seeds");
        }
        try {
            return SeedBook.parse(path.toString(), Files.readString(path));
        } catch (SeedsRefusedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * What is to be drawn by now.
     *
     * @param nowMs by the machine's clock
     */
    SeedBook book(long nowMs) {
        if (path != null && nowMs >= lookAgainAtMs) {
            lookAgainAtMs = nowMs + LOOK_EVERY_MS;
            look(path);
        }
        return book;
    }

    private void look(Path at) {
        try {
            FileTime now = Files.getLastModifiedTime(at);
            if (!now.equals(modified)) {
                book = read(at);
                modified = now;
            }
            problem = "";
        } catch (IOException e) {
            problem = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    /** Why the file could not be read when it was looked at last; blank when it could. */
    String problem() {
        return problem;
    }
}
