package org.claimscreener.console.view;

import java.time.Instant;
import java.util.List;

/**
 * The edition of a month's public figures that is in force.
 *
 * @param asOf what was known when they were made
 * @param regions everything, provinces, prefectures, by code
 * @param rules by code
 * @param document as it was published
 */
public record PublicMonth(
        PublicEdition edition, Instant asOf, List<PublicRow> regions, List<PublicRow> rules, String document) {
    public PublicMonth {
        regions = List.copyOf(regions);
        rules = List.copyOf(rules);
    }
}
