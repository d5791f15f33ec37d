package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.claimscreener.engine.drools.PatternProbe.Bound;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Global;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;

/**
 * Reads from a compiled rule what {@link RuleProbe} looks at. What it does not understand it leaves out: the rule may then be
 * thought to fire where it does not, never the other way. For one rule.
 */
final class ProbeReader {
    /** The gate has every pattern of rows say it. */
    private static final Pattern TABLE = Pattern.compile("table\\s*==\\s*\"([^\"]*)\"");

    private final IdentityHashMap<Variable<?>, Integer> slots = new IdentityHashMap<>();
    /** Slots of facts of which there may be several, and of what is worked out from them. */
    private final Set<Integer> several = new HashSet<>();

    private final List<Read> patterns = new ArrayList<>();
    private int next = RuleProbe.PARAMETERS + 1;

    private ProbeReader() {}

    /** A pattern before it is known which of its bindings any condition wants. */
    private record Read(
            FactKind kind,
            String table,
            boolean negated,
            int slot,
            List<Bound> bindings,
            List<ConstraintProbe> own,
            List<ConstraintProbe> joined) {
        boolean wants(Bound binding) {
            return own.stream().anyMatch(constraint -> constraint.wants(binding.slot()))
                    || joined.stream().anyMatch(constraint -> constraint.wants(binding.slot()));
        }
    }

    static RuleProbe read(Rule rule) {
        ProbeReader reader = new ProbeReader();
        rule.getView().getSubConditions().forEach(reader::read);
        return new RuleProbe(reader.patterns.stream().map(reader::probe).toList(), reader.next);
    }

    /** What is bound for the consequence alone, most of it, is not worked out. */
    private PatternProbe probe(Read read) {
        List<Bound> wanted = read.bindings().stream()
                .filter(binding -> patterns.stream().anyMatch(pattern -> pattern.wants(binding)))
                .toList();
        return new PatternProbe(
                read.kind(), read.table(), read.negated(), read.slot(), wanted, read.own(), read.joined());
    }

    private void read(Condition condition) {
        switch (condition.getType()) {
            case PATTERN -> read((org.drools.model.Pattern<?>) condition, false);
            case AND -> condition.getSubConditions().forEach(this::read);
            case EXISTS, NOT -> {
                List<Condition> inside = condition.getSubConditions();
                if (inside.size() == 1 && inside.get(0) instanceof org.drools.model.Pattern<?> pattern) {
                    read(pattern, condition.getType() == Condition.Type.NOT);
                }
            }
            default -> {
                // Alternatives: any of them may be met.
            }
        }
    }

    private void read(org.drools.model.Pattern<?> pattern, boolean negated) {
        FactKind kind = FactKind.of(pattern.getPatternVariable().getType());
        List<SingleConstraint> constraints = new ArrayList<>();
        boolean whole = flatten(pattern.getConstraint(), constraints);
        Optional<String> table =
                constraints.stream().flatMap(test -> table(test).stream()).findFirst();
        if (kind.isRow() && table.isEmpty()) {
            return;
        }
        Set<Integer> ofThis = new HashSet<>();
        int slot = slot(pattern.getPatternVariable(), ofThis);
        List<Bound> bindings = bindings(pattern, ofThis);
        List<ConstraintProbe> own = new ArrayList<>();
        List<ConstraintProbe> joined = new ArrayList<>();
        for (SingleConstraint constraint : constraints) {
            if (kind.isRow() && table(constraint).equals(table)) {
                // It is looked at among the table's rows alone.
                continue;
            }
            Optional<int[]> wanted = slots(constraint);
            if (wanted.isEmpty()) {
                whole = false;
            } else {
                boolean others = IntStream.of(wanted.get()).anyMatch(several::contains);
                (others ? joined : own).add(new ConstraintProbe(constraint, wanted.get()));
            }
        }
        if (negated && !whole) {
            return;
        }
        if (!kind.isAlwaysOne()) {
            several.addAll(ofThis);
        }
        patterns.add(new Read(kind, table.orElse(""), negated, slot, bindings, own, joined));
    }

    /** Takes the single constraints out; false when there is something else. */
    private static boolean flatten(Constraint constraint, List<SingleConstraint> into) {
        return switch (constraint.getType()) {
            case SINGLE -> constraint == SingleConstraint.TRUE || into.add((SingleConstraint) constraint);
            case MULTIPLE, AND -> {
                boolean whole = true;
                for (Constraint child : constraint.getChildren()) {
                    whole &= flatten(child, into);
                }
                yield whole;
            }
            case OR -> false;
        };
    }

    private static Optional<String> table(SingleConstraint constraint) {
        Matcher rows = TABLE.matcher(
                constraint.predicateInformation().getStringConstraint().strip());
        return rows.matches() ? Optional.of(rows.group(1)) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // generated with the types of its variables
    private List<Bound> bindings(org.drools.model.Pattern<?> pattern, Set<Integer> ofThis) {
        List<Bound> bindings = new ArrayList<>();
        for (Binding binding : pattern.getBindings()) {
            if (List.of(binding.getInputVariables()).equals(List.of(pattern.getPatternVariable()))) {
                bindings.add(new Bound(
                        slot(binding.getBoundVariable(), ofThis),
                        ConstraintProbe.bare(Function1.class, binding.getBindingFunction())));
            }
        }
        return bindings;
    }

    private int slot(Variable<?> variable, Set<Integer> ofThis) {
        int slot = next++;
        slots.put(variable, slot);
        ofThis.add(slot);
        return slot;
    }

    /** Where the constraint finds what it wants; empty when it wants something that is not looked at. */
    private Optional<int[]> slots(SingleConstraint constraint) {
        Variable<?>[] wanted = constraint.getVariables();
        int[] found = new int[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            Integer slot = wanted[i] instanceof Global<?> global
                    ? (global.getName().equals(AllowedNames.PARAMETERS) ? RuleProbe.PARAMETERS : null)
                    : slots.get(wanted[i]);
            if (slot == null) {
                return Optional.empty();
            }
            found[i] = slot;
        }
        return Optional.of(found);
    }
}
