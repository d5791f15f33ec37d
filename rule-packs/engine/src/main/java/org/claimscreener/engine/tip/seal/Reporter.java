package org.claimscreener.engine.tip.seal;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Who reported. Exists only between the desk's form and the seal, and where the tip desk opened one. Its text shows nothing,
 * so that no log does.
 *
 * @param number 4 to {@link #MAX_NUMBER_LENGTH} characters, at least {@link #LEAST_DIGITS} letters or digits
 * @param name as told, at most {@link #MAX_TEXT_LENGTH} characters; may be empty
 * @param contact where an answer reaches the person, at most {@link #MAX_TEXT_LENGTH} characters; may be empty
 */
public record Reporter(IdentityKind kind, String number, String name, String contact) {
    public static final int MAX_NUMBER_LENGTH = 30;
    public static final int MAX_TEXT_LENGTH = 60;
    static final int LEAST_DIGITS = 4;

    /** The first problem: field, what is wrong; without what it holds. */
    public Optional<String> firstProblem() {
        String problem = problem("number", number, MAX_NUMBER_LENGTH);
        if (problem == null && Pseudonyms.normalised(kind, number).length() < LEAST_DIGITS) {
            problem = "number has fewer than " + LEAST_DIGITS + " letters or digits";
        }
        if (problem == null) {
            problem = problem("name", name, MAX_TEXT_LENGTH);
        }
        return Optional.ofNullable(problem == null ? problem("contact", contact, MAX_TEXT_LENGTH) : problem);
    }

    private static @Nullable String problem(String field, String text, int most) {
        if (text.length() > most) {
            return field + " is longer than " + most + " characters";
        }
        boolean broken = text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        return broken ? field + " has a control character or half of one" : null;
    }

    @Override
    public String toString() {
        return "Reporter[not shown]";
    }
}
