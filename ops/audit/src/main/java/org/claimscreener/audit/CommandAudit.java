package org.claimscreener.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.claimscreener.wire.record.AuditRecord;

/**
 * Puts on record what a person is about to do by a command line. Each key has a chain of its own, which each run goes on
 * with: the writer's id is {@code person-} and the key's id. What a run writes is signed in the transaction that writes
 * it, so nothing of it is left unsigned when the process ends. Runs with one key come one after the other. Stateless.
 */
public final class CommandAudit {
    private static final String PREFIX = "person";
    private static final int AT_A_TIME = 1_000;

    private CommandAudit() {}

    /**
     * Returns when the log has all of them, with a signature under them; then it may be done.
     *
     * @param bootstrapServers host:port list
     * @param keyFile of the person, or of the machine; made when it is not there, see {@link AuditSigner#of}. Waits while
     *     another process uses it
     * @param entries at least one
     * @throws IOException when the log did not confirm all of them, the key cannot be used, or this process is using it
     *     already: then none of it is to be done. Records that are there nevertheless say that somebody tried
     */
    public static void beforehand(String bootstrapServers, Path keyFile, List<AuditEntry> entries, Clock clock)
            throws IOException {
        Path lockFile = keyFile.resolveSibling(keyFile.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException(lockFile + " cannot be locked");
            }
            write(bootstrapServers, keyFile, entries, clock);
        } catch (OverlappingFileLockException e) {
            throw new IOException("this process is writing with " + keyFile + " already", e);
        }
    }

    private static void write(String bootstrapServers, Path keyFile, List<AuditEntry> entries, Clock clock)
            throws IOException {
        AuditSigner signer = AuditSigner.namedByItsKey(PREFIX, keyFile);
        try (AuditWriter writer = AuditWriter.start(bootstrapServers, signer, keyFile, AuditPace.AT_ONCE, clock)) {
            for (int from = 0; from < entries.size(); from += AT_A_TIME) {
                List<CompletableFuture<AuditRecord>> written = new ArrayList<>();
                for (AuditEntry entry : entries.subList(from, Math.min(entries.size(), from + AT_A_TIME))) {
                    written.add(writer.append(entry));
                }
                await(written);
            }
        }
    }

    private static void await(List<CompletableFuture<AuditRecord>> written) throws IOException {
        try {
            CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(String.valueOf(cause.getMessage()), e);
        }
    }
}
