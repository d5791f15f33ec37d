package org.claimscreener.faults.measure;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Middle and worst of a few durations, of which some may be missing. */
public record Spread(List<Duration> known, int missing) {
    public Spread {
        known = known.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** Of some measurements; an empty one is missing. */
    public static Spread of(List<Optional<Duration>> measured) {
        List<Duration> known = measured.stream().flatMap(Optional::stream).toList();
        return new Spread(known, measured.size() - known.size());
    }

    /** As {@code 1.4 s / 2.0 s}, with what is missing behind; a dash when there is none at all. */
    public String text() {
        if (known.isEmpty()) {
            return missing == 0 ? "–" : "never (" + missing + ")";
        }
        // The lower one of two in the middle would flatter.
        Duration middle = known.get(known.size() / 2);
        String spread = seconds(middle) + " / " + seconds(known.get(known.size() - 1));
        return missing == 0 ? spread : spread + ", never " + missing;
    }

    /** With a tenth of a second, below one second with a hundredth. */
    public static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1_000.0;
        return seconds < 1 ? String.format("%.2f s", seconds) : String.format("%.1f s", seconds);
    }
}
