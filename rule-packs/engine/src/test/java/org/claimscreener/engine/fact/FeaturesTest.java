package org.claimscreener.engine.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FeaturesTest {
    private static final long SEED = 20_261_201L;
    private static final Instant SINCE = Instant.parse("2026-01-04T16:00:00Z");
    /** Pairs of them have one hash code. */
    private static final List<String> WORDS = List.of("", "Aa", "BB", "AaAa", "BBBB", "AaBB", "visits_30d", "lines");

    @Test
    void findsWhatWasStampedAndNothingElse() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            List<FeatureValue> values = new ArrayList<>();
            Map<String, Long> expected = new HashMap<>();
            for (int j = random.nextInt(50); j > 0; j--) {
                String name = word(random);
                String subject = word(random);
                long value = random.nextInt(1_000);
                values.add(value(name, value, subject, FeatureQuality.EXACT, SINCE));
                expected.put(name + "\n" + subject, value);
            }
            Features features = Features.of(values);
            for (String name : WORDS) {
                for (String subject : WORDS) {
                    Long value = expected.get(name + "\n" + subject);
                    assertThat(features.has(name, subject))
                            .as("seed %s case %s", SEED, i)
                            .isEqualTo(value != null);
                    assertThat(features.value(name, subject)).isEqualTo(value == null ? 0 : value);
                }
            }
        }
    }

    @Test
    void notesTheLatestBeginningAndWhetherAnySubjectIsAbout() {
        Features features = Features.of(List.of(
                value("lines", 3, "X1", FeatureQuality.EXACT, SINCE),
                value("lines", 4, "X2", FeatureQuality.ABOUT, SINCE.plusSeconds(86_400)),
                value("visits", 4, "", FeatureQuality.EXACT, SINCE)));

        assertThat(features.noteEnglish("lines")).isEqualTo("about, counted since 2026-01-06");
        assertThat(features.noteEnglish("visits")).isEqualTo("counted since 2026-01-05");
        assertThat(features.noteEnglish("nothing")).isEmpty();
        assertThat(Features.NONE.noteEnglish("visits")).isEmpty();
        assertThat(Features.NONE.has("visits")).isFalse();
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static FeatureValue value(String name, long value, String subject, FeatureQuality quality, Instant since) {
        return new FeatureValue(name, value, since, subject, quality);
    }
}
