package org.claimscreener.engine.drools;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.claimscreener.engine.drools.RuleScope.Fact;
import org.claimscreener.engine.drools.Token.Kind;
import org.claimscreener.engine.fact.Features;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.pack.FactSchema;
import org.claimscreener.engine.pack.NearestName;
import org.claimscreener.engine.pack.TableDeclaration;
import org.claimscreener.engine.pack.TableDeclaration.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only names and symbols that rules need. The same for conditions and for consequences, except that in a
 * condition the members of the pattern's own type may stand alone. Not thread-safe.
 */
final class NameGate {
    private static final Set<String> COLUMN_CALLS = Set.of("text", "number", "has");
    private static final Set<String> FEATURE_CALLS = Set.of("value", "has", "note", "noteEnglish");

    private final RuleScope scope;
    private final RuleProblems problems;
    private final Set<String> symbols;
    private final Set<String> globals;
    /** The pattern that the text stands in, or null in a consequence. */
    private final @Nullable Fact self;

    private NameGate(
            RuleScope scope, RuleProblems problems, Set<String> symbols, Set<String> globals, @Nullable Fact self) {
        this.scope = scope;
        this.problems = problems;
        this.symbols = symbols;
        this.globals = globals;
        this.self = self;
    }

    static NameGate forCondition(RuleScope scope, RuleProblems problems, Fact self) {
        Set<String> symbols = Set.of(
                "(", ")", ",", ".", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "!", "+", "-", "*", "/", "%", ":");
        return new NameGate(scope, problems, symbols, Set.of(AllowedNames.PARAMETERS), self);
    }

    static NameGate forConsequence(RuleScope scope, RuleProblems problems) {
        Set<String> symbols = Set.of("(", ")", ",", ".", ";", "+", "-", "*", "/", "%");
        return new NameGate(scope, problems, symbols, Set.of(AllowedNames.PARAMETERS, AllowedNames.FINDINGS), null);
    }

    void check(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.SYMBOL && !symbols.contains(token.text())) {
                problems.add(token.line(), "'" + token.text() + "' is not allowed here", "use " + sorted(symbols));
            }
            if (token.kind() == Kind.NAME) {
                name(tokens, i);
            }
        }
    }

    private void name(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (isAt(tokens, i - 1, ".")) {
            member(tokens, i);
        } else if (isAt(tokens, i + 1, ":")) {
            if (!token.isVariable()) {
                problems.add(token.line(), "'" + token.text() + "' is bound", "begin variables with $");
            }
        } else if (token.isVariable()) {
            if (!scope.variables().contains(token.text())) {
                unknown(token, "variable", scope.variables());
            }
        } else if (globals.contains(token.text())) {
            global(tokens, i);
        } else {
            bare(tokens, i);
        }
    }

    private void member(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        Token owner = i >= 2 ? tokens.get(i - 2) : token;
        boolean ownerIsBare = owner.kind() == Kind.NAME && !isAt(tokens, i - 3, ".");
        if (ownerIsBare && !AllowedNames.staticsOf(owner.text()).isEmpty()) {
            if (!AllowedNames.staticsOf(owner.text()).contains(token.text())) {
                unknown(token, "member of " + owner.text(), AllowedNames.staticsOf(owner.text()));
            }
            return;
        }
        Fact fact = ownerIsBare ? (owner.is("this") ? self : scope.fact(owner.text())) : null;
        if (fact != null) {
            memberOf(fact, tokens, i);
        } else if (!AllowedNames.membersOfAnything().contains(token.text())) {
            unknown(token, "member", AllowedNames.membersOfAnything());
        }
    }

    private void memberOf(Fact fact, List<Token> tokens, int i) {
        Token token = tokens.get(i);
        Set<String> members = FactSchema.membersOf(fact.type()).keySet();
        if (!members.contains(token.text())) {
            unknown(token, "member of " + fact.type().getSimpleName(), members);
            return;
        }
        references(fact, tokens, i);
    }

    private void bare(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (AllowedNames.WORDS.contains(token.text())) {
            return;
        }
        if (!AllowedNames.staticsOf(token.text()).isEmpty() && isAt(tokens, i + 1, ".")) {
            return;
        }
        if (self != null) {
            memberOf(self, tokens, i);
            return;
        }
        Set<String> known = new HashSet<>(scope.variables());
        known.addAll(globals);
        unknown(token, "name", known);
    }

    /** {@code parameters} is good for one thing, and {@code findings} begins a statement. */
    private void global(List<Token> tokens, int i) {
        if (tokens.get(i).is(AllowedNames.FINDINGS)) {
            if (i > 0 && !isAt(tokens, i - 1, ";")) {
                problems.add(tokens.get(i).line(), "'findings' inside a statement", "begin a new statement with it");
            }
            return;
        }
        if (!isAt(tokens, i + 1, ".") || !isAt(tokens, i + 2, "number")) {
            problems.add(tokens.get(i).line(), "'parameters' without a name", "write parameters.number(\"name\")");
            return;
        }
        if (argument(tokens, i + 2, "parameter", scope.parameters())) {
            scope.usesParameter(tokens.get(i + 4).text());
        }
    }

    /** Checks names of columns and features that are given as texts. */
    private void references(Fact fact, List<Token> tokens, int i) {
        String call = tokens.get(i).text();
        if (fact.type() == Features.class && FEATURE_CALLS.contains(call)) {
            feature(tokens, i);
        }
        TableDeclaration table = fact.table();
        if (table != null && COLUMN_CALLS.contains(call)) {
            column(table, call, tokens, i);
        }
    }

    /** The call at i names a feature and, where it is kept for each of something, whose. */
    private void feature(List<Token> tokens, int i) {
        boolean named = isAt(tokens, i + 1, "(")
                && i + 3 < tokens.size()
                && tokens.get(i + 2).kind() == Kind.STRING;
        FeatureDeclaration feature =
                named ? scope.features().get(tokens.get(i + 2).text()) : null;
        if (feature == null) {
            argument(tokens, i, "feature", scope.features().keySet());
            return;
        }
        scope.asksFor(feature);
        boolean hasSubject = isAt(tokens, i + 3, ",");
        boolean takesOne = feature.key().hasSubject() && !tokens.get(i).text().startsWith("note");
        if (hasSubject != takesOne) {
            String of = feature.key().name().toLowerCase(Locale.ROOT);
            problems.add(
                    tokens.get(i).line(),
                    "feature '" + feature.name() + "' is kept for each " + of + ", and the call names "
                            + (hasSubject ? "something else too" : "none"),
                    takesOne
                            ? "name the item, drug or practitioner after it: value(\"" + feature.name() + "\", ...)"
                            : "write its name alone");
        }
    }

    private void column(TableDeclaration table, String call, List<Token> tokens, int i) {
        Set<String> columns = new HashSet<>(table.columns().keySet());
        columns.add(table.key().column());
        columns.add(TableDeclaration.SOURCE);
        if (argument(tokens, i, "column of table '" + table.name() + "'", columns)) {
            scope.usesColumn(table, tokens.get(i + 2).text());
        }
        boolean text =
                i + 2 < tokens.size() && table.columns().get(tokens.get(i + 2).text()) != ColumnType.NUMBER;
        if (call.equals("number") && text) {
            problems.add(
                    tokens.get(i).line(),
                    "number() of a column that is no number in table '" + table.name() + "'",
                    "use text(), or declare the column as number");
        }
    }

    /** The call at i must have one plain text that is known. Has it? */
    private boolean argument(List<Token> tokens, int i, String what, Set<String> known) {
        boolean plain = isAt(tokens, i + 1, "(")
                && i + 3 < tokens.size()
                && tokens.get(i + 2).kind() == Kind.STRING
                && isAt(tokens, i + 3, ")");
        if (!plain) {
            problems.add(
                    tokens.get(i).line(), "the name of a " + what + " is no plain text", "write it in double quotes");
            return false;
        }
        if (!known.contains(tokens.get(i + 2).text())) {
            unknown(tokens.get(i + 2), what, known);
            return false;
        }
        return true;
    }

    private void unknown(Token token, String what, Set<String> known) {
        problems.add(
                token.line(), "unknown " + what + " '" + token.text() + "'", NearestName.hint(token.text(), known));
    }

    private static boolean isAt(List<Token> tokens, int i, String text) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(text);
    }

    private static String sorted(Set<String> symbols) {
        return String.join(" ", symbols.stream().sorted().toList());
    }
}
