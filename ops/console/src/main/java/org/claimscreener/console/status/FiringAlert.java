package org.claimscreener.console.status;

import java.time.Instant;

/**
 * An alert that fires or is about to.
 *
 * @param severity as its rule labels it; empty when it does not
 * @param firing false while it only waits for how long it lasts
 * @param since when its condition began to hold
 * @param summary what it says, at most 500 characters; empty when it says nothing
 * @param runbook where to read on; empty when nowhere
 */
public record FiringAlert(
        String name, String severity, boolean firing, Instant since, String summary, String runbook) {}
