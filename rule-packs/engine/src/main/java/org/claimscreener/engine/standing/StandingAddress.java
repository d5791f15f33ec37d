package org.claimscreener.engine.standing;

import java.util.Optional;

import org.claimscreener.wire.record.Standing;

/** Under which key a standing lies in its compacted topic: whose view it is, and about whom. */
public record StandingAddress(StandingOrigin origin, StandingKey subject) {
    private static final char SLASH = '/';

    /**
     * The address of a standing; empty when this build does not know its source.
     *
     * @throws IllegalArgumentException when its subject's id is blank
     */
    public static Optional<StandingAddress> of(Standing standing) {
        return StandingOrigin.ofSource(standing.getSource())
                .map(origin -> new StandingAddress(origin, StandingKey.of(standing)));
    }

    /** The topic's key: {@code INSTITUTION:H43010200001}, {@code supervision/INSTITUTION:H43010200001}. */
    public String encode() {
        return origin == StandingOrigin.AUTHORITY ? subject.encode() : origin.source() + SLASH + subject.encode();
    }

    /** Reads what {@link #encode} wrote; empty when it did not, or not in this build. */
    public static Optional<StandingAddress> decode(String key) {
        Optional<StandingKey> plain = StandingKey.decode(key);
        if (plain.isPresent()) {
            return plain.map(subject -> new StandingAddress(StandingOrigin.AUTHORITY, subject));
        }
        int slash = key.indexOf(SLASH);
        return slash < 1
                ? Optional.empty()
                : StandingOrigin.ofSource(key.substring(0, slash))
                        .flatMap(origin -> StandingKey.decode(key.substring(slash + 1))
                                .map(subject -> new StandingAddress(origin, subject)));
    }
}
