package org.claimscreener.engine.feature;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;

/**
 * An expression that the checker let through.
 *
 * @param text as the author wrote it
 * @param type what it yields
 */
public record CheckedExpression(String text, Type type, CelAbstractSyntaxTree tree) {
    /** What an expression yields. */
    public enum Type {
        INT,
        TEXT,
        FLAG
    }

    CelExpr root() {
        return tree.getExpr();
    }
}
