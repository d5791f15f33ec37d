package org.claimscreener.screening.standing;

/** Standings as a log has them: read whole at the first opening in a JVM, and followed from then on. */
public record LoggedStanding(StandingLog log) implements StandingSource {
    private static final long serialVersionUID = 1L;

    @Override
    public Lease open() throws InterruptedException {
        return StandingBoard.join(log, StandingBoard.Limits.DEFAULT);
    }
}
