package org.claimscreener.engine.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.fact.Standing;
import org.claimscreener.engine.standing.Watch;
import org.jspecify.annotations.Nullable;

/**
 * A number that rules use, that regions may set otherwise, and that may be another for those under watch.
 *
 * @param name lower_snake, unique in the pack
 * @param value in the unit, where nothing says otherwise; within min and max, as all other values are
 * @param source the official notice it comes from
 * @param watched values for those under watch; the first that is met holds
 */
public record ParameterDeclaration(
        String name,
        long value,
        String unit,
        long min,
        long max,
        String source,
        String description,
        List<Overlay> overlays,
        List<WatchedRow> watched) {

    /**
     * Another value for some area and time.
     *
     * @param region prefix of pooling-area codes
     * @param from first day in force
     * @param to last day in force, or null: until further notice
     * @param watched the area's own values for those under watch, in place of the parameter's; empty: the parameter's
     */
    public record Overlay(
            String region, LocalDate from, @Nullable LocalDate to, long value, Optional<List<WatchedRow>> watched) {
        public Overlay {
            watched = watched.map(List::copyOf);
        }

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
        watched = List.copyOf(watched);
    }

    /** The value for a treatment area on a day, nobody being watched: that of the longest region in force, else the base value. */
    public long valueFor(String treatmentArea, LocalDate day) {
        Overlay overlay = overlayFor(treatmentArea, day);
        return overlay == null ? value : overlay.value;
    }

    private @Nullable Overlay overlayFor(String treatmentArea, LocalDate day) {
        Overlay longest = null;
        for (Overlay overlay : overlays) {
            if (overlay.holdsFor(treatmentArea, day)
                    && (longest == null || overlay.region.length() > longest.region.length())) {
                longest = overlay;
            }
        }
        return longest;
    }

    /** Whether it may be another for those under watch, somewhere and at some time. */
    boolean watches() {
        return !watched.isEmpty()
                || overlays.stream()
                        .anyMatch(overlay -> !overlay.watched.orElse(List.of()).isEmpty());
    }

    /**
     * The value that holds because of the watch; empty when the usual one does. An area's own rows hold as they stand. Those
     * of the parameter move an area's value only the way in which they differ from the base value: an area that goes
     * further than the row already stays where it is.
     */
    public Optional<WatchedValue> watchedFor(String treatmentArea, LocalDate day, Watch watch) {
        Overlay overlay = overlayFor(treatmentArea, day);
        long usual = overlay == null ? value : overlay.value;
        Optional<List<WatchedRow>> own = overlay == null ? Optional.empty() : overlay.watched;
        for (WatchedRow row : own.orElse(watched)) {
            Optional<Standing> ground = row.metBy(watch);
            if (ground.isPresent()) {
                long holds = own.isPresent() ? row.value() : moved(usual, row.value());
                return holds == usual
                        ? Optional.empty()
                        : Optional.of(new WatchedValue(name, unit, holds, usual, ground.get()));
            }
        }
        return Optional.empty();
    }

    private long moved(long usual, long watchedValue) {
        if (watchedValue == value) {
            return usual;
        }
        return watchedValue > value ? Math.max(usual, watchedValue) : Math.min(usual, watchedValue);
    }
}
