package org.claimscreener.engine.profile;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.feature.Reading;
import org.claimscreener.engine.feature.Window;
import org.claimscreener.wire.record.Channel;
import org.jspecify.annotations.Nullable;

/** Features in the form in which packs have declared them so far, as they are kept now. Stateless. */
public final class LegacyFeatures {
    private static final int QUICK_MINUTES = 30;

    private LegacyFeatures() {}

    /** The same features. */
    public static List<InstitutionFeature> of(List<FeatureDeclaration> declared) {
        return declared.stream().map(LegacyFeatures::feature).toList();
    }

    private static InstitutionFeature feature(FeatureDeclaration declared) {
        boolean withdrawals = declared.aggregate() == FeatureDeclaration.Aggregate.COUNT_QUICK_WITHDRAWALS;
        String meaning = String.join(
                " ",
                declared.key().name(),
                declared.aggregate().name(),
                new TreeSet<>(declared.channels()).toString(),
                declared.window().toString());
        return new InstitutionFeature(
                new org.claimscreener.engine.feature.FeatureDeclaration(
                        declared.name(),
                        key(declared.key()),
                        withdrawals ? Over.WITHDRAWAL : Over.SETTLEMENT,
                        aggregate(declared.aggregate()),
                        new Window.Sliding(declared.window()),
                        "",
                        "",
                        declared.unit(),
                        declared.description(),
                        meaning),
                new ByChannel(declared.channels()),
                withdrawals ? QUICK_MINUTES : 0);
    }

    private static FeatureKey key(FeatureDeclaration.Key key) {
        return switch (key) {
            case INSTITUTION -> FeatureKey.INSTITUTION;
            case INSTITUTION_BILL -> FeatureKey.INSTITUTION_BILL;
        };
    }

    private static Aggregate aggregate(FeatureDeclaration.Aggregate aggregate) {
        return switch (aggregate) {
            case COUNT, COUNT_QUICK_WITHDRAWALS -> Aggregate.COUNT;
            case SUM_FUND -> Aggregate.SUM;
            case DISTINCT_PATIENTS -> Aggregate.DISTINCT;
        };
    }

    private record ByChannel(Set<Channel> channels) implements Reading {
        @Override
        public boolean counts(FactSet facts, @Nullable FeeLine line) {
            return channels.contains(facts.settlement().channel());
        }

        @Override
        public long value(FactSet facts, @Nullable FeeLine line) {
            return facts.settlement().fundFen();
        }

        @Override
        public String member(FactSet facts, @Nullable FeeLine line) {
            return facts.person().patientId();
        }
    }
}
