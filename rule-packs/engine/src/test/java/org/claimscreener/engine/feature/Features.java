package org.claimscreener.engine.feature;

import java.time.Duration;
import java.util.List;

/** Declarations with nothing special, and their compiled form. */
final class Features {
    private Features() {}

    /** Of lines. */
    static FeatureDeclaration lines(
            String name, FeatureKey key, Aggregate aggregate, String value, String where, int days) {
        return declaration(name, key, Over.LINE, aggregate, value, where, new Window.Sliding(Duration.ofDays(days)));
    }

    /** Of settlements. */
    static FeatureDeclaration visits(
            String name, FeatureKey key, Aggregate aggregate, String value, String where, int days) {
        return declaration(
                name, key, Over.SETTLEMENT, aggregate, value, where, new Window.Sliding(Duration.ofDays(days)));
    }

    static FeatureDeclaration declaration(
            String name, FeatureKey key, Over over, Aggregate aggregate, String value, String where, Window window) {
        return new FeatureDeclaration(name, key, over, aggregate, window, value, where, 0, "units", "A test's");
    }

    /** Checked and compiled; a problem fails the test. */
    static CompiledFeatures compiled(List<FeatureDeclaration> declarations) {
        FeatureCheck check = new FeatureCheck();
        return FeatureCompiler.compile(declarations.stream()
                .map(declaration -> check.check(declaration, (field, problem) -> {
                            throw new AssertionError(declaration.name() + " " + field + " " + problem);
                        })
                        .orElseThrow())
                .toList());
    }
}
