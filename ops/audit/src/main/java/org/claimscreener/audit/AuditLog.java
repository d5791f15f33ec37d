package org.claimscreener.audit;

import java.io.IOException;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;

/** Where one writer's chain is kept. Not thread-safe. */
interface AuditLog extends AutoCloseable {
    /**
     * Shuts out whoever wrote this chain before, and then says where it ends.
     *
     * @throws IOException when the log does not answer
     */
    ChainEnd takeOver() throws IOException;

    /**
     * Appends all of them or none.
     *
     * @throws ReplacedException when somebody else took the chain over
     * @throws IOException when the log did not confirm: they may be in it nevertheless, and {@link #takeOver} tells
     */
    void append(List<? extends SpecificRecord> records) throws IOException;

    @Override
    void close();
}
