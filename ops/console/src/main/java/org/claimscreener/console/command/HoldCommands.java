package org.claimscreener.console.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldStep;

/** Sends commands to the holds job. Thread-safe. */
public interface HoldCommands {
    /**
     * Writes the command to the log and waits for the step that it made, or by which it was refused, to be in the
     * projection.
     *
     * @return the step; empty when none came in time: the command is in the log and will be answered. Completes with an
     *     {@link java.io.IOException} when it did not get into the log
     */
    CompletionStage<Optional<HoldStep>> send(HoldCommand command, Duration patience);
}
