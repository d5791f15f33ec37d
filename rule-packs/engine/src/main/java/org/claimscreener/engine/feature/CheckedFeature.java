package org.claimscreener.engine.feature;

import java.util.Optional;

/**
 * A declaration whose expressions the checker let through.
 *
 * @param value empty where the aggregate has none
 * @param where empty where everything counts
 */
public record CheckedFeature(
        FeatureDeclaration declaration, Optional<CheckedExpression> value, Optional<CheckedExpression> where) {}
