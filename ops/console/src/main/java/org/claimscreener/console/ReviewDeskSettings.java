package org.claimscreener.console;

import java.nio.file.Path;

import org.claimscreener.console.identity.IdentitySettings;

/**
 * What the review desk is run with.
 *
 * @param bootstrapServers Kafka, as a comma-separated list
 * @param listen where it listens, and where attachments lie
 * @param identity who may sign in
 * @param auditWriter name of this process in the audit; kept over restarts, and shared with no other
 * @param auditKey file of the key that signs the audit; made when there is none, and worth a backup of its own
 */
public record ReviewDeskSettings(
        String bootstrapServers,
        ConsoleSettings listen,
        IdentitySettings identity,
        String auditWriter,
        Path auditKey) {}
