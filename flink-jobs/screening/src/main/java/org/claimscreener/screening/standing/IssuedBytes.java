package org.claimscreener.screening.standing;

import java.util.stream.Stream;

import org.claimscreener.engine.standing.StandingOrigin;
import org.jspecify.annotations.Nullable;

/** What each origin has issued about one subject, as the bytes on the wire. Immutable: a change is another one. */
final class IssuedBytes {
    static final IssuedBytes NOTHING = new IssuedBytes(null, null, null);

    // Fields and no map: there are as many of these as subjects.
    private final byte @Nullable [] authority;
    private final byte @Nullable [] supervision;
    private final byte @Nullable [] tips;

    private IssuedBytes(byte @Nullable [] authority, byte @Nullable [] supervision, byte @Nullable [] tips) {
        this.authority = authority;
        this.supervision = supervision;
        this.tips = tips;
    }

    byte @Nullable [] of(StandingOrigin origin) {
        return switch (origin) {
            case AUTHORITY -> authority;
            case SUPERVISION -> supervision;
            case TIPS -> tips;
        };
    }

    IssuedBytes with(StandingOrigin origin, byte @Nullable [] value) {
        return switch (origin) {
            case AUTHORITY -> new IssuedBytes(value, supervision, tips);
            case SUPERVISION -> new IssuedBytes(authority, value, tips);
            case TIPS -> new IssuedBytes(authority, supervision, value);
        };
    }

    boolean isNothing() {
        return authority == null && supervision == null && tips == null;
    }

    /** The authority's first. */
    Stream<byte[]> all() {
        return Stream.of(StandingOrigin.values()).map(this::of).flatMap(Stream::ofNullable);
    }
}
