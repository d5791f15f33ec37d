package org.claimscreener.engine.referral.packet;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A rule pack that decided.
 *
 * @param digest SHA-256 of its archive: whoever has an archive can tell whether it is the one
 * @param inForceSince null when no status says so
 * @param signers who signed it, in words, with the role; empty when no order on the topic staged it
 * @param note what is to be said about these signatures; blank when nothing is
 */
public record PackFact(
        String id, String version, String digest, @Nullable Instant inForceSince, List<String> signers, String note) {
    public PackFact {
        signers = List.copyOf(signers);
    }
}
