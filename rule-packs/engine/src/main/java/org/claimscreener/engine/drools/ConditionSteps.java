package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * A rule's conditions one by one, and for each the conditions of a rule that ends with it. What is made here holds nothing
 * but parts of the rule, so whatever passed the gate passes still. Immutable.
 *
 * @param steps in their order
 * @param conditionsUpTo what stands between {@code when} and {@code then} of the rule that ends with the step
 */
record ConditionSteps(List<ConditionStep> steps, List<String> conditionsUpTo) {
    private static final String TABLE = "table";

    /** Every settlement has exactly one of these. */
    private static final Set<String> ONE_EACH = Set.of(
            "Settlement",
            "Person",
            "Institution",
            "Visit",
            "Bill",
            "Charges",
            "Medication",
            "Diagnoses",
            "PatientHistory",
            "Features");

    ConditionSteps {
        steps = List.copyOf(steps);
        conditionsUpTo = List.copyOf(conditionsUpTo);
    }

    static ConditionSteps of(RuleDescr rule, String file) {
        Maker maker = new Maker(rule.getName(), file);
        maker.walk(rule.getLhs());
        return new ConditionSteps(maker.steps, maker.upTo);
    }

    private static final class Maker {
        private final String rule;
        private final String file;
        private final List<ConditionStep> steps = new ArrayList<>();
        private final List<String> upTo = new ArrayList<>();
        private final StringBuilder before = new StringBuilder();
        private int pattern;

        Maker(String rule, String file) {
            this.rule = rule;
            this.file = file;
        }

        /** Parts of an {@code and} are steps of their own; {@code not}, {@code exists} and {@code or} are one each. */
        void walk(BaseDescr part) {
            if (part instanceof AndDescr and) {
                and.getDescrs().forEach(this::walk);
            } else if (part instanceof PatternDescr pattern) {
                ofPattern(pattern);
            } else {
                whole(part, text(part), false, "");
            }
        }

        private void whole(BaseDescr part, String text, boolean certain, String type) {
            pattern++;
            add(part.getLine(), text, before + text, certain, type, "");
            before.append(text).append('\n');
        }

        private void ofPattern(PatternDescr matched) {
            List<ExprConstraintDescr> constraints = constraints(matched);
            boolean none = constraints.stream().allMatch(Maker::isBinding);
            if (none) {
                whole(matched, text(matched), ONE_EACH.contains(matched.getObjectType()), matched.getObjectType());
                return;
            }
            pattern++;
            List<String> kept = new ArrayList<>();
            for (ExprConstraintDescr constraint : constraints) {
                kept.add(constraint.getExpression());
                if (!isBinding(constraint)) {
                    String type = matched.getObjectType();
                    add(
                            constraint.getLine(),
                            type + "( " + oneLine(constraint.getExpression()) + " )",
                            before + head(matched) + "( " + String.join(", ", kept) + " )",
                            namesTable(constraint),
                            type,
                            constraint.getExpression());
                }
            }
            before.append(text(matched)).append('\n');
        }

        private void add(int line, String text, String conditions, boolean certain, String type, String expression) {
            steps.add(new ConditionStep(
                    rule, steps.size() + 1, file, line, oneLine(text), certain, pattern, type, expression));
            upTo.add(conditions);
        }

        /** The table of a Knowledge pattern first: without it the pattern would stand for rows of every table. */
        private static List<ExprConstraintDescr> constraints(PatternDescr pattern) {
            List<ExprConstraintDescr> all = pattern.getDescrs().stream()
                    .filter(ExprConstraintDescr.class::isInstance)
                    .map(ExprConstraintDescr.class::cast)
                    .toList();
            List<ExprConstraintDescr> ordered = new ArrayList<>();
            all.stream().filter(Maker::namesTable).forEach(ordered::add);
            all.stream().filter(constraint -> !namesTable(constraint)).forEach(ordered::add);
            return ordered;
        }

        private static boolean namesTable(ExprConstraintDescr constraint) {
            String text = constraint.getExpression().strip();
            return text.startsWith(TABLE)
                    && text.substring(TABLE.length()).strip().startsWith("==");
        }

        /** {@code $name : member} alone holds always. */
        private static boolean isBinding(ExprConstraintDescr constraint) {
            return constraint.getExpression().strip().matches("\\$\\w+\\s*:\\s*\\w+");
        }

        private static String head(PatternDescr pattern) {
            String variable = pattern.getIdentifier();
            boolean bound = variable != null && !variable.isEmpty();
            return (bound ? variable + " : " : "") + pattern.getObjectType();
        }

        private static String text(BaseDescr part) {
            if (part instanceof PatternDescr pattern) {
                String inner = pattern.getDescrs().stream()
                        .map(constraint -> ((ExprConstraintDescr) constraint).getExpression())
                        .collect(Collectors.joining(", "));
                return head(pattern) + "( " + inner + " )";
            }
            List<?> parts = ((ConditionalElementDescr) part).getDescrs();
            if (part instanceof NotDescr) {
                return "not " + inParentheses(parts, " and ");
            }
            if (part instanceof ExistsDescr) {
                return "exists " + inParentheses(parts, " and ");
            }
            return inParentheses(parts, part instanceof AndDescr ? " and " : " or ");
        }

        private static String inParentheses(List<?> parts, String between) {
            String inner = parts.stream().map(part -> text((BaseDescr) part)).collect(Collectors.joining(between));
            boolean closed = parts.size() == 1 && (parts.get(0) instanceof PatternDescr || inner.startsWith("("));
            return closed ? inner : "( " + inner + " )";
        }

        private static String oneLine(String text) {
            return text.replaceAll("//[^\n]*", " ").replaceAll("\\s+", " ").strip();
        }
    }
}
