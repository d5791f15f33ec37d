package org.claimscreener.engine.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.claimscreener.engine.feature.FeatureDeclaration;

/** Names of features over packs that are in force together. Stateless. */
public final class FeatureNames {
    private FeatureNames() {}

    /**
     * What is wrong with the names over all packs: a decision states features by name alone, so a name that two packs
     * declare would give the rules of one the values of the other. Empty when nothing is.
     */
    public static List<String> clashes(List<RulePack> packs) {
        Map<String, String> packByName = new TreeMap<>();
        List<String> clashes = new ArrayList<>();
        for (RulePack pack : packs) {
            for (FeatureDeclaration feature : pack.features()) {
                String other = packByName.putIfAbsent(feature.name(), pack.id());
                if (other != null) {
                    clashes.add("packs " + other + " and " + pack.id() + " both declare the feature '" + feature.name()
                            + "'; rename one of them");
                }
            }
        }
        return clashes;
    }
}
