package org.claimscreener.console.command;

import java.util.concurrent.CompletionStage;

import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.TipCommand;

/** Sends commands to the supervision job. Thread-safe. */
public interface SubjectCommands {
    /**
     * Writes the command to the log. Completes when it is there, with an {@link java.io.IOException} when it did not get
     * there; what became of it the subject's page shows, some seconds later.
     */
    CompletionStage<Void> send(SupervisionCommand command);

    /** The same of an order; what became of it the page of orders shows. */
    CompletionStage<Void> send(Directive directive);

    /** The same about a tip; what became of it the tip's page shows. */
    CompletionStage<Void> send(TipCommand command);
}
