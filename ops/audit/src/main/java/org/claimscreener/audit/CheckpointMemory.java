package org.claimscreener.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.claimscreener.wire.record.AuditCheckpoint;

/** A writer's own newest checkpoint on its disk: a log that was cut off before it is noticed at the next start. Not thread-safe. */
final class CheckpointMemory {
    private final Path file;

    CheckpointMemory(Path file) {
        this.file = file;
    }

    void keep(AuditCheckpoint checkpoint) throws IOException {
        KeptCheckpoints.write(file, List.of(checkpoint));
    }

    /**
     * Looks whether the log's chain goes as far as was signed.
     *
     * @throws IOException when it does not
     */
    void check(ChainEnd found, String writerId) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        for (AuditCheckpoint kept : KeptCheckpoints.read(file)) {
            if (kept.getWriterId().equals(writerId) && isBefore(found, kept)) {
                throw new IOException("the audit chain of " + writerId + " was signed up to record "
                        + kept.getSequence() + ", and the log has it up to " + found.sequence()
                        + ": it is another log, or its end was cut off. Find out which; if it is meant to begin anew, move "
                        + file + " away");
            }
        }
    }

    private static boolean isBefore(ChainEnd found, AuditCheckpoint kept) {
        return found.sequence() < kept.getSequence()
                || (found.sequence() == kept.getSequence() && !found.hash().equals(kept.getHash()));
    }
}
