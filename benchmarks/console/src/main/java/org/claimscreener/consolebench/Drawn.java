package org.claimscreener.consolebench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * A hold that is drawn as those of fill.sql are: a few institutions and rules have much, most have little.
 *
 * @param practitioners two, who ordered the withheld lines
 * @param took from opening to end
 */
record Drawn(
        String hold,
        String institution,
        List<String> rules,
        List<String> practitioners,
        Instant opened,
        Duration took,
        boolean confirmed) {
    private static final Instant FIRST = Instant.parse("2025-11-01T02:00:00Z");
    private static final int SECONDS = 30 * 86_400;

    static final Drawn USUAL = of("S000000000001", new Random(1));

    static Drawn of(String hold, Random random) {
        int number = (int) (3_000 * Math.pow(random.nextDouble(), 3));
        String institution = "H%06d%05d".formatted(430_000 + number / 25, number);
        int rule = (int) (88 * Math.pow(random.nextDouble(), 2));
        int practitioner = random.nextInt(8);
        return new Drawn(
                hold,
                institution,
                random.nextInt(3) == 0
                        ? List.of("rule-" + rule, "rule-" + (rule + 1 + random.nextInt(17)))
                        : List.of("rule-" + rule),
                List.of(of(institution, practitioner), of(institution, practitioner + 1)),
                FIRST.plusSeconds(random.nextInt(SECONDS)),
                Duration.ofMinutes(1 + (long) (28_800 * Math.pow(random.nextDouble(), 3))),
                random.nextInt(4) == 0);
    }

    private static String of(String institution, int practitioner) {
        return "D" + institution.substring(1) + practitioner % 8;
    }
}
