package org.claimscreener.screening.standing;

import java.util.stream.Stream;

import org.claimscreener.engine.standing.StandingOrigin;
import org.jspecify.annotations.Nullable;

/** What each origin has issued about one subject, as the bytes on the wire. Immutable: a change is another one. */
final class IssuedBytes {
    static final IssuedBytes NOTHING = new IssuedBytes(null, null);

    private final byte @Nullable [] authority;
    private final byte @Nullable [] supervision;

    private IssuedBytes(byte @Nullable [] authority, byte @Nullable [] supervision) {
        this.authority = authority;
        this.supervision = supervision;
    }

    byte @Nullable [] of(StandingOrigin origin) {
        return switch (origin) {
            case AUTHORITY -> authority;
            case SUPERVISION -> supervision;
        };
    }

    IssuedBytes with(StandingOrigin origin, byte @Nullable [] value) {
        return switch (origin) {
            case AUTHORITY -> new IssuedBytes(value, supervision);
            case SUPERVISION -> new IssuedBytes(authority, value);
        };
    }

    boolean isNothing() {
        return authority == null && supervision == null;
    }

    /** The authority's first. */
    Stream<byte[]> all() {
        return Stream.of(StandingOrigin.values()).map(this::of).flatMap(Stream::ofNullable);
    }
}
