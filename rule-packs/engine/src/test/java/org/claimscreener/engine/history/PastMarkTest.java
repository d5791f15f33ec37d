package org.claimscreener.engine.history;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;

class PastMarkTest {
    private static final long SEED = 11L;
    private static final PastVisit VISIT = Histories.remember(
            FactMaker.facts(outpatient().build(), PatientHistory.NONE, Circumstances.NONE), Verdict.RELEASE);

    /** Printed by sha256sum from the schema's rule, not by this code. */
    @Test
    void marksASettlementAsTheSchemaSays() {
        assertThat(PastMark.of("S1", "abc", Verdict.RELEASE, List.of(), false).hex())
                .isEqualTo("fca282c8c9fba8e7e59d6805d5d27960");
        assertThat(PastMark.of("S1", "abc", Verdict.HOLD, List.of("L2", "L10"), false)
                        .hex())
                .isEqualTo("692426c2a567356fb663a739d63ab875");
        assertThat(PastMark.of("S1", "abc", Verdict.HOLD, List.of("L1"), true).hex())
                .isEqualTo("d4fad169b9b3abe95b50153774e31cce");
        assertThat(PastMark.sum(List.of())).isEqualTo(PastMark.NONE);
        assertThat(PastMark.NONE.hex()).isEqualTo("00000000000000000000000000000000");
    }

    @Test
    void doesNotMindTheOrderOfLines() {
        assertThat(PastMark.of("S1", "abc", Verdict.HOLD, List.of("L2", "L10", "L1"), false))
                .isEqualTo(PastMark.of("S1", "abc", Verdict.HOLD, Set.of("L1", "L2", "L10"), false));
    }

    @Test
    void tellsApartWhateverItIsMadeOf() {
        Set<PastMark> marks = Set.of(
                PastMark.of("S1", "abc", Verdict.HOLD, List.of(), false),
                PastMark.of("S2", "abc", Verdict.HOLD, List.of(), false),
                PastMark.of("S1", "abd", Verdict.HOLD, List.of(), false),
                PastMark.of("S1", "abc", Verdict.REFUSE, List.of(), false),
                PastMark.of("S1", "abc", Verdict.HOLD, List.of("L1"), false),
                PastMark.of("S1", "abc", Verdict.HOLD, List.of("L1"), true));

        assertThat(marks).hasSize(6);
    }

    @Test
    void addsUpInAnyOrderModuloTwoToThe128() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            List<Remembered> past = new ArrayList<>();
            BigInteger expected = BigInteger.ZERO;
            for (int i = random.nextInt(20); i > 0; i--) {
                PastMark mark = new PastMark(extreme(random), extreme(random));
                past.add(new Remembered(VISIT, mark));
                expected = expected.add(new BigInteger(mark.hex(), 16));
            }
            String wanted = String.format(Locale.ROOT, "%032x", expected.mod(BigInteger.ONE.shiftLeft(128)));

            assertThat(PastMark.sum(past).hex())
                    .as("seed %s round %s", SEED, round)
                    .isEqualTo(wanted);
            Collections.shuffle(past, random);
            assertThat(PastMark.sum(past).hex())
                    .as("seed %s round %s", SEED, round)
                    .isEqualTo(wanted);
        }
    }

    /** Carries happen at the ends of the range. */
    private static long extreme(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> -1 - random.nextInt(3);
            case 1 -> random.nextInt(3);
            case 2 -> Long.MIN_VALUE + random.nextInt(3);
            default -> random.nextLong();
        };
    }
}
