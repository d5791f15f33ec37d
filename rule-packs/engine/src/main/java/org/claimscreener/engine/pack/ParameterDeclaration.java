package org.claimscreener.engine.pack;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A number that rules use and regions may set otherwise.
 *
 * @param name lower_snake, unique in the pack
 * @param value in the unit, where no overlay says otherwise; within min and max, as all overlays are
 * @param source the official notice it comes from
 */
public record ParameterDeclaration(
        String name,
        long value,
        String unit,
        long min,
        long max,
        String source,
        String description,
        List<Overlay> overlays) {

    /**
     * Another value for some area and time.
     *
     * @param region prefix of pooling-area codes
     * @param from first day in force
     * @param to last day in force, or null: until further notice
     */
    public record Overlay(
            String region, LocalDate from, @Nullable LocalDate to, long value) {
        boolean holdsFor(String area, LocalDate day) {
            return area.startsWith(region) && !day.isBefore(from) && (to == null || !day.isAfter(to));
        }

        boolean overlaps(Overlay other) {
            return region.equals(other.region) && !endsBefore(other) && !other.endsBefore(this);
        }

        private boolean endsBefore(Overlay other) {
            return to != null && to.isBefore(other.from);
        }
    }

    public ParameterDeclaration {
        overlays = List.copyOf(overlays);
    }

    /** The value for a treatment area on a day: that of the longest region in force, else the base value. */
    public long valueFor(String treatmentArea, LocalDate day) {
        long result = value;
        int longest = -1;
        for (Overlay overlay : overlays) {
            if (overlay.region.length() > longest && overlay.holdsFor(treatmentArea, day)) {
                longest = overlay.region.length();
                result = overlay.value;
            }
        }
        return result;
    }
}
