package org.claimscreener.engine.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.pack.TableDeclaration;

/** Differences between two versions of a table: its declaration, a count of rows, then the rows by their key. Stateless. */
final class TableDiff {
    private TableDiff() {}

    static List<String> of(RulePack before, TableDeclaration one, RulePack after, TableDeclaration other) {
        List<String> found = new ArrayList<>();
        compare("columns", one.columns().toString(), other.columns().toString(), found);
        compare("required", one.required().toString(), other.required().toString(), found);
        compare("source", one.source(), other.source(), found);
        compare("description", one.description(), other.description(), found);
        compare("file", one.file(), other.file(), found);
        rows(before.text(one.file()).orElse(""), after.text(other.file()).orElse(""), found);
        return found;
    }

    private static void compare(String what, String before, String after, List<String> found) {
        if (!before.equals(after)) {
            found.add(what + ": " + before + " -> " + after);
        }
    }

    private static void rows(String before, String after, List<String> found) {
        Map<String, Set<String>> old = byKey(before);
        Map<String, Set<String>> now = byKey(after);
        TreeSet<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        int[] counts = new int[3];
        List<String> rows = new ArrayList<>();
        for (String key : keys) {
            List<String> gone = minus(old.getOrDefault(key, Set.of()), now.getOrDefault(key, Set.of()));
            List<String> come = minus(now.getOrDefault(key, Set.of()), old.getOrDefault(key, Set.of()));
            int changed = Math.min(gone.size(), come.size());
            counts[0] += come.size() - changed;
            counts[1] += gone.size() - changed;
            counts[2] += changed;
            gone.forEach(row -> rows.add("- " + row));
            come.forEach(row -> rows.add("+ " + row));
        }
        if (!rows.isEmpty()) {
            found.add("rows: " + counts[0] + " added, " + counts[1] + " removed, " + counts[2] + " changed");
            found.addAll(rows);
        }
    }

    private static List<String> minus(Set<String> rows, Set<String> others) {
        return rows.stream().filter(row -> !others.contains(row)).toList();
    }

    private static Map<String, Set<String>> byKey(String csv) {
        Map<String, Set<String>> byKey = new TreeMap<>();
        csv.lines().skip(1).forEach(row -> {
            int comma = row.indexOf(',');
            byKey.computeIfAbsent(comma < 0 ? row : row.substring(0, comma), key -> new TreeSet<>())
                    .add(row);
        });
        return byKey;
    }
}
