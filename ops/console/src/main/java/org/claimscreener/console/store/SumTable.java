package org.claimscreener.console.store;

import java.util.List;
import java.util.stream.Collectors;

/** The tables of sums. What a batch adds to a row is added up first and written once. */
enum SumTable {
    /** Money and numbers of a civil day, by scope. */
    DAY("day_sum", "scope, subject_id, day", "opened, closed, held_fen, released_fen, deducted_fen"),
    /** What came of the findings of a rule, by when the hold was opened. */
    RULE(
            "rule_sum",
            "span, from_day, rule_code",
            "holds, open, confirmed, overturned, held_fen, deducted_fen, released_fen"),
    /** How long holds took. */
    DURATION("duration_sum", "span, from_day, rule_code, class_no", "holds"),
    /** Where holds stand. */
    STAGE("stage_sum", "stage", "holds, held_fen"),
    /** Who did how much. */
    ACTOR("actor_sum", "day, actor_id", "steps");

    private final String table;
    private final String keys;
    private final String values;

    SumTable(String table, String keys, String values) {
        this.table = table;
        this.keys = keys;
        this.values = values;
    }

    int keyColumns() {
        return columns(keys).size();
    }

    int valueColumns() {
        return columns(values).size();
    }

    private static List<String> columns(String names) {
        return List.of(names.split(", ", -1));
    }

    /** Adds a row's values to those that are there; parameters by position, keys first. */
    String upsert() {
        return "insert into " + table + " (" + keys + ", " + values + ") values ("
                + "?, ".repeat(keyColumns() + valueColumns() - 1) + "?) on conflict (" + keys + ") do update set "
                + columns(values).stream()
                        .map(value -> value + " = " + table + "." + value + " + excluded." + value)
                        .collect(Collectors.joining(", "));
    }
}
