package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.claimscreener.audit.AuditEntry;
import org.claimscreener.audit.CommandAudit;
import org.claimscreener.authorkit.Packctl;
import org.claimscreener.authorkit.deploy.OrderAudit;
import org.claimscreener.commandline.Console;
import org.claimscreener.wire.record.AuditAction;

/**
 * {@code packctl} as {@code rule-packs/packctl} starts it: what it orders goes to the audit first. Put together here, for
 * the author kit knows the engine alone, and the audit the wire alone. Stateless.
 */
public final class AuditedPackctl {
    private AuditedPackctl() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Console.ofThisProcess(), args));
    }

    /** Runs one command and returns its exit code. Never throws. */
    public static int run(Console console, String... args) {
        return Packctl.run(console, AuditedPackctl::beforehand, args);
    }

    private static void beforehand(String bootstrapServers, Path keyFile, OrderAudit.Entry order) throws IOException {
        AuditEntry entry = AuditEntry.fitted(
                order.person(), Optional.empty(), AuditAction.PACK_ORDER, order.packId(), order.detail());
        CommandAudit.beforehand(bootstrapServers, keyFile, List.of(entry), Clock.systemUTC());
    }
}
