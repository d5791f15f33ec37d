package org.claimscreener.engine.standing;

import java.util.Optional;

import org.claimscreener.wire.record.Standing;

/** Whose view of subjects a standing is. Each has its own newest standing of a subject; in force is what all of them say. */
public enum StandingOrigin {
    /** What the authority puts there itself: registers that it keeps elsewhere. */
    AUTHORITY(""),

    /** What the supervision job makes of directives and of outcomes. */
    SUPERVISION("supervision"),

    /** What it makes of tips: scrutiny that fades. */
    TIPS("tips");

    private final String source;

    StandingOrigin(String source) {
        this.source = source;
    }

    /** As the field source has it, and the key before its slash. */
    public String source() {
        return source;
    }

    /** Empty when this build does not know the source. */
    public static Optional<StandingOrigin> ofSource(String source) {
        for (StandingOrigin origin : values()) {
            if (origin.source.equals(source)) {
                return Optional.of(origin);
            }
        }
        return Optional.empty();
    }

    /**
     * A standing that came after another one of the same subject and origin: does it replace it? What a job says again after
     * a restart rests on less than is known already, and is not news.
     */
    public boolean replaces(Standing before, Standing after) {
        return !ofJob() || !after.getIssuedAt().isBefore(before.getIssuedAt());
    }

    /** Published by a job: at once and not in transactions, so that after a restart it says again what it had said. */
    public boolean ofJob() {
        return this != AUTHORITY;
    }
}
