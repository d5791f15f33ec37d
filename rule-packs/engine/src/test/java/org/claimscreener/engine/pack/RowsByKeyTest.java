package org.claimscreener.engine.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.claimscreener.engine.pack.KnowledgeTables.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowsByKeyTest {
    private static final long SEED = 20_261_201L;

    /** Of an alphabet in which pairs of letters have one hash code. */
    @Test
    void findsTheRowsOfEveryKeyThatTheCodeBeginsWithShorterKeysFirst() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            RowsByKey.Builder builder = new RowsByKey.Builder();
            Map<String, List<Row>> expected = new LinkedHashMap<>();
            for (int j = random.nextInt(60); j > 0; j--) {
                String key = code(random, 1 + random.nextInt(6));
                Row row = new Row("table" + random.nextInt(3), Map.of("n", String.valueOf(j)));
                builder.add(key, row);
                expected.computeIfAbsent(key, same -> new ArrayList<>()).add(row);
            }
            RowsByKey rows = builder.build();
            for (int j = 0; j < 60; j++) {
                String code = code(random, random.nextInt(9));
                List<Row> beginning = new ArrayList<>();
                for (int length = 1; length <= code.length(); length++) {
                    beginning.addAll(expected.getOrDefault(code.substring(0, length), List.of()));
                }
                assertThat(rows.beginning(code))
                        .as("seed %s case %s: %s", SEED, i, code)
                        .isEqualTo(beginning);
                assertThat(rows.exactly(code)).isEqualTo(expected.getOrDefault(code, List.of()));
            }
        }
    }

    @Test
    void knowsNothingWithoutRows() {
        assertThat(RowsByKey.NONE.exactly("XA")).isEmpty();
        assertThat(RowsByKey.NONE.beginning("XA")).isEmpty();
        assertThat(RowsByKey.NONE.beginning("")).isEmpty();
    }

    private static String code(Random random, int parts) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            code.append(List.of("Aa", "BB", "C").get(random.nextInt(3)));
        }
        return code.toString();
    }
}
