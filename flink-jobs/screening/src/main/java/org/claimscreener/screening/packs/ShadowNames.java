package org.claimscreener.screening.packs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.wire.record.FeatureValue;

/**
 * Names of features that only a shadow pack declares: a decision must not state them, and a pack in force may declare another
 * under the same name. No declared name holds the mark. Stateless.
 */
public final class ShadowNames {
    private static final char MARK = '@';
    private static final int DIGEST_CHARS = 16;

    private ShadowNames() {}

    static InstitutionFeature renamed(InstitutionFeature feature, String digest) {
        FeatureDeclaration declaration = feature.declaration();
        return new InstitutionFeature(declaration.named(declaration.name() + suffix(digest)), feature.reading());
    }

    /** Does a shadow pack alone declare it? */
    public static boolean isShadow(String name) {
        return name.indexOf(MARK) >= 0;
    }

    /**
     * The features as one shadow pack names them.
     *
     * @param known what the decision rests on
     * @param shadows those of all shadow packs
     */
    public static List<FeatureValue> of(String digest, List<FeatureValue> known, List<FeatureValue> shadows) {
        String suffix = suffix(digest);
        Map<String, List<FeatureValue>> own = new HashMap<>();
        for (FeatureValue value : shadows) {
            if (value.getName().endsWith(suffix)) {
                String name = value.getName().substring(0, value.getName().length() - suffix.length());
                own.computeIfAbsent(name, same -> new ArrayList<>())
                        .add(FeatureValue.newBuilder(value).setName(name).build());
            }
        }
        if (own.isEmpty()) {
            return known;
        }
        List<FeatureValue> all = new ArrayList<>();
        known.stream().filter(value -> !own.containsKey(value.getName())).forEach(all::add);
        own.values().forEach(all::addAll);
        return all;
    }

    private static String suffix(String digest) {
        return MARK + digest.substring(0, DIGEST_CHARS);
    }
}
