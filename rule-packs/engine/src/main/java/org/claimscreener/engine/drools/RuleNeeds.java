package org.claimscreener.engine.drools;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.KnowledgeRow;
import org.claimscreener.engine.pack.FactSchema;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What must be there for a rule to fire at all, as far as its conditions say so plainly: without it the rule is not even
 * tried. Immutable, thread-safe.
 *
 * @param tables of which a row must have been found
 * @param types of which a fact must be there; only such as most settlements lack
 * @param stay whether the visit must be one, or must be none
 */
record RuleNeeds(Set<String> tables, Set<String> types, Stay stay) {
    /** What the rule says of the visit. */
    enum Stay {
        EITHER,
        STAY,
        NO_STAY
    }

    private static final Set<String> SELDOM = Set.of("Standing", "TraceUse", "Operation", "PastVisit");
    private static final Pattern TABLE = Pattern.compile("table\\s*==\\s*\"([^\"]*)\"");

    RuleNeeds {
        tables = new LinkedHashSet<>(tables);
        types = Set.copyOf(types);
    }

    /** Of a rule that has passed the gate. What stands in alternatives, or must not be there, is no need. */
    static RuleNeeds of(RuleDescr rule) {
        Set<String> tables = new LinkedHashSet<>();
        Set<String> types = new HashSet<>();
        Stay stay = Stay.EITHER;
        for (BaseDescr part : rule.getLhs().getDescrs()) {
            if (part instanceof PatternDescr pattern) {
                Class<?> type = FactSchema.PATTERN_TYPES.get(pattern.getObjectType());
                if (type != null && KnowledgeRow.class.isAssignableFrom(type)) {
                    tables.add(table(pattern));
                } else if (SELDOM.contains(pattern.getObjectType())) {
                    types.add(pattern.getObjectType());
                } else if (pattern.getObjectType().equals("Visit") && stay == Stay.EITHER) {
                    stay = stay(pattern);
                }
            }
        }
        return new RuleNeeds(tables, types, stay);
    }

    private static String table(PatternDescr pattern) {
        for (BaseDescr constraint : pattern.getDescrs()) {
            Matcher names = TABLE.matcher(text(constraint));
            if (names.matches()) {
                return names.group(1);
            }
        }
        throw new IllegalStateException("the gate has let a pattern of rows pass that names no table");
    }

    private static Stay stay(PatternDescr visit) {
        for (BaseDescr constraint : visit.getDescrs()) {
            String text = text(constraint);
            if (text.equals("stay")) {
                return Stay.STAY;
            }
            if (text.equals("!stay")) {
                return Stay.NO_STAY;
            }
        }
        return Stay.EITHER;
    }

    private static String text(BaseDescr constraint) {
        return constraint instanceof ExprConstraintDescr expression
                ? expression.getExpression().strip()
                : "";
    }

    /**
     * Rules of the same name are kept in one rule base. A rule base costs some microseconds as soon as one of its rules may
     * fire, and nothing otherwise: too many cost as much as too few. Tables that are about the same kind of item begin with
     * the same word, and are met together.
     */
    String group() {
        if (!tables.isEmpty()) {
            String first = tables.iterator().next();
            int word = first.indexOf('_');
            return "rows of " + (word < 0 ? first : first.substring(0, word));
        }
        if (!types.isEmpty()) {
            return String.join(" ", types.stream().sorted().toList());
        }
        return stay.name();
    }

    /** May the rule fire? */
    boolean areMet(FactSet facts, KnowledgeRows rows) {
        boolean visit = stay == Stay.EITHER || facts.visit().stay() == (stay == Stay.STAY);
        return visit && rows.haveAll(tables) && types.stream().allMatch(type -> isThere(type, facts));
    }

    private static boolean isThere(String type, FactSet facts) {
        return switch (type) {
            case "Standing" -> !facts.standing().isEmpty();
            case "TraceUse" -> !facts.traceUses().isEmpty();
            case "Operation" -> !facts.operations().isEmpty();
            case "PastVisit" -> !facts.history().visits().isEmpty();
            default -> true;
        };
    }
}
