package org.claimscreener.console.identity;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.claimscreener.audit.AuditEntry;
import org.claimscreener.audit.AuditWriter;

/** Where it is put down what persons do. Thread-safe. */
public interface AuditTrail {
    /**
     * Puts an entry down, and returns when it is safe.
     *
     * @throws IOException when that is not known: what must be put down first is not done then
     */
    void put(AuditEntry entry) throws IOException;

    /** The chain of this process. Waits 20 s at most. */
    static AuditTrail of(AuditWriter writer) {
        return entry -> await(writer.append(entry));
    }

    private static void await(CompletionStage<?> done) throws IOException {
        try {
            var unused = done.toCompletableFuture().get(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the audit was written", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the audit does not confirm", e);
        }
    }
}
