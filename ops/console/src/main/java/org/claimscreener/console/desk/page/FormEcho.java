package org.claimscreener.console.desk.page;

import java.util.Map;
import java.util.Optional;

import org.claimscreener.wire.record.HoldCommandKind;

/**
 * What somebody had put into a form that was not taken, so that nothing has to be typed again.
 *
 * @param kind of the form; empty for none
 * @param values by field
 * @param problems keys of texts, by field
 */
public record FormEcho(Optional<HoldCommandKind> kind, Map<String, String> values, Map<String, String> problems) {
    /** Nothing was put in yet. */
    public static final FormEcho NONE = new FormEcho(Optional.empty(), Map.of(), Map.of());

    public FormEcho {
        values = Map.copyOf(values);
        problems = Map.copyOf(problems);
    }

    /** Whether it is about a form. */
    public boolean of(HoldCommandKind form) {
        return kind.equals(Optional.of(form));
    }

    /** What stands in a field. */
    public String value(HoldCommandKind form, String field, String otherwise) {
        return of(form) ? values.getOrDefault(field, otherwise) : otherwise;
    }

    /** What is wrong in a field. */
    public Optional<String> problem(HoldCommandKind form, String field) {
        return of(form) ? Optional.ofNullable(problems.get(field)) : Optional.empty();
    }
}
