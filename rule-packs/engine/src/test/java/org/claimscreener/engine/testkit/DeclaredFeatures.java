package org.claimscreener.engine.testkit;

import java.time.Duration;
import java.util.List;

import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.CheckedFeature;
import org.claimscreener.engine.feature.FeatureCheck;
import org.claimscreener.engine.feature.FeatureCompiler;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.feature.Window;

/** Features of institutions as a pack would declare them. */
public final class DeclaredFeatures {
    private DeclaredFeatures() {}

    /** Over settlements. */
    public static FeatureDeclaration ofInstitution(String name, Aggregate aggregate, String value, int windowMinutes) {
        return declaration(name, Over.SETTLEMENT, aggregate, value, windowMinutes, 0);
    }

    /** The count of withdrawals so soon after settling. */
    public static FeatureDeclaration withdrawals(String name, int windowMinutes, int withinMinutes) {
        return declaration(name, Over.WITHDRAWAL, Aggregate.COUNT, "", windowMinutes, withinMinutes);
    }

    private static FeatureDeclaration declaration(
            String name, Over over, Aggregate aggregate, String value, int windowMinutes, int withinMinutes) {
        return new FeatureDeclaration(
                name,
                FeatureKey.INSTITUTION,
                over,
                aggregate,
                new Window.Sliding(Duration.ofMinutes(windowMinutes)),
                value,
                "",
                withinMinutes,
                "units",
                "A test's");
    }

    /** Checked and compiled. */
    public static List<InstitutionFeature> compiled(FeatureDeclaration... declarations) {
        FeatureCheck check = new FeatureCheck();
        List<CheckedFeature> checked = List.of(declarations).stream()
                .map(declaration -> check.check(declaration, (field, problem) -> {
                            throw new IllegalArgumentException(declaration.name() + ": " + problem);
                        })
                        .orElseThrow())
                .toList();
        return FeatureCompiler.compile(checked).ofInstitutions();
    }
}
