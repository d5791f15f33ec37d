package org.claimscreener.engine.profile;

import java.time.Instant;
import java.util.List;

/**
 * What one settlement added to its institution's profile.
 *
 * @param contentDigest of the settlement, to tell a retry from a conflict
 * @param withdrawn it has been taken back
 */
public record Contribution(
        String contentDigest, String patientId, Instant settledAt, List<Touch> touches, boolean withdrawn) {
    public Contribution {
        touches = List.copyOf(touches);
    }

    /** The same, once taken back. */
    public Contribution taken() {
        return new Contribution(contentDigest, patientId, settledAt, List.of(), true);
    }
}
