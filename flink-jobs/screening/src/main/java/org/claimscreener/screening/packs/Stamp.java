package org.claimscreener.screening.packs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.pack.FeatureNames;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.profile.ProfileFold;
import org.claimscreener.screening.record.StampedPack;

/**
 * What every settlement is stamped with until another stamp takes its place, and the institution's desk that counts what
 * these packs declare. Immutable.
 *
 * @param packs in force, by id
 * @param shadows evaluated beside, by id
 */
public record Stamp(List<StampedPack> packs, List<StampedPack> shadows, InstitutionDesk desk) {
    /** Nothing is in force: every settlement is held. */
    public static final Stamp NONE = of(List.of(), List.of(), List.of());

    public Stamp {
        packs = List.copyOf(packs);
        shadows = List.copyOf(shadows);
    }

    /**
     * Of packs that are compiled here.
     *
     * @param packs what is in force, by id, whether or not it can be used here
     * @param usable of these, those whose features can be counted
     * @param shadows evaluated beside
     * @throws IllegalArgumentException when they do not go together: two declare a feature of one name, or features that
     *     cannot be counted together, {@link ProfileFold}
     */
    public static Stamp of(List<StampedPack> packs, List<RulePack> usable, List<RulePack> shadows) {
        List<String> clashes = FeatureNames.clashes(usable);
        if (!clashes.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", clashes));
        }
        Map<String, String> definitions = new HashMap<>();
        List<InstitutionFeature> features = new ArrayList<>();
        for (RulePack pack : usable) {
            for (InstitutionFeature feature : pack.compiledFeatures().ofInstitutions()) {
                definitions.put(
                        feature.declaration().name(), feature.declaration().definition());
                features.add(feature);
            }
        }
        for (RulePack pack : shadows) {
            for (InstitutionFeature feature : pack.compiledFeatures().ofInstitutions()) {
                String known = definitions.get(feature.declaration().name());
                if (!feature.declaration().definition().equals(known)) {
                    features.add(ShadowNames.renamed(feature, pack.digest()));
                }
            }
        }
        return new Stamp(
                packs, shadows.stream().map(Stamp::stamped).toList(), new InstitutionDesk(new ProfileFold(features)));
    }

    /** A pack as it is stamped. */
    public static StampedPack stamped(RulePack pack) {
        return new StampedPack(pack.id(), pack.version(), pack.digest());
    }
}
