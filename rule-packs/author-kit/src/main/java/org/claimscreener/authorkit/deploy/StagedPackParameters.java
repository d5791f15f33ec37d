package org.claimscreener.authorkit.deploy;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.engine.deploy.Orders;
import org.claimscreener.engine.deploy.StagedPack;

import picocli.CommandLine.Parameters;

/** Which staged pack an order is about. */
final class StagedPackParameters {
    @Parameters(index = "0", paramLabel = "ID", description = "Id from pack.yaml.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "VERSION|DIGEST",
            description = "A version that is staged, or at least 8 digits of its digest.")
    private String pick = "";

    /** @throws CommandFailure when none is meant, or more than one */
    StagedPack in(Orders orders) throws CommandFailure {
        return PackPick.of(orders.of(id), pick);
    }
}
