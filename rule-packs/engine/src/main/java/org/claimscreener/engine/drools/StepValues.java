package org.claimscreener.engine.drools;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.claimscreener.engine.drools.Token.Kind;
import org.claimscreener.engine.fact.Diagnosis;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.Knowledge;
import org.claimscreener.engine.fact.Parameters;
import org.claimscreener.engine.fact.PastVisit;
import org.jspecify.annotations.Nullable;

/**
 * The values of one fact that a condition names, as far as they hang on nothing but plain names: {@code line.claimed},
 * {@code text("sex")}, {@code $visit.firstDay}. For people. Not thread-safe.
 */
final class StepValues {
    private final List<Token> tokens;
    private final Object self;
    private final Map<String, Object> variables;
    private final Parameters parameters;
    private final Set<String> told = new LinkedHashSet<>();

    private StepValues(List<Token> tokens, Object self, Map<String, Object> variables, Parameters parameters) {
        this.tokens = tokens;
        this.self = self;
        this.variables = variables;
        this.parameters = parameters;
    }

    static String of(ConditionStep step, Object fact, Map<String, Object> variables, Parameters parameters) {
        List<Token> tokens = Tokens.of(step.expression(), 1, new RuleProblems(step.file(), new ArrayList<>()));
        StepValues values = new StepValues(tokens, fact, variables, parameters);
        values.all();
        return label(fact) + (values.told.isEmpty() ? "" : ": " + String.join(", ", values.told));
    }

    private void all() {
        int at = 0;
        while (at < tokens.size()) {
            boolean begins = tokens.get(at).kind() == Kind.NAME
                    && (at == 0 || !tokens.get(at - 1).is("."));
            at = begins ? Math.max(at + 1, path(at)) : at + 1;
        }
    }

    /** Tells the value of the path that begins here; the position after it, or the beginning when it has no plain value. */
    private int path(int begin) {
        Token first = tokens.get(begin);
        boolean bound = begin + 1 < tokens.size() && tokens.get(begin + 1).is(":");
        if (bound
                || AllowedNames.WORDS.contains(first.text())
                || !AllowedNames.staticsOf(first.text()).isEmpty()) {
            return begin;
        }
        boolean rooted = first.isVariable() || first.is(AllowedNames.PARAMETERS);
        Object value = first.isVariable()
                ? variables.get(first.text())
                : first.is(AllowedNames.PARAMETERS) ? parameters : self;
        StringBuilder text = new StringBuilder(rooted ? first.text() : "");
        int at = rooted ? begin + 1 : begin;
        boolean more = !rooted || isDot(at);
        while (more) {
            int name = isDot(at) ? at + 1 : at;
            Call call = call(name);
            if (call == null || value == null) {
                return begin;
            }
            value = invoke(value, tokens.get(name).text(), call.argument());
            text.append(text.isEmpty() ? "" : ".").append(call.text());
            at = call.end();
            more = isDot(at);
        }
        if (value == null) {
            return begin;
        }
        told.add(text + " = " + shown(value));
        return at;
    }

    private boolean isDot(int at) {
        return at + 1 < tokens.size()
                && tokens.get(at).is(".")
                && tokens.get(at + 1).kind() == Kind.NAME;
    }

    /** A member with no argument, or one plain text. */
    private record Call(String text, @Nullable String argument, int end) {}

    private @Nullable Call call(int name) {
        String member = tokens.get(name).text();
        boolean open = name + 1 < tokens.size() && tokens.get(name + 1).is("(");
        if (!open) {
            return new Call(member, null, name + 1);
        }
        if (name + 2 < tokens.size() && tokens.get(name + 2).is(")")) {
            return new Call(member, null, name + 3);
        }
        boolean text = name + 3 < tokens.size()
                && tokens.get(name + 2).kind() == Kind.STRING
                && tokens.get(name + 3).is(")");
        String argument = text ? tokens.get(name + 2).text() : "";
        return text ? new Call(member + "(\"" + argument + "\")", argument, name + 4) : null;
    }

    /** The member's value, or null when there is no such, or it cannot be had. */
    private static @Nullable Object invoke(Object owner, String member, @Nullable String argument) {
        boolean ours = owner.getClass().getPackage().equals(FeeLine.class.getPackage());
        if (!ours) {
            return null;
        }
        try {
            return argument == null
                    ? owner.getClass().getMethod(member).invoke(owner)
                    : owner.getClass().getMethod(member, String.class).invoke(owner, argument);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            // It takes other arguments, or has no value here: then it is not told, which is what this class promises.
            return null;
        }
    }

    private static String shown(Object value) {
        if (value instanceof String text) {
            return "\"" + text + "\"";
        }
        if (value instanceof Collection<?> many) {
            return many.size() + " of them";
        }
        boolean fact = value.getClass().getPackage().equals(FeeLine.class.getPackage()) && !(value instanceof Enum<?>);
        return fact ? label(value) : value.toString();
    }

    private static String label(Object fact) {
        String type = fact.getClass().getSimpleName();
        if (fact instanceof FeeLine line) {
            return type + " " + line.lineId() + " " + line.itemCode();
        }
        if (fact instanceof Knowledge row) {
            return type + " " + row.table() + " of line " + row.line().lineId();
        }
        if (fact instanceof PastVisit past) {
            return type + " " + past.settlementId();
        }
        return fact instanceof Diagnosis diagnosis ? type + " " + diagnosis.code() : type;
    }
}
