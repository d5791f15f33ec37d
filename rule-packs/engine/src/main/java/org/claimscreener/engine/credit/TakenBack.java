package org.claimscreener.engine.credit;

import java.time.Instant;

/**
 * An outcome that does not count, whenever it comes.
 *
 * @param takenAt when the log took the take-back in
 */
public record TakenBack(TakeBack takeBack, Instant takenAt) {
    String holdId() {
        return takeBack.holdId();
    }
}
