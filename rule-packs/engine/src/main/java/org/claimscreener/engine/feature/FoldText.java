package org.claimscreener.engine.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;

/**
 * The Java of one feature of a person: two loops with the filter between them, what concerns the visit alone asked once a
 * visit. Straight code without a call through an interface costs some nanoseconds a line, and sixty features look at
 * thousands of lines. Not thread-safe.
 */
final class FoldText {
    private final FeatureDeclaration feature;
    private final Optional<CheckedExpression> value;
    private final List<String> ofVisit = new ArrayList<>();
    private final List<String> ofLine = new ArrayList<>();

    FoldText(FeatureDeclaration feature, Optional<CheckedExpression> value, Optional<CheckedExpression> where) {
        this.feature = feature;
        this.value = value;
        where.ifPresent(filter -> split(filter, filter.root()));
    }

    /** A class of that name that extends {@link PastFold}. */
    String classNamed(String name) {
        return "public final class " + name + " extends PastFold {\n"
                + "public " + name + "() {}\n"
                + "public void fold(Past past, int from, int to, String subject, Folded out) {\n"
                + before()
                + loops()
                + after()
                + "}\n}\n";
    }

    /** What stands between 'and' on the top level, as far as it concerns the visit and the line. */
    private void split(CheckedExpression filter, CelExpr node) {
        if (node.exprKind().getKind() == ExprKind.Kind.CALL
                && node.call().function().equals("_&&_")) {
            node.call().args().forEach(argument -> split(filter, argument));
            return;
        }
        String java = new JavaText(filter, true, new ArrayList<>()).of(node);
        (JavaText.mentions(node, ExpressionFields.LINE) ? ofLine : ofVisit).add(java);
    }

    private String before() {
        return switch (feature.aggregate()) {
            case COUNT, SUM -> "long n = 0;\n";
            case MIN, MAX, FIRST, LAST -> "long n = 0; boolean any = false;\n";
            case GAP -> "long n = Long.MIN_VALUE;\n";
            case DISTINCT -> "java.util.HashSet members = new java.util.HashSet();\n";
            case RATIO -> "long n = 0; long all = 0;\n";
            case RUN_DAYS -> "RunOfDays days = new RunOfDays(past.current().lastDay().toEpochDay());\n";
            case SUPPLY_COVER -> "long supply = 0; long first = Long.MAX_VALUE;\n";
            case MEAN_PER_DAY, SPREAD_PER_DAY ->
                throw new IllegalArgumentException(feature.name() + ": not of a person");
        };
    }

    private String loops() {
        boolean lines = feature.over() == Over.LINE;
        boolean ratio = feature.aggregate() == Aggregate.RATIO;
        List<String> visit = ratio ? List.of() : ofVisit;
        StringBuilder java = new StringBuilder("for (int i = from; i < to; i++) {\nPastVisit v = past.visit(i);\n");
        if (!visit.isEmpty()) {
            java.append("if (!(").append(String.join(" && ", visit)).append(")) continue;\n");
        }
        if (!lines) {
            return java.append(ratio ? ratio(ofVisit) : each()).append("}\n").toString();
        }
        java.append("PastLine[] ls = past.lines(i);\nfor (int j = 0; j < ls.length; j++) {\nPastLine l = ls[j];\n")
                .append("if (!(")
                .append(String.join(" && ", lineConditions(ratio)))
                .append(")) continue;\n");
        List<String> filter = new ArrayList<>(ofVisit);
        filter.addAll(ofLine);
        return java.append(ratio ? ratio(filter) : each()).append("}\n}\n").toString();
    }

    private List<String> lineConditions(boolean ratio) {
        List<String> conditions = new ArrayList<>();
        conditions.add("l.quantityE4() > 0");
        switch (feature.key()) {
            case PATIENT_ITEM -> conditions.add("l.itemCode().equals(subject)");
            case PATIENT_GENERIC -> conditions.add("l.ofGeneric(subject)");
            case PATIENT,
                    INSTITUTION,
                    INSTITUTION_ITEM,
                    INSTITUTION_GENERIC,
                    INSTITUTION_BILL,
                    INSTITUTION_HOME_AREA,
                    INSTITUTION_CATEGORY,
                    PRACTITIONER -> {}
        }
        if (!ratio) {
            conditions.addAll(ofLine);
        }
        return conditions;
    }

    private static String ratio(List<String> filter) {
        String condition = filter.isEmpty() ? "true" : String.join(" && ", filter);
        return "all++; if (" + condition + ") n++;\n";
    }

    /** What is done with each that counts. */
    private String each() {
        boolean lines = feature.over() == Over.LINE;
        return switch (feature.aggregate()) {
            case COUNT -> "n++;\n";
            case SUM -> "n = Operands.add(n, " + value() + ");\n";
            case MIN -> "long x = " + value() + "; n = any ? Math.min(n, x) : x; any = true;\n";
            case MAX -> "long x = " + value() + "; n = any ? Math.max(n, x) : x; any = true;\n";
            case FIRST -> "if (!any) { n = " + value() + "; any = true; }\n";
            case LAST -> "n = " + value() + "; any = true;\n";
            case GAP -> "n = Math.max(n, " + (lines ? "l.day()" : "v.lastDay()") + ".toEpochDay());\n";
            case DISTINCT -> distinct();
            case RUN_DAYS ->
                lines
                        ? "long d = l.day().toEpochDay(); days.add(d, d);\n"
                        : "days.add(v.firstDay().toEpochDay(), v.lastDay().toEpochDay());\n";
            case SUPPLY_COVER -> "supply += l.supplyDaysE2(); first = Math.min(first, l.day().toEpochDay());\n";
            case RATIO, MEAN_PER_DAY, SPREAD_PER_DAY ->
                throw new IllegalArgumentException(feature.name() + ": does nothing with each");
        };
    }

    private String distinct() {
        CheckedExpression told = value.orElseThrow();
        return told.type() == CheckedExpression.Type.TEXT
                ? "String m = " + value() + "; if (!Operands.nobody(m)) members.add(m);\n"
                : "members.add(Long.valueOf(" + value() + "));\n";
    }

    private String value() {
        CheckedExpression read = value.orElseThrow();
        return new JavaText(read, true, new ArrayList<>()).of(read.root());
    }

    private String after() {
        return switch (feature.aggregate()) {
            case COUNT, SUM -> "out.is(n);\n";
            case MIN, MAX, FIRST, LAST -> "if (any) out.is(n);\n";
            case GAP -> "if (n != Long.MIN_VALUE) out.is(past.current().firstDay().toEpochDay() - n);\n";
            case DISTINCT -> "out.is(members.size());\n";
            case RATIO -> "if (all > 0) out.is(n * 10000L / all);\n";
            case RUN_DAYS -> "out.is(days.longest());\n";
            case SUPPLY_COVER ->
                "if (supply > 0) out.is(supply / Math.max(1L, past.current().firstDay().toEpochDay() - first));\n";
            case MEAN_PER_DAY, SPREAD_PER_DAY ->
                throw new IllegalArgumentException(feature.name() + ": not of a person");
        };
    }
}
