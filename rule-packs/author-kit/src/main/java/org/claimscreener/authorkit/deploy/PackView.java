package org.claimscreener.authorkit.deploy;

import java.util.List;
import java.util.Locale;

/**
 * How the packs of one id stand, as a person wants to see it.
 *
 * @param lastNumber of the last order that was accepted; 0 when there was none
 * @param rows what decides first, then what is to come, then what is only staged
 * @param problems the last ones, the oldest first
 */
record PackView(String packId, long lastNumber, List<Row> rows, List<String> problems) {
    PackView {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /** How one version stands, the most important first. */
    enum Standing {
        /** A job says that it decides. */
        IN_FORCE,
        /** It is to decide, and no job says so. */
        ORDERED,
        /** A job has taken it out of force. */
        TRIPPED,
        /** It is evaluated beside. */
        SHADOW,
        /** It is to decide later. */
        WAITS,
        /** It may be activated. */
        STAGED;

        String inWords() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One version.
     *
     * @param sequence 0 when it is not known: the pack ordered with keys that --keys does not have
     * @param detail for people, may be ""
     * @param shadow what it would have changed; all zero unless it is a shadow
     */
    record Row(
            Standing standing,
            String version,
            long sequence,
            String digest,
            Readiness readiness,
            String detail,
            ShadowTotals.Total shadow) {}

    /** What is still on its way, in words; empty when everything is as ordered. */
    List<String> underway() {
        return rows.stream()
                .filter(row -> row.sequence() > 0)
                .filter(row -> row.standing() == Standing.ORDERED
                        || (!row.readiness().isComplete()
                                && row.readiness().refused().isEmpty()))
                .map(row -> packId + " " + row.version() + ": " + row.standing().inWords() + ", ready "
                        + row.readiness().inWords())
                .toList();
    }
}
