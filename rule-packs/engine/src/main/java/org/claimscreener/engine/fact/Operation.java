package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * One operation of the visit. Texts that were not stated are "".
 *
 * @param code ICD-9-CM-3, medical security edition
 * @param operatedAt when it began, or null when not stated
 * @param practitionerId who operated
 */
public record Operation(
        String code, String name, boolean main, @Nullable Instant operatedAt, String practitionerId) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Is its time stated? */
    public boolean dated() {
        return operatedAt != null;
    }

    /**
     * Its civil date in Asia/Shanghai.
     *
     * @throws IllegalStateException when its time is not stated; {@link #dated} asks first
     */
    public LocalDate day() {
        if (operatedAt == null) {
            throw new IllegalStateException("operation " + code + " has no time");
        }
        return LocalDate.ofInstant(operatedAt, ZONE);
    }

    /** The name, or the code where none is stated. */
    public String label() {
        return name.isEmpty() ? code : name;
    }
}
