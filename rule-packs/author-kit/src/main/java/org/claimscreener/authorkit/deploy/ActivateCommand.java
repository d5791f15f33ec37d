package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.time.Instant;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.deploy.StagedPack;
import org.claimscreener.wire.record.PackControlKind;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a pack decide. */
@Command(
        name = "activate",
        header = "Lets a staged pack decide, in place of the pack of the same id.",
        description = "It is ordered only when every subtask has compiled the pack, unless --when-ready says otherwise."
                + " An older version than the one that decides needs packctl rollback.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  packctl activate fraud-patterns 1.5.0 --bootstrap-servers 127.0.0.1:9092 \\",
            "    --keys trusted-keys.yaml --key promoter.key --reason \"new patterns\" --wait",
            "  packctl activate fraud-patterns 3f9a12bc --at \"2027-01-01 00:00\" ..."
        })
public final class ActivateCommand extends OrderCommand {
    @Mixin
    private final StagedPackParameters which = new StagedPackParameters();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "From when: Shanghai's time as 2027-01-01 00:00, or ISO 8601 with an offset. At once, unless"
                    + " said.")
    private String at = "";

    @Option(
            names = "--when-ready",
            description = "Order it now although subtasks have not compiled it; the job waits for them.")
    private boolean whenReady;

    /** Does nothing before it is called. */
    public ActivateCommand(Console console, OrderAudit audit) {
        super(console, audit, "activate");
    }

    @Override
    void check(TrustedKeys keys) throws CommandFailure {
        effectiveAt();
    }

    private @Nullable Instant effectiveAt() throws CommandFailure {
        if (at.isEmpty()) {
            return null;
        }
        return CivilTime.parse(at)
                .orElseThrow(() -> CommandFailure.usage(
                        "--at is '" + at + "', expected a time as \"2027-01-01 00:00\" or 2027-01-01T00:00:00+08:00"));
    }

    @Override
    void order(Promotion promotion) throws IOException, CommandFailure {
        StagedPack pack = which.in(promotion.orders());
        Readiness readiness = promotion.reported().readiness(pack.digest());
        if (!readiness.refused().isEmpty()) {
            throw CommandFailure.failed(
                    "a job has refused " + pack.packId() + " " + pack.version() + ", nothing was ordered: "
                            + readiness.refused(),
                    null);
        }
        if (!readiness.isComplete() && !whenReady) {
            throw CommandFailure.failed(notReady(pack, readiness), null);
        }
        promotion.order(PackControlKind.ACTIVATE, pack, effectiveAt());
    }

    private String notReady(StagedPack pack, Readiness readiness) {
        String far = readiness.subtasks() == 0
                ? "no job has reported"
                : readiness.ready() + " of " + readiness.subtasks() + " subtasks have compiled it";
        return pack.packId() + " " + pack.version() + " is not ready everywhere, nothing was ordered: " + far
                + ". Wait (packctl status), or order it for then with --when-ready";
    }
}
