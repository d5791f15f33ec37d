package org.claimscreener.accuracy;

import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.decision.RuleInfo;

/**
 * All that a report tells.
 *
 * @param packs id, version and digest of each
 * @param rules of all packs
 * @param screeningSeconds how long the screening took
 * @param timing empty when it was not wanted
 */
record Result(
        AccuracySettings settings,
        Origin origin,
        List<String> packs,
        List<RuleInfo> rules,
        Figures figures,
        double screeningSeconds,
        Optional<Timing> timing) {
    Result {
        packs = List.copyOf(packs);
        rules = List.copyOf(rules);
    }

    /** Where and from what it was measured. */
    record Origin(String machine, String commit, String command) {}
}
