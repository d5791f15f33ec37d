package org.claimscreener.accuracy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.traffic.FraudPattern;

/**
 * What people have written down about results: which rules are meant for which fraud, why a rule holds honest settlements, why a
 * fraud is missed. From two tables beside this class; nothing of it changes a figure but "on target".
 */
final class Knowledge {
    private static final String ALARM = "alarm";
    private static final String MISS = "miss";

    private final Map<FraudPattern, Set<String>> meant = new EnumMap<>(FraudPattern.class);
    private final Map<String, String> ofAlarms = new HashMap<>();
    private final Map<String, String> ofMisses = new HashMap<>();

    private Knowledge() {}

    static Knowledge read() {
        Knowledge knowledge = new Knowledge();
        forEachRow("meant.tsv", 2, row -> {
            FraudPattern pattern = FraudPattern.valueOf(row[0]);
            knowledge.meant.put(pattern, Set.of(row[1].split(",", -1)));
        });
        forEachRow("explanations.tsv", 3, row -> {
            switch (row[0]) {
                case ALARM -> knowledge.ofAlarms.put(row[1], row[2]);
                case MISS -> knowledge.ofMisses.put(row[1], row[2]);
                default ->
                    throw new IllegalStateException("explanations.tsv: '" + row[0] + "' is neither alarm nor miss");
            }
        });
        return knowledge;
    }

    /** Codes of the rules that are meant for it; empty where nobody said. */
    Set<String> rulesMeantFor(FraudPattern pattern) {
        return meant.getOrDefault(pattern, Set.of());
    }

    /** Why the rule holds honest settlements. */
    Optional<String> whyAlarm(String ruleCode) {
        return Optional.ofNullable(ofAlarms.get(ruleCode));
    }

    /** Why such frauds are missed. */
    Optional<String> whyMissed(FraudPattern pattern) {
        return Optional.ofNullable(ofMisses.get(pattern.name()));
    }

    /** What is done with a row. */
    @FunctionalInterface
    private interface RowAction {
        void of(String[] cells);
    }

    /** Tab-separated; lines that begin with # are comments. */
    private static void forEachRow(String resource, int columns, RowAction action) {
        InputStream stream = Knowledge.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException(resource + " is missing: the jar is incomplete, build it again");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("#") || line.isBlank()) {
                    continue;
                }
                String[] cells = line.split("\t", -1);
                if (cells.length != columns) {
                    throw new IllegalStateException(resource + ": expected " + columns + " columns in: " + line);
                }
                action.of(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
