package org.claimscreener.national;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lines nobody vouches for: each gets an answer. Seeds are fixed; a failure names its own. */
class NationalFuzzTest {

    private static final int MUTATIONS = 30_000;

    private static final List<String> SPLICES = List.of(
            "null",
            "\"\"",
            "[]",
            "{}",
            "-1",
            "1e9",
            "1e-999999999",
            "0.1",
            "true",
            "\"\\ud800\"",
            "\"2026-02-30\"",
            "99999999999999999999",
            "\"9999-12-31 23:59:59\"",
            "[[[[",
            "}}}",
            ",",
            ":",
            "\\",
            "\u0000",
            "\"NaN\"");

    private final NationalReader reader = new NationalReader();

    @Test
    void answersMutatedLines() {
        List<String> sample = Line.sample();
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            byte[] line = sample.get(random.nextInt(sample.size())).getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                line = mutated(line, random);
            }
            assertAnswered(line, seed);
        }
    }

    @Test
    void answersValuesOfEveryWrongType() {
        List<String> sample = Line.sample();
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            String line = sample.get(random.nextInt(sample.size()));
            assertAnswered(withAnotherValue(line, random).getBytes(StandardCharsets.UTF_8), seed);
        }
    }

    private void assertAnswered(byte[] line, int seed) {
        try {
            NationalReading reading = reader.read(line);
            if (reading instanceof NationalReading.Rejected rejected) {
                assertThat(rejected.message()).isNotBlank();
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + new String(line, StandardCharsets.UTF_8), e);
        }
    }

    private static byte[] mutated(byte[] line, Random random) {
        if (line.length == 0) {
            return line;
        }
        int at = random.nextInt(line.length);
        byte[] changed = line.clone();
        switch (random.nextInt(5)) {
            case 0 -> changed[at] = (byte) random.nextInt(256);
            case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> changed = Arrays.copyOf(line, at);
            case 3 -> changed = spliced(line, at, SPLICES.get(random.nextInt(SPLICES.size())), 0);
            default -> changed = spliced(line, at, "", random.nextInt(20));
        }
        return changed;
    }

    /** Replaces one whole value, so that the line stays JSON. */
    private static String withAnotherValue(String line, Random random) {
        int colon = line.indexOf("\": ", random.nextInt(line.length()));
        if (colon < 0) {
            return line;
        }
        int start = colon + 3;
        int end = start;
        int depth = 0;
        boolean quoted = false;
        while (end < line.length()) {
            char at = line.charAt(end);
            if (!quoted && depth == 0 && (at == ',' || at == '}' || at == ']')) {
                break;
            }
            quoted = (at == '"') != quoted;
            depth += quoted ? 0 : depthChange(at);
            end++;
        }
        return line.substring(0, start) + SPLICES.get(random.nextInt(SPLICES.size())) + line.substring(end);
    }

    private static int depthChange(char at) {
        return switch (at) {
            case '{', '[' -> 1;
            case '}', ']' -> -1;
            default -> 0;
        };
    }

    private static byte[] spliced(byte[] line, int at, String inserted, int removed) {
        byte[] middle = inserted.getBytes(StandardCharsets.UTF_8);
        int rest = Math.min(line.length, at + removed);
        byte[] spliced = Arrays.copyOf(line, at + middle.length + line.length - rest);
        System.arraycopy(middle, 0, spliced, at, middle.length);
        System.arraycopy(line, rest, spliced, at + middle.length, line.length - rest);
        return spliced;
    }
}
