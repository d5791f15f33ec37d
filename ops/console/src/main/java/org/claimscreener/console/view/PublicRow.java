package org.claimscreener.console.view;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Public figures of a region or a rule; what they are, flink-jobs/DISCLOSURE.md says.
 *
 * @param code of a region "all", two digits, or four
 * @param name of a rule; empty of a region
 * @param partOf the region that it lies in; empty of none
 * @param numbers by their keys in the document; what is suppressed is not there
 * @param median class of the median hold time; empty when it is suppressed or there is none
 * @param medianSuppressed it is suppressed
 */
public record PublicRow(
        String code,
        String name,
        String partOf,
        Map<String, Long> numbers,
        Optional<Span> median,
        boolean medianSuppressed) {
    public PublicRow {
        numbers = Map.copyOf(numbers);
    }

    /**
     * A class of hold times.
     *
     * @param fromHours first hour in it
     * @param belowHours first hour that is not; 0 = no end
     */
    public record Span(int fromHours, int belowHours) {}

    /** Empty when it is suppressed. */
    public OptionalLong of(String key) {
        Long number = numbers.get(key);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
