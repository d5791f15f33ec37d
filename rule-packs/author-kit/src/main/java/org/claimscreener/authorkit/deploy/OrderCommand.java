package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.approval.TrustedKeys;

import picocli.CommandLine.Mixin;

/** What all orders of the promoter have in common. */
abstract class OrderCommand implements Callable<Integer> {
    private final Console console;
    private final OrderAudit audit;
    private final String name;

    @Mixin
    private final BrokerOptions broker = new BrokerOptions();

    @Mixin
    private final PromoterOptions options = new PromoterOptions();

    /** @param name as it is typed */
    OrderCommand(Console console, OrderAudit audit, String name) {
        this.console = console;
        this.audit = audit;
        this.name = name;
    }

    @Override
    public Integer call() throws CommandFailure {
        TrustedKeys keys = KeyFiles.trustedKeys(broker.keys);
        check(keys);
        try (Promotion promotion = Promotion.open(console, audit, name, broker, keys, options)) {
            order(promotion);
            return ExitCodes.OK;
        } catch (IOException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whatever can be refused before anybody is asked. */
    void check(TrustedKeys keys) throws CommandFailure {}

    abstract void order(Promotion promotion) throws IOException, CommandFailure;
}
