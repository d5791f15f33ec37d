package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where it is put on record who orders what, before it is ordered. The author kit knows packs and orders alone; whoever
 * puts {@code packctl} together knows the audit.
 */
@FunctionalInterface
public interface OrderAudit {
    /**
     * Who orders what.
     *
     * @param person as the trust file names the owner of the promoter's key; {@code key} and the key's id when it does not
     * @param packId of which pack
     * @param detail kind, version, digest, key and reason, for people
     */
    record Entry(String person, String packId, String detail) {}

    /**
     * Returns when it is on record.
     *
     * @param bootstrapServers Kafka, as a comma-separated list
     * @param keyFile the key under this person's records; made when it is not there
     * @throws IOException when it is not: then nothing is ordered
     */
    void beforehand(String bootstrapServers, Path keyFile, Entry entry) throws IOException;
}
