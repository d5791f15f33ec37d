package org.claimscreener.engine.pack;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a pack says about itself.
 *
 * @param id lower-case letters, digits and hyphens
 * @param version semantic version
 * @param owner who answers for it
 * @param regions {@link #EVERYWHERE} alone, or prefixes of pooling-area codes
 * @param effectiveFrom first day in force
 * @param effectiveTo last day in force, or null: until further notice
 * @param change what this version changes, for reviewers
 */
public record PackHeader(
        String id,
        String version,
        String owner,
        String description,
        List<String> regions,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String change,
        PackLimits limits) {
    /** The region that is every region. */
    public static final String EVERYWHERE = "*";

    public PackHeader {
        regions = List.copyOf(regions);
    }

    /** Does the pack speak about a settlement treated in this area and settled on this day? */
    public boolean appliesTo(String treatmentArea, LocalDate day) {
        if (day.isBefore(effectiveFrom) || (effectiveTo != null && day.isAfter(effectiveTo))) {
            return false;
        }
        for (String region : regions) {
            if (region.equals(EVERYWHERE) || treatmentArea.startsWith(region)) {
                return true;
            }
        }
        return false;
    }
}
