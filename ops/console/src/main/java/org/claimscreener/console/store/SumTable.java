package org.claimscreener.console.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of sums. What a batch adds to a row is added up first and written once. */
enum SumTable {
    /** Money and numbers of a civil day, by scope; packed, of a subject, what came of the rules of that day's holds. */
    DAY(
            "day_sum",
            "scope text, subject_id text, day date",
            "opened, closed, held_fen, released_fen, deducted_fen",
            "rules"),
    /** Packed, what came of the findings of a rule, by when the hold was opened. */
    RULE("rule_sum", "span text, from_day date, rule_code text", "", "rules"),
    /** What stands open of an institution or a practitioner. */
    SUBJECT("subject_sum", "scope text, subject_id text", "open, held_fen", ""),
    /** Where holds stand. */
    STAGE("stage_sum", "stage text", "holds, held_fen", ""),
    /** Who did how much. */
    ACTOR("actor_sum", "day date, actor_id text", "steps", "");

    private final String table;
    private final String typedKeys;
    private final String values;
    private final String packed;

    SumTable(String table, String typedKeys, String values, String packed) {
        this.table = table;
        this.typedKeys = typedKeys;
        this.values = values;
        this.packed = packed;
    }

    int keyColumns() {
        return columns(typedKeys).size();
    }

    int valueColumns() {
        return columns(values).size();
    }

    /** Whether its rows have a tally of rules. */
    boolean isPacked() {
        return !packed.isEmpty();
    }

    private static List<String> columns(String names) {
        return names.isEmpty() ? List.of() : List.of(names.split(", ", -1));
    }

    private List<String> keys() {
        return columns(typedKeys).stream()
                .map(key -> key.substring(0, key.indexOf(' ')))
                .toList();
    }

    /**
     * Adds a row's values to those that are there, and puts a tally that is given in the place of the one that is there.
     * Parameters by position: keys, values, tally.
     */
    String upsert() {
        List<String> all = new ArrayList<>(keys());
        List<String> changes = new ArrayList<>();
        for (String value : columns(values)) {
            all.add(value);
            changes.add(value + " = " + table + "." + value + " + excluded." + value);
        }
        if (isPacked()) {
            all.add(packed);
            changes.add(packed + " = coalesce(excluded." + packed + ", " + table + "." + packed + ")");
        }
        return "insert into " + table + " (" + String.join(", ", all) + ") values ("
                + String.join(", ", Collections.nCopies(all.size(), "?")) + ") on conflict ("
                + String.join(", ", keys()) + ") do update set " + String.join(", ", changes);
    }

    /**
     * Reads the tallies of rows that have one, each with its row's place among those asked for, from 1. Parameters by
     * position: of each key column the array of all those rows' keys, as texts.
     */
    String tallies() {
        String arrays = columns(typedKeys).stream()
                .map(key -> "cast(? as " + key.substring(key.indexOf(' ') + 1) + "[])")
                .collect(Collectors.joining(", "));
        String columns = String.join(", ", keys());
        return "select asked.place, there." + packed + " from unnest(" + arrays + ") with ordinality as asked ("
                + columns + ", place) join " + table + " there using (" + columns + ") where there." + packed
                + " is not null";
    }
}
