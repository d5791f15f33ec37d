package org.claimscreener.launcher.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.engine.approval.KeysRefusedException;
import org.claimscreener.engine.approval.TrustedKeys;
import org.jspecify.annotations.Nullable;

/**
 * What stays from one start to the next, of one process at a time: whose signatures counted, and how often it was started.
 * Not thread-safe.
 */
final class UpFolder implements AutoCloseable {
    private static final String KEYS = "trusted-keys.yaml";
    private static final String STARTS = "starts";

    private final Path path;
    private final FileChannel lock;

    private UpFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens it, made if missing.
     *
     * @throws IOException when it cannot be used, or somebody uses it now
     */
    static UpFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path path = folder.toRealPath();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (locked(channel) == null) {
            channel.close();
            throw new IOException("another 'screener up' runs in " + path + "; end it, or name another --folder");
        }
        return new UpFolder(path, channel);
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** Where the keys are that the jobs trust, for {@code --keys} of other commands. */
    Path keysFile() {
        return path.resolve(KEYS);
    }

    /**
     * The keys that signed in earlier runs, and these. What those signed is in force; without them it would not count.
     *
     * @throws IOException when the earlier ones cannot be read
     */
    TrustedKeys trust(TrustedKeys now) throws IOException {
        TrustedKeys all = earlier().and(now);
        Files.writeString(keysFile(), all.text());
        return all;
    }

    private TrustedKeys earlier() throws IOException {
        if (!Files.exists(keysFile())) {
            return TrustedKeys.none();
        }
        try {
            return TrustedKeys.parse(keysFile().toString(), Files.readString(keysFile()));
        } catch (KeysRefusedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Counts a start. No two invent the same settlements: sent again, they would be retries.
     *
     * @return 1 for the first
     * @throws IOException when the count of earlier ones is damaged
     */
    int countStart() throws IOException {
        Path file = path.resolve(STARTS);
        int before = 0;
        if (Files.exists(file)) {
            try {
                before = Integer.parseInt(Files.readString(file).strip());
            } catch (NumberFormatException e) {
                throw new IOException(file + " holds no number; write how often it was started, at least", e);
            }
        }
        Files.writeString(file, Integer.toString(before + 1));
        return before + 1;
    }

    /**
     * Removes a folder below this one, and what is in it.
     *
     * @throws IOException when something of it stays
     */
    void remove(String below) throws IOException {
        Path folder = path.resolve(below);
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
