package org.claimscreener.engine.feature;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold of a feature beyond the shape of its fields: that key, what is counted and aggregate go together, and
 * that the expressions are right. Keeps its parsers: one for all features of a pack. Not thread-safe.
 */
public final class FeatureCheck {
    /** Where a problem of the feature's field goes. */
    @FunctionalInterface
    public interface Problems {
        void add(String field, ExpressionProblem problem);
    }

    private final Map<Over, Expressions> ofPatient = new EnumMap<>(Over.class);
    private final Map<Over, Expressions> ofInstitution = new EnumMap<>(Over.class);

    /** The feature with its expressions, or empty after its problems were added. */
    public Optional<CheckedFeature> check(FeatureDeclaration feature, Problems problems) {
        boolean fits = combination(feature, problems);
        Optional<CheckedExpression> value = expression(feature, "value", feature.value(), problems);
        Optional<CheckedExpression> where = expression(feature, "where", feature.where(), problems);
        if (!fits
                || value.isEmpty() != feature.value().isEmpty()
                || where.isEmpty() != feature.where().isEmpty()
                || !typed(feature, value, where, problems)) {
            return Optional.empty();
        }
        return Optional.of(new CheckedFeature(feature, value, where));
    }

    private Optional<CheckedExpression> expression(
            FeatureDeclaration feature, String field, String text, Problems problems) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean patient = feature.key().ofPatient();
        Expressions expressions = (patient ? ofPatient : ofInstitution)
                .computeIfAbsent(feature.over(), over -> new Expressions(patient, over == Over.LINE));
        return expressions.check(text, problem -> problems.add(field, problem));
    }

    private static boolean combination(FeatureDeclaration feature, Problems problems) {
        Optional<String> misfit = aggregateMisfit(feature).or(() -> overMisfit(feature));
        misfit.ifPresent(what -> problems.add("aggregate", ExpressionProblem.at(0, what)));
        return misfit.isEmpty();
    }

    private static Optional<String> aggregateMisfit(FeatureDeclaration feature) {
        boolean patient = feature.key().ofPatient();
        boolean wrong = switch (feature.aggregate()) {
            case COUNT, SUM, DISTINCT, RATIO, GAP -> false;
            case MIN, MAX, FIRST, LAST, RUN_DAYS, SUPPLY_COVER -> !patient;
            case MEAN_PER_DAY, SPREAD_PER_DAY -> patient;
        };
        if (!wrong) {
            return Optional.empty();
        }
        return Optional.of(
                patient
                        ? "is of an institution only: a person's days are too few for a mean"
                        : "is of a person only: the panes of an institution cannot take a withdrawn one back");
    }

    private static Optional<String> overMisfit(FeatureDeclaration feature) {
        boolean lines = switch (feature.key()) {
            case PATIENT_ITEM, PATIENT_GENERIC, INSTITUTION_ITEM, INSTITUTION_GENERIC -> true;
            case PATIENT, INSTITUTION, INSTITUTION_BILL, INSTITUTION_HOME_AREA, INSTITUTION_CATEGORY, PRACTITIONER ->
                false;
        };
        if (lines && feature.over() != Over.LINE) {
            return Optional.of("of an item or a drug is counted over lines: write 'over: line'");
        }
        if (feature.key() == FeatureKey.INSTITUTION_BILL && feature.over() != Over.SETTLEMENT) {
            return Optional.of("of a bill is counted over settlements");
        }
        if (feature.over() == Over.WITHDRAWAL
                && (feature.key() != FeatureKey.INSTITUTION || feature.aggregate() != Aggregate.COUNT)) {
            return Optional.of("over withdrawals: only the count of an institution is kept");
        }
        if (feature.aggregate() == Aggregate.SUPPLY_COVER && feature.over() != Over.LINE) {
            return Optional.of("is of lines: write 'over: line'");
        }
        return Optional.empty();
    }

    private static boolean typed(
            FeatureDeclaration feature,
            Optional<CheckedExpression> value,
            Optional<CheckedExpression> where,
            Problems problems) {
        int before = 0;
        if (where.isPresent() && where.get().type() != CheckedExpression.Type.FLAG) {
            problems.add("where", ExpressionProblem.at(0, "yields no true or false; compare it with something"));
            before++;
        }
        String wrong = wrongValue(feature, value);
        if (!wrong.isEmpty()) {
            problems.add("value", ExpressionProblem.at(0, wrong));
            before++;
        }
        return before == 0;
    }

    /** What is wrong with the value's type or with its being there; "" when nothing is. */
    private static String wrongValue(FeatureDeclaration feature, Optional<CheckedExpression> value) {
        return switch (feature.aggregate()) {
            case COUNT, RATIO, GAP, RUN_DAYS, SUPPLY_COVER ->
                value.isPresent() ? "has no use: the aggregate counts and does not read a value; remove it" : "";
            case SUM, MIN, MAX, FIRST, LAST, MEAN_PER_DAY, SPREAD_PER_DAY ->
                value.isPresent() && value.get().type() == CheckedExpression.Type.INT
                        ? ""
                        : "must be a whole number, such as line.amount_fen";
            case DISTINCT ->
                value.isPresent() && value.get().type() != CheckedExpression.Type.FLAG
                        ? ""
                        : "must be what is told apart, such as visit.patient";
        };
    }
}
