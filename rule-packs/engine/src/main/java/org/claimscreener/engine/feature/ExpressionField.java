package org.claimscreener.engine.feature;

import java.util.List;

/**
 * One thing that an expression may name.
 *
 * @param owner the variable that it belongs to, {@code visit} or {@code line}
 * @param ofPast Java that reads it from a remembered visit {@code v} or its line {@code l}; "" when it is not remembered
 * @param ofArrival Java that reads it from the facts {@code f} of a settlement that arrives, or its line {@code l}; ""
 *     when it is not known yet
 * @param choices constants of a choice; empty for other types
 * @param description for people
 */
public record ExpressionField(
        String owner,
        String name,
        Type type,
        String ofPast,
        String ofArrival,
        List<Enum<?>> choices,
        String description) {

    /** What a field is, for the author and the compiler. */
    public enum Type {
        /** Whole number. */
        INT,
        TEXT,
        /** True or false. */
        FLAG,
        /** One of some words, written as a text. */
        CHOICE
    }

    public ExpressionField {
        choices = List.copyOf(choices);
    }

    /** Whether features of a person, or else of an institution, can name it. */
    boolean knownOf(boolean patient) {
        return !(patient ? ofPast : ofArrival).isEmpty();
    }
}
