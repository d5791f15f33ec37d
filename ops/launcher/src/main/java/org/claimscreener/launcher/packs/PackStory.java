package org.claimscreener.launcher.packs;

import java.util.Optional;

import org.claimscreener.wire.record.PackRef;

/**
 * Where a pack that decided comes from.
 *
 * @param pack as the decision names it
 * @param source where its archive was found
 * @param inForce the time in which it decided; empty when no status says so
 * @param staging the order that staged it; empty when the topic holds none
 * @param accepted whether the job said that it took an order about it
 */
public record PackStory(
        PackRef pack,
        Source source,
        Optional<ForcePeriods.Period> inForce,
        Optional<Staging> staging,
        boolean accepted) {
    /** Where an archive was found. */
    public enum Source {
        /** On the topic of orders. */
        TOPIC,
        /** Among those that were named, or that come with the screener. */
        GIVEN,
        /** Nowhere. */
        NOWHERE
    }
}
