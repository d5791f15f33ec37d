package org.claimscreener.engine.feature;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Verdict;

/** Visits at random, of few institutions and items so that they repeat, around a moment. */
final class PastVisits {
    static final Instant NOW = Instant.parse("2026-09-07T02:00:00Z");
    static final List<String> ITEMS = List.of(
            "XA10BAJ085A001010101547", "XA10BAJ085A001010109999", "ZA04BAF0286010100125", "001101000010000", "X1");
    private static final List<String> DIAGNOSES = List.of("I10.x00x002", "O80.000", "N18", "Z");

    private final SplittableRandom random;

    PastVisits(SplittableRandom random) {
        this.random = random;
    }

    /** Oldest first, up to a year and a half back, some settled after {@link #NOW}, some withdrawn. */
    List<PastVisit> some() {
        List<PastVisit> visits = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            long back = random.nextLong(-5 * 86_400L, random.nextBoolean() ? 40 * 86_400L : 500 * 86_400L);
            visits.add(visit("S" + i, NOW.minusSeconds(back), random.nextInt(6) == 0));
        }
        visits.sort(java.util.Comparator.comparing(PastVisit::settledAt).thenComparing(PastVisit::settlementId));
        return visits;
    }

    // javac 17 drops the @Nullable of a compact constructor's parameter, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    PastVisit visit(String id, Instant settledAt, boolean withdrawn) {
        LocalDate last = LocalDate.ofInstant(settledAt, java.time.ZoneId.of("Asia/Shanghai"));
        VisitMode mode = pick(List.of(VisitMode.values()));
        boolean stay = mode == VisitMode.INPATIENT;
        LocalDate first = stay ? last.minusDays(random.nextInt(20)) : last;
        List<PastLine> lines = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            lines.add(new PastLine(
                    "L" + i,
                    first.plusDays(random.nextInt((int) (last.toEpochDay() - first.toEpochDay()) + 1)),
                    pick(ITEMS),
                    pick(List.of(ItemKind.values())),
                    random.nextInt(8) == 0 ? 0 : random.nextLong(1, 5) * 10_000,
                    random.nextLong(0, 5_000),
                    random.nextLong(0, 3_000),
                    random.nextInt(4) * 700));
        }
        return new PastVisit(
                id,
                "H" + random.nextInt(3),
                stay ? Channel.INPATIENT : mode == VisitMode.PHARMACY ? Channel.PHARMACY : Channel.OUTPATIENT,
                "430102",
                stay ? "2101" : "11",
                mode,
                stay,
                settledAt,
                first,
                last,
                pick(DIAGNOSES),
                random.nextBoolean() ? "" : "A03",
                "",
                "",
                pick(List.of(Sex.values())),
                random.nextLong(0, 9_000),
                pick(List.of(Verdict.values())),
                withdrawn ? settledAt.plusSeconds(60) : null,
                lines);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
