package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.drools.CheckedRule.Constraint;
import org.claimscreener.engine.drools.RuleScope.Fact;
import org.claimscreener.engine.drools.Token.Kind;
import org.claimscreener.engine.fact.KnowledgeRow;
import org.claimscreener.engine.pack.FactSchema;
import org.claimscreener.engine.pack.NearestName;
import org.claimscreener.engine.pack.TableDeclaration;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Checks the conditions of one rule, and gathers what they use. Not thread-safe. */
final class ConditionGate {
    /** Nothing can stop a join once it has begun, so the number of its parts is bounded. */
    private static final int MOST_PATTERNS = 6;
    /** Of types that a settlement has many of: three of them over 300 lines are 27 million combinations. */
    private static final int MOST_MANY = 3;

    private static final Set<String> MANY = Set.of(
            "FeeLine",
            "Knowledge",
            "DiagnosisKnowledge",
            "OperationKnowledge",
            "PastVisit",
            "Diagnosis",
            "Operation",
            "Standing",
            "TraceUse");
    /** A pair nobody compares costs memory and no condition is tried for it, so that no clock can stop it either. */
    private static final int MOST_UNTIED = 1;

    private final RuleScope scope;
    private final RuleProblems problems;
    private final List<PatternDescr> patterns = new ArrayList<>();

    private final List<Constraint> constraints = new ArrayList<>();
    private final Set<String> factTypes = new HashSet<>();
    private final Set<String> tables = new HashSet<>();

    ConditionGate(RuleScope scope, RuleProblems problems) {
        this.scope = scope;
        this.problems = problems;
    }

    List<Constraint> constraints() {
        return constraints;
    }

    Set<String> factTypes() {
        return factTypes;
    }

    Set<String> tables() {
        return tables;
    }

    void check(RuleDescr rule) {
        List<PatternDescr> untied = new ArrayList<>();
        walk(rule.getLhs(), untied);
        if (patterns.isEmpty()) {
            problems.add(rule.getLine(), "a rule without a condition", "match at least one fact after 'when'");
        }
        if (patterns.size() > MOST_PATTERNS) {
            problems.add(rule.getLine(), "has " + patterns.size() + " patterns", "use at most " + MOST_PATTERNS);
        }
        long many = patterns.stream()
                .filter(pattern -> MANY.contains(pattern.getObjectType()))
                .count();
        if (many > MOST_MANY) {
            problems.add(
                    rule.getLine(),
                    "joins " + many + " patterns of types that a settlement has many of",
                    "use at most " + MOST_MANY + " of "
                            + String.join(", ", MANY.stream().sorted().toList()));
        }
        checkTies(rule, untied);
        List<Fact> facts = patterns.stream().map(this::bindings).toList();
        for (int i = 0; i < facts.size(); i++) {
            names(patterns.get(i), facts.get(i));
        }
    }

    private void checkTies(RuleDescr rule, List<PatternDescr> untied) {
        if (untied.size() > MOST_UNTIED) {
            PatternDescr last = untied.get(untied.size() - 1);
            problems.add(
                    last.getLine(),
                    "rule '" + rule.getName() + "' pairs every " + last.getObjectType() + " with every "
                            + untied.get(0).getObjectType(),
                    "compare the second with a variable of the first, e.g. index > $first.index");
        }
    }

    /** Does a condition of the pattern name a variable that another pattern binds? */
    private boolean isTied(PatternDescr pattern) {
        Set<String> own = new HashSet<>();
        Set<String> named = new HashSet<>();
        own.add(String.valueOf(pattern.getIdentifier()));
        for (BaseDescr constraint : pattern.getDescrs()) {
            List<Token> tokens = Tokens.of(text(constraint), constraint.getLine(), problems);
            for (int i = 0; i < tokens.size(); i++) {
                boolean binds = i + 1 < tokens.size() && tokens.get(i + 1).is(":");
                if (tokens.get(i).isVariable()) {
                    (binds ? own : named).add(tokens.get(i).text());
                }
            }
        }
        named.removeAll(own);
        return !named.isEmpty();
    }

    /**
     * Checks a part of the condition.
     *
     * @param untied to add patterns to that multiply what is there without being compared with it
     */
    private void walk(BaseDescr part, List<PatternDescr> untied) {
        if (part instanceof PatternDescr pattern) {
            pattern(pattern);
            if (MANY.contains(pattern.getObjectType()) && !isTied(pattern)) {
                untied.add(pattern);
            }
        } else if (part instanceof AndDescr and) {
            and.getDescrs().forEach(inner -> walk(inner, untied));
        } else if (part instanceof NotDescr || part instanceof ExistsDescr) {
            ((ConditionalElementDescr) part).getDescrs().forEach(inner -> walk((BaseDescr) inner, new ArrayList<>()));
        } else if (part instanceof OrDescr or) {
            untied.addAll(worstOf(or));
        } else {
            String kind = part.getClass().getSimpleName().replace("Descr", "");
            problems.add(
                    part.getLine(), kind + " is not allowed", "match facts; combine them with and, or, not, exists");
        }
    }

    /** Drools makes a rule of each alternative. */
    private List<PatternDescr> worstOf(OrDescr or) {
        List<PatternDescr> worst = List.of();
        for (Object alternative : or.getDescrs()) {
            List<PatternDescr> untied = new ArrayList<>();
            walk((BaseDescr) alternative, untied);
            worst = untied.size() > worst.size() ? untied : worst;
        }
        return worst;
    }

    private void pattern(PatternDescr pattern) {
        int line = pattern.getLine();
        if (!FactSchema.PATTERN_TYPES.containsKey(pattern.getObjectType())) {
            problems.add(
                    line,
                    "unknown fact type '" + pattern.getObjectType() + "'",
                    NearestName.hint(pattern.getObjectType(), FactSchema.PATTERN_TYPES.keySet()));
            return;
        }
        boolean plain = pattern.getSource() == null
                && pattern.getBehaviors().isEmpty()
                && pattern.getAnnotations().isEmpty()
                && !pattern.isQuery()
                && !pattern.isUnification();
        if (!plain) {
            problems.add(
                    line,
                    "a pattern with from, accumulate, collect, a window, an entry point, '?', ':=' or an annotation",
                    "match the fact by its own members; sums and counts are members of Bill and PatientHistory");
        }
        String variable = pattern.getIdentifier();
        if (variable != null && !variable.isEmpty() && !variable.startsWith("$")) {
            problems.add(line, "'" + variable + "' is bound", "begin variables with $");
        }
        patterns.add(pattern);
        factTypes.add(pattern.getObjectType());
    }

    /** First pass: what the pattern binds, so that later patterns and the consequence may use it. */
    private Fact bindings(PatternDescr pattern) {
        Class<?> type = java.util.Objects.requireNonNull(FactSchema.PATTERN_TYPES.get(pattern.getObjectType()));
        Fact fact = new Fact(type, KnowledgeRow.class.isAssignableFrom(type) ? table(pattern) : null);
        if (pattern.getIdentifier() != null && !pattern.getIdentifier().isEmpty()) {
            scope.bindFact(pattern.getIdentifier(), fact);
        }
        for (BaseDescr constraint : pattern.getDescrs()) {
            List<Token> tokens = Tokens.of(text(constraint), constraint.getLine(), problems);
            if (tokens.size() < 2 || !tokens.get(1).is(":")) {
                continue;
            }
            boolean itself = tokens.size() == 3 && tokens.get(2).is("this");
            Class<?> bound = tokens.size() == 3
                    ? FactSchema.membersOf(type).get(tokens.get(2).text())
                    : null;
            if (itself) {
                scope.bindFact(tokens.get(0).text(), fact);
            } else if (bound != null && FactSchema.PATTERN_TYPES.containsValue(bound)) {
                scope.bindFact(tokens.get(0).text(), new Fact(bound, null));
            } else {
                scope.bind(tokens.get(0).text());
            }
        }
        return fact;
    }

    /** The table that a pattern of rows matches, or null after a problem was added. */
    private @Nullable TableDeclaration table(PatternDescr pattern) {
        for (BaseDescr constraint : pattern.getDescrs()) {
            List<Token> tokens = Tokens.of(text(constraint), constraint.getLine(), problems);
            boolean names = tokens.size() == 3
                    && tokens.get(0).is("table")
                    && tokens.get(1).is("==")
                    && tokens.get(2).kind() == Kind.STRING;
            if (names) {
                String name = tokens.get(2).text();
                tables.add(name);
                if (!scope.tables().containsKey(name)) {
                    problems.add(
                            tokens.get(2).line(),
                            "unknown table '" + name + "'",
                            NearestName.hint(name, scope.tables().keySet()));
                }
                TableDeclaration table = scope.tables().get(name);
                String rows = table == null ? "" : table.key().fact().getSimpleName();
                if (table != null && !rows.equals(pattern.getObjectType())) {
                    problems.add(
                            pattern.getLine(),
                            "table '" + name + "' is looked up by "
                                    + table.key().column() + ", and the pattern is of " + pattern.getObjectType(),
                            "match its rows as " + rows + "( table == \"" + name + "\", ...");
                }
                return table;
            }
        }
        problems.add(
                pattern.getLine(),
                "a " + pattern.getObjectType() + " pattern names no table",
                "begin with " + pattern.getObjectType() + "( table == \"name\", ...");
        return null;
    }

    /** Second pass: every name in the pattern's conditions. */
    private void names(PatternDescr pattern, Fact fact) {
        for (BaseDescr constraint : pattern.getDescrs()) {
            boolean positional = constraint instanceof ExprConstraintDescr expression
                    && expression.getType() == ExprConstraintDescr.Type.POSITIONAL;
            if (!(constraint instanceof ExprConstraintDescr) || positional) {
                problems.add(constraint.getLine(), "a condition that is no plain expression", "write member == value");
                continue;
            }
            List<Token> tokens = Tokens.of(text(constraint), constraint.getLine(), problems);
            NameGate.forCondition(scope, problems, fact).check(tokens);
            new LiteralGate(fact.type(), problems).check(tokens);
            constraints.add(new Constraint(text(constraint), constraint.getLine()));
        }
    }

    private static String text(BaseDescr constraint) {
        return constraint instanceof ExprConstraintDescr expression ? expression.getExpression() : "";
    }
}
