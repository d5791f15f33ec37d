package org.claimscreener.engine.drools;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.claimscreener.engine.drools.Token.Kind;
import org.claimscreener.engine.fact.Diagnosis;
import org.claimscreener.engine.fact.DiagnosisKnowledge;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.Knowledge;
import org.claimscreener.engine.fact.Operation;
import org.claimscreener.engine.fact.OperationKnowledge;
import org.claimscreener.engine.fact.Parameters;
import org.claimscreener.engine.fact.PastVisit;
import org.jspecify.annotations.Nullable;

/**
 * The values of one fact that a condition names: {@code line.claimed}, {@code text("sex")}, {@code daysUntil($visit)}. For
 * people. Not thread-safe.
 */
final class StepValues {
    private static final int MOST_DIGITS = 18;

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
            boolean begins = tokens.get(at).kind() == Kind.NAME && !isAt(at - 1, ".") && !isAt(at + 1, ":");
            Told value = begins ? path(at) : null;
            if (value != null && !isFact(value.value())) {
                told.add(value.text() + " = " + shown(value.value()));
            }
            at = value == null ? at + 1 : value.end();
        }
    }

    /** A value, what it is called, and the position after it. */
    private record Told(Object value, String text, int end) {}

    /** A text, a number or a path; null for anything else, and for what has no value here. */
    private @Nullable Told value(int at) {
        if (at >= tokens.size()) {
            return null;
        }
        Token token = tokens.get(at);
        return switch (token.kind()) {
            case STRING -> new Told(token.text(), "\"" + token.text() + "\"", at + 1);
            case NUMBER ->
                token.text().length() < MOST_DIGITS && token.text().chars().allMatch(Character::isDigit)
                        ? new Told(Long.parseLong(token.text()), token.text(), at + 1)
                        : null;
            case NAME -> path(at);
            case SYMBOL -> null;
        };
    }

    private @Nullable Told path(int begin) {
        Token first = tokens.get(begin);
        if (AllowedNames.WORDS.contains(first.text())
                || !AllowedNames.staticsOf(first.text()).isEmpty()) {
            return null;
        }
        Told value;
        if (first.is(AllowedNames.PARAMETERS)) {
            value = new Told(parameters, first.text(), begin + 1);
        } else if (first.isVariable()) {
            Object variable = variables.get(first.text());
            value = variable == null ? null : new Told(variable, first.text(), begin + 1);
        } else {
            value = member(self, "", begin);
        }
        while (value != null && isAt(value.end(), ".")) {
            value = member(value.value(), value.text() + ".", value.end() + 1);
        }
        return value;
    }

    /** The member that is named here, of an owner. */
    private @Nullable Told member(Object owner, String prefix, int name) {
        if (name >= tokens.size()) {
            return null;
        }
        String member = tokens.get(name).text();
        List<Told> arguments = new ArrayList<>();
        int end = name + 1;
        if (isAt(end, "(")) {
            end++;
            while (!isAt(end, ")")) {
                Told argument = value(end);
                if (argument == null || !(isAt(argument.end(), ",") || isAt(argument.end(), ")"))) {
                    return null;
                }
                arguments.add(argument);
                end = isAt(argument.end(), ",") ? argument.end() + 1 : argument.end();
            }
            end++;
        }
        Object value = invoke(owner, member, arguments.stream().map(Told::value).toList());
        String shown = arguments.stream().map(Told::text).collect(Collectors.joining(", "));
        String call = isAt(name + 1, "(") ? member + "(" + shown + ")" : member;
        return value == null ? null : new Told(value, prefix + call, end);
    }

    private boolean isAt(int at, String symbol) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(symbol);
    }

    /** The member's value, or null when there is no such, or it cannot be had. */
    private static @Nullable Object invoke(Object owner, String member, List<Object> arguments) {
        if (owner instanceof List<?> list && member.equals("size")) {
            return list.size();
        }
        if (!isOurs(owner)) {
            return null;
        }
        for (Method method : owner.getClass().getMethods()) {
            if (method.getName().equals(member) && method.getParameterCount() == arguments.size()) {
                Object value = invoke(owner, method, arguments);
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    private static @Nullable Object invoke(Object owner, Method method, List<Object> arguments) {
        try {
            return method.invoke(owner, fitted(method, arguments));
        } catch (IllegalAccessException | InvocationTargetException | IllegalArgumentException e) {
            // It takes other arguments, or has no value here, as an empty cell has none: then it is not told.
            return null;
        }
    }

    /** Whole numbers as the method takes them. */
    private static Object[] fitted(Method method, List<Object> arguments) {
        Object[] fitted = new Object[arguments.size()];
        for (int i = 0; i < fitted.length; i++) {
            Object argument = arguments.get(i);
            boolean narrow = argument instanceof Long && method.getParameterTypes()[i] == int.class;
            fitted[i] = narrow ? Math.toIntExact((Long) argument) : argument;
        }
        return fitted;
    }

    private static boolean isOurs(Object value) {
        return value.getClass().getPackage().equals(FeeLine.class.getPackage());
    }

    private static boolean isFact(Object value) {
        return isOurs(value) && !(value instanceof Enum<?>);
    }

    private static String shown(Object value) {
        if (value instanceof String text) {
            return "\"" + text + "\"";
        }
        if (value instanceof Collection<?> many) {
            return many.size() + " of them";
        }
        return value.toString();
    }

    private static String label(Object fact) {
        String type = fact.getClass().getSimpleName();
        if (fact instanceof FeeLine line) {
            return type + " " + line.lineId() + " " + line.itemCode();
        }
        if (fact instanceof Knowledge row) {
            return type + " " + row.table() + " of line " + row.line().lineId();
        }
        if (fact instanceof DiagnosisKnowledge row) {
            return type + " " + row.table() + " of " + row.diagnosis().code();
        }
        if (fact instanceof OperationKnowledge row) {
            return type + " " + row.table() + " of " + row.operation().code();
        }
        if (fact instanceof Operation operation) {
            return type + " " + operation.code();
        }
        if (fact instanceof PastVisit past) {
            return type + " " + past.settlementId();
        }
        return fact instanceof Diagnosis diagnosis ? type + " " + diagnosis.code() : type;
    }
}
