package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.time.Instant;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.engine.deploy.OrdersOfPack;
import org.claimscreener.engine.deploy.StagedPack;
import org.claimscreener.wire.record.PackControlKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a pack decide again that decided before. */
@Command(
        name = "rollback",
        header = "Lets a pack decide again that decided before.",
        description = "As fast as an activation: the old pack is still compiled. It also takes an activation back that"
                + " waits for its time.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  packctl rollback fraud-patterns --bootstrap-servers 127.0.0.1:9092 \\",
            "    --keys trusted-keys.yaml --key promoter.key --reason \"holds insulin\" --wait"
        })
public final class RollbackCommand extends OrderCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "Id from pack.yaml.")
    private String id = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION|DIGEST",
            description = "To which; to the older one that decided last, unless said.")
    private String pick = "";

    /** Does nothing before it is called. */
    public RollbackCommand(Console console, OrderAudit audit) {
        super(console, audit, "rollback");
    }

    @Override
    void order(Promotion promotion) throws IOException, CommandFailure {
        OrdersOfPack orders = promotion.orders().of(id);
        StagedPack pack = pick.isEmpty() ? before(orders) : PackPick.of(orders, pick);
        promotion.order(PackControlKind.ROLLBACK, pack, null);
    }

    private StagedPack before(OrdersOfPack orders) throws CommandFailure {
        String wanted = orders.wantedAt(Instant.now())
                .orElseThrow(() -> CommandFailure.failed(
                        "no pack " + id + " decides by order: name the version to go back to", null));
        String before = orders.lastGood(wanted)
                .orElseThrow(() -> CommandFailure.failed(
                        "no older version of " + id + " has decided before this one: there is nothing to go back to",
                        null));
        return PackPick.of(orders, before);
    }
}
