package org.claimscreener.launcher.rebuild;

import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.FeatureValue;

/**
 * One subject's memory, folded anew from the log.
 *
 * @param subject institution or person
 * @param settlements folded in, each once
 * @param reversals carried out
 * @param compared decisions whose statement of the past was compared with the rebuilt one
 * @param differences of these, where they part
 * @param otherPacks decisions that were not compared, because packs decided them that are not at hand
 * @param countedBeside features that were not compared: a pack counted them before it was in force, evaluated beside, and
 *     no decision says since when
 * @param features as they stood on the newest settlement; of an institution only
 * @param state what the comparison with a savepoint gave; empty when none was asked for
 */
public record Rebuilt(
        String subject,
        long settlements,
        long reversals,
        long compared,
        List<String> differences,
        long otherPacks,
        List<String> countedBeside,
        List<FeatureValue> features,
        Optional<StateComparison> state) {
    public Rebuilt {
        differences = List.copyOf(differences);
        countedBeside = List.copyOf(countedBeside);
        features = List.copyOf(features);
    }

    /** Whether all that was compared is equal. */
    public boolean equal() {
        return differences.isEmpty()
                && state.map(comparison -> comparison.differences().isEmpty()).orElse(true);
    }
}
