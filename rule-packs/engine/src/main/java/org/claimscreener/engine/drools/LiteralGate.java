package org.claimscreener.engine.drools;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.claimscreener.engine.drools.Token.Kind;
import org.claimscreener.engine.pack.FactSchema;
import org.jspecify.annotations.Nullable;

/**
 * Finds members compared with a literal of another type: Drools accepts {@code sexLetter > 5} and fails on
 * {@code ageYears > "ten"} without a line. Not thread-safe.
 */
final class LiteralGate {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");

    private final Map<String, Class<?>> members;
    private final RuleProblems problems;

    LiteralGate(Class<?> patternType, RuleProblems problems) {
        this.members = FactSchema.membersOf(patternType);
        this.problems = problems;
    }

    void check(List<Token> tokens) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.SYMBOL
                    && COMPARISONS.contains(tokens.get(i).text())) {
                Class<?> type = typeEndingAt(tokens, i - 1);
                Token literal =
                        tokens.get(i + 1).is("-") && i + 2 < tokens.size() ? tokens.get(i + 2) : tokens.get(i + 1);
                if (type != null && !fits(type, literal)) {
                    problems.add(
                            literal.line(),
                            "a value of type " + type.getSimpleName() + " is compared with " + shown(literal),
                            "compare it with a value of its own type");
                }
            }
        }
    }

    /** The type of a member that stands alone, with or without one argument, and ends at i; null when it is no such. */
    private @Nullable Class<?> typeEndingAt(List<Token> tokens, int i) {
        int name = i;
        if (tokens.get(i).is(")")) {
            boolean oneArgument = i >= 3 && tokens.get(i - 2).is("(");
            boolean noArgument = i >= 2 && tokens.get(i - 1).is("(");
            name = oneArgument ? i - 3 : noArgument ? i - 2 : -1;
        }
        if (name < 0 || tokens.get(name).kind() != Kind.NAME) {
            return null;
        }
        boolean alone = name == 0 || !startsMidway(tokens.get(name - 1));
        return alone ? members.get(tokens.get(name).text()) : null;
    }

    private static boolean startsMidway(Token before) {
        return Set.of(".", "+", "-", "*", "/", "%").contains(before.text());
    }

    private static boolean fits(Class<?> type, Token literal) {
        boolean numeric = type == int.class || type == long.class;
        if (literal.kind() == Kind.STRING) {
            return type == String.class;
        }
        if (literal.kind() == Kind.NUMBER) {
            return numeric;
        }
        if (literal.is("true") || literal.is("false")) {
            return type == boolean.class;
        }
        return true;
    }

    private static String shown(Token literal) {
        return literal.kind() == Kind.STRING ? "\"" + literal.text() + "\"" : literal.text();
    }
}
