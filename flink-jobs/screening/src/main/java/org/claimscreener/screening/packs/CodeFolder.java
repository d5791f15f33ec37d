package org.claimscreener.screening.packs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.RuleCodeStore;
import org.claimscreener.engine.pack.PackRefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled rules in a folder that the TaskManagers of a machine share, and find again after a restart. Who can write there
 * decides what rules do: so it is used only if it is this user's and nobody else may write into it. It may be emptied at any
 * time. Whatever goes wrong with it costs time and nothing else. Thread-safe.
 */
public final class CodeFolder implements RuleCodeStore {
    /** Some thirty versions of a pack of which every rule has changed. */
    static final int MOST_FILES = 5_000;

    static final long MOST_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(CodeFolder.class);
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
    private static final String LOCK = "lock";
    private static final ReentrantLock OF_THIS_JVM = new ReentrantLock();
    private static boolean chosen;

    private final Path folder;
    private final Clock clock;

    private CodeFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Has this JVM keep compiled rules below the folder for temporary files; the first call decides. */
    public static void ofThisJvm(String temporary) {
        synchronized (CodeFolder.class) {
            if (!chosen) {
                chosen = true;
                Path folder = Path.of(temporary).resolve("claim-screener-rules-" + System.getProperty("user.name"));
                open(folder, Clock.systemUTC()).ifPresent(CompiledPack::keepCodeIn);
            }
        }
    }

    /** Empty when the folder cannot be made, or is not this user's alone. */
    static Optional<CodeFolder> open(Path folder, Clock clock) {
        try {
            make(folder);
            PosixFileAttributes found =
                    Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Path probe = Files.createTempFile(folder, "probe", "");
            boolean own = Files.getOwner(probe).equals(found.owner());
            Files.delete(probe);
            if (found.isDirectory() && own && OURS.containsAll(found.permissions())) {
                return Optional.of(new CodeFolder(folder, clock));
            }
            LOG.warn("Compiled rules are not kept: {} is not a folder of this user alone", folder);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Compiled rules are not kept: {} cannot be used", folder, e);
        }
        return Optional.empty();
    }

    private static void make(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS));
        } catch (FileAlreadyExistsException e) {
            LOG.debug("{} was there, or another process has just made it", folder);
        }
    }

    @Override
    public Optional<byte[]> find(String key) {
        Path file = folder.resolve(key);
        try {
            if (Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("Compiled rules cannot be read from {}; they are compiled again", file, e);
            return Optional.empty();
        }
    }

    @Override
    public void keep(Map<String, byte[]> contentByKey) {
        try {
            for (Map.Entry<String, byte[]> content : contentByKey.entrySet()) {
                Path written = Files.createTempFile(folder, "new", "");
                Files.write(written, content.getValue());
                Files.setLastModifiedTime(written, FileTime.from(clock.instant()));
                Files.move(written, folder.resolve(content.getKey()), StandardCopyOption.ATOMIC_MOVE);
            }
            forgetOldest();
        } catch (IOException e) {
            LOG.warn("Compiled rules cannot be kept in {}; the next process compiles them again", folder, e);
        }
    }

    /** What was not asked for the longest goes first. */
    private void forgetOldest() throws IOException {
        List<Kept> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(file -> !file.endsWith(LOCK))
                    .flatMap(file -> Kept.of(file).stream())
                    .sorted(Comparator.comparing(Kept::asked).reversed())
                    .toList();
        }
        long bytes = 0;
        for (int i = 0; i < all.size(); i++) {
            bytes += all.get(i).bytes();
            if (i >= MOST_FILES || bytes > MOST_BYTES) {
                Files.deleteIfExists(all.get(i).file());
            }
        }
    }

    private record Kept(Path file, long bytes, FileTime asked) {
        /** Empty when somebody else has just moved or deleted it. */
        static Optional<Kept> of(Path file) {
            try {
                return Optional.of(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    /** By a lock of the operating system's: it ends with a process that is killed. */
    @Override
    public <T> T inTurn(Work<T> work) throws PackRefusedException {
        OF_THIS_JVM.lock();
        try {
            FileChannel channel = locked();
            try {
                return work.run();
            } finally {
                close(channel);
            }
        } finally {
            OF_THIS_JVM.unlock();
        }
    }

    /** Null where there can be no lock: then the same may be compiled twice. */
    private @Nullable FileChannel locked() {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock();
            LOG.debug("{} compiles rules", lock);
            return channel;
        } catch (OverlappingFileLockException e) {
            // Another job of this TaskManager, whose classes, and so whose lock of the JVM, are others than ours.
            LOG.info("Another job of this process compiles rules in {}; this one does not wait for it", folder);
        } catch (IOException e) {
            LOG.warn("Processes on this machine cannot take turns at compiling rules in {}", folder, e);
        }
        close(channel);
        return null;
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.warn("The lock on compiled rules cannot be given back; it ends with this process", e);
        }
    }
}
