package org.claimscreener.engine.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A month's true figures. Not for the public as they are. Immutable.
 *
 * @param prefectures by four digits
 * @param rules by code; a hold counts with each rule that held something of it
 */
public record MonthFigures(YearMonth month, SortedMap<String, Tally> prefectures, SortedMap<String, Rule> rules) {
    public MonthFigures {
        prefectures = Collections.unmodifiableSortedMap(new TreeMap<>(prefectures));
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    /** A rule's part. */
    public record Rule(String name, Tally tally) {}

    /** Prefectures, provinces and everything, by code. */
    SortedMap<String, Tally> regions() {
        SortedMap<String, Tally> regions = new TreeMap<>(prefectures);
        SortedMap<String, List<Tally>> provinces = new TreeMap<>();
        prefectures.forEach((code, tally) -> provinces
                .computeIfAbsent(Region.province(code), none -> new ArrayList<>())
                .add(tally));
        provinces.forEach((code, tallies) -> regions.put(code, Tally.sum(tallies)));
        regions.put(Region.ALL, Tally.sum(prefectures.values()));
        return regions;
    }
}
