package org.claimscreener.launcher.letter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.DeadLetterReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LetterTallyTest {
    /** Against all letters sorted and counted; partitions come interleaved, each in its order. */
    @Test
    void countsAllOfAReasonAndKeepsTheNewest() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int most = random.nextInt(6);
            LetterTally tally = new LetterTally(most, letter -> letter.place().offset() % 5 != 0);
            List<Letter> all = letters(random);
            all.forEach(tally::take);

            List<Letter> wanted = all.stream()
                    .filter(letter -> letter.place().offset() % 5 != 0)
                    .sorted(Comparator.comparing(Letter::at)
                            .thenComparing(letter -> letter.place().partition())
                            .thenComparing(letter -> letter.place().offset()))
                    .toList();
            assertThat(tally.newest())
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(wanted.subList(Math.max(0, wanted.size() - most), wanted.size()));
            assertThat(tally.letters()).as("seed %d round %d", seed, round).isEqualTo(wanted.size());
            for (LetterTally.Row row : tally.rows()) {
                List<Instant> times = wanted.stream()
                        .filter(letter -> letter.letter().getReason() == row.reason())
                        .map(Letter::at)
                        .sorted()
                        .toList();
                assertThat(row)
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(new LetterTally.Row(
                                row.reason(), times.size(), times.get(0), times.get(times.size() - 1)));
            }
        }
    }

    private static List<Letter> letters(Random random) {
        DeadLetterReason[] reasons = DeadLetterReason.values();
        List<Letter> letters = new ArrayList<>();
        long second = 0;
        for (int offset = 0; offset < random.nextInt(20); offset++) {
            second += random.nextInt(2);
            letters.add(ReplayTest.letter(
                    offset,
                    TopicCatalogue.SETTLEMENTS,
                    null,
                    reasons[random.nextInt(reasons.length)],
                    Instant.ofEpochSecond(second)));
        }
        return letters;
    }

    @Test
    void bytesAreShownSixteenALineAndNoMoreThanAsked() {
        byte[] bytes = "0123456789abcdef\nx".getBytes(StandardCharsets.US_ASCII);

        assertThat(HexDump.lines(bytes, 100))
                .containsExactly(
                        "000000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef",
                        "000010  0a 78                                            .x");
        assertThat(HexDump.lines(bytes, 16)).hasSize(2).last().isEqualTo("... 2 bytes more");
        assertThat(HexDump.lines(new byte[0], 16)).isEmpty();
    }
}
