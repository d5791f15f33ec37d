package org.claimscreener.engine.profile;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.wire.record.FeeLine;

import static org.claimscreener.engine.profile.Declared.ALL;
import static org.claimscreener.engine.profile.Declared.FUND;
import static org.claimscreener.engine.profile.Declared.PATIENTS;
import static org.claimscreener.engine.profile.Declared.days;
import static org.claimscreener.engine.profile.Declared.feature;
import static org.claimscreener.engine.profile.Declared.hours;
import static org.claimscreener.engine.profile.Declared.minutes;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;
import static org.claimscreener.engine.testkit.WireSettlements.lineOf;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;
import static org.claimscreener.engine.testkit.WireSettlements.person;

/**
 * How long folding a settlement of ten lines into twenty features and telling them takes, in the engine alone: the memory is
 * a map of objects. Not a test; run its main.
 */
final class FoldTiming {
    private static final int WARM = 10_000;
    private static final int MEASURED = 10_000;

    /** The thread's own time: what else the machine does does not count. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private FoldTiming() {}

    /** Prints microseconds of processor time. */
    public static void main(String[] args) {
        time("20 features of the institution", twenty(FeatureKey.INSTITUTION));
        List<InstitutionFeature> mixed =
                new ArrayList<>(twenty(FeatureKey.INSTITUTION).subList(0, 14));
        mixed.addAll(twenty(FeatureKey.INSTITUTION_ITEM).subList(0, 3));
        mixed.addAll(twenty(FeatureKey.PRACTITIONER).subList(0, 3));
        time("14 of the institution, 3 of each item, 3 of each practitioner", mixed);
    }

    private static void time(String what, List<InstitutionFeature> features) {
        InstitutionDesk desk = new InstitutionDesk(new ProfileFold(features));
        CountedMemory memory = new CountedMemory();
        Random random = new Random(1);
        long[] nanos = new long[MEASURED];
        long told = 0;
        for (int i = 0; i < WARM + MEASURED; i++) {
            FactSet facts = settlement(random, i);
            long before = CLOCK.getCurrentThreadCpuTime();
            told += desk.submitted(facts, "S" + i, memory).orElseThrow().size();
            if (i >= WARM) {
                nanos[i - WARM] = CLOCK.getCurrentThreadCpuTime() - before;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: p50 %.1f us, p99 %.1f us, mean %.1f us, %.1f values, %.1f rows read, %.1f written%n",
                what,
                nanos[MEASURED / 2] / 1e3,
                nanos[MEASURED / 100 * 99] / 1e3,
                Arrays.stream(nanos).average().orElse(0) / 1e3,
                (double) told / (WARM + MEASURED),
                (double) memory.reads / (WARM + MEASURED),
                (double) memory.writes / (WARM + MEASURED));
    }

    private static List<InstitutionFeature> twenty(FeatureKey key) {
        List<InstitutionFeature> features = new ArrayList<>();
        for (var window : List.of(minutes(5), minutes(60), hours(24), days(30))) {
            String name = key + " " + window + " ";
            features.add(feature(name + "count", key, Over.SETTLEMENT, Aggregate.COUNT, window, ALL));
            features.add(feature(name + "fund", key, Over.SETTLEMENT, Aggregate.SUM, window, FUND));
            features.add(feature(name + "ratio", key, Over.LINE, Aggregate.RATIO, window, ALL));
            features.add(feature(name + "patients", key, Over.SETTLEMENT, Aggregate.DISTINCT, window, PATIENTS));
        }
        features.add(feature(key + " gap", key, Over.SETTLEMENT, Aggregate.GAP, hours(1), ALL));
        features.add(feature(key + " mean", key, Over.SETTLEMENT, Aggregate.MEAN_PER_DAY, days(30), FUND));
        features.add(feature(key + " spread", key, Over.SETTLEMENT, Aggregate.SPREAD_PER_DAY, days(30), FUND));
        features.add(feature(key + " back", key, Over.WITHDRAWAL, Aggregate.COUNT, days(30), ALL, 30));
        return features;
    }

    /** Twenty seconds apart; 1,500 patients, so that exact members are counted. */
    private static FactSet settlement(Random random, int number) {
        List<FeeLine> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add(lineOf("L" + i, "XC08CAA%03dA001010101547".formatted(random.nextInt(200)), 1_000)
                    .setPractitionerId("D4301020000" + random.nextInt(20))
                    .build());
        }
        Instant ownTime = MONDAY.plus(Duration.ofSeconds(20L * number));
        return FactMaker.facts(
                outpatient()
                        .setSettlementId("S" + number)
                        .setSettledAt(ownTime)
                        .setPerson(person().setPatientId("P" + random.nextInt(1_500))
                                .build())
                        .setFeeLines(lines)
                        .build(),
                PatientHistory.NONE,
                Circumstances.NONE);
    }
}
