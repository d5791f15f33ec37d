package org.claimscreener.engine.feature;

import java.util.List;
import java.util.SplittableRandom;

/** Filters at random over what {@link PastVisits} makes. */
final class RandomFilter {
    private static final List<String> NUMBERS =
            List.of("visit.fund_fen", "visit.days", "line.amount_fen", "line.supply_days_e2");
    private static final List<String> TEXTS =
            List.of("visit.institution", "visit.diagnosis", "visit.department", "line.item", "visit.mode", "line.kind");
    private static final List<String> WORDS =
            List.of("'H1'", "'N18'", "''", "'X1'", "'XA10BAJ085A001010101547'", "'I10.x00x002'", "'A03'", "'\\\"\\\\'");

    private final SplittableRandom random;

    RandomFilter(SplittableRandom random) {
        this.random = random;
    }

    String text(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf();
        }
        return switch (random.nextInt(4)) {
            case 0 -> "(" + text(depth - 1) + " && " + text(depth - 1) + ")";
            case 1 -> "(" + text(depth - 1) + " || " + text(depth - 1) + ")";
            case 2 -> "!" + text(depth - 1);
            default -> "(" + text(depth - 1) + " ? " + text(depth - 1) + " : " + text(depth - 1) + ")";
        };
    }

    private String leaf() {
        return switch (random.nextInt(7)) {
            case 0 -> "visit.stay";
            case 1 -> "(visit.channel == 'PHARMACY')";
            case 2 -> "(visit.mode in ['OUTPATIENT', 'INPATIENT'])";
            case 3 -> "(line.kind != 'DRUG')";
            case 4 -> "(" + number(2) + pick(List.of(" < ", " <= ", " == ", " != ", " >= ", " > ")) + number(2) + ")";
            case 5 -> pick(TEXTS) + "." + pick(List.of("startsWith", "endsWith", "contains")) + "(" + pick(WORDS) + ")";
            default -> "(" + text() + pick(List.of(" == ", " != ", " < ", " >= ")) + text() + ")";
        };
    }

    private String text() {
        return switch (random.nextInt(3)) {
            case 0 -> pick(List.of("visit.institution", "visit.diagnosis", "visit.department", "line.item"));
            case 1 -> pick(WORDS);
            default -> "(" + pick(TEXTS) + " + " + pick(WORDS) + ")";
        };
    }

    private String number(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? pick(NUMBERS) : Integer.toString(random.nextInt(5_000));
        }
        return switch (random.nextInt(7)) {
            case 0 -> "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
            case 1 -> "(" + number(depth - 1) + " - " + number(depth - 1) + ")";
            case 2 -> "(" + number(depth - 1) + " * " + number(depth - 1) + ")";
            case 3 -> "(" + number(depth - 1) + " / " + (1 + random.nextInt(9)) + ")";
            case 4 -> "(" + number(depth - 1) + " % " + (1 + random.nextInt(9)) + ")";
            case 5 -> "size(" + pick(TEXTS) + ")";
            default -> "-" + pick(NUMBERS);
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
