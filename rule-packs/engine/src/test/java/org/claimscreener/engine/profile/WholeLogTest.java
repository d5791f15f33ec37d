package org.claimscreener.engine.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.feature.Window;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.profile.Declared.ALL;
import static org.claimscreener.engine.profile.Declared.FUND;
import static org.claimscreener.engine.profile.Declared.LARGE;
import static org.claimscreener.engine.profile.Declared.PATIENTS;
import static org.claimscreener.engine.profile.Declared.calendar;
import static org.claimscreener.engine.profile.Declared.days;
import static org.claimscreener.engine.profile.Declared.feature;
import static org.claimscreener.engine.profile.Declared.hours;
import static org.claimscreener.engine.profile.Declared.minutes;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;
import static org.claimscreener.engine.testkit.WireSettlements.amounts;
import static org.claimscreener.engine.testkit.WireSettlements.hospital;
import static org.claimscreener.engine.testkit.WireSettlements.lineOf;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;
import static org.claimscreener.engine.testkit.WireSettlements.person;

/** The fold against a count over the whole log, for random logs. */
class WholeLogTest {
    private static final long SEED = 20261124L;
    private static final int LOGS = 3_000;

    /** How far two settlements in a row may lie apart; in the shortest nothing is ever too late. */
    private static final List<Duration> SPANS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(20),
            Duration.ofHours(6),
            Duration.ofDays(2),
            Duration.ofDays(15));

    private static final List<InstitutionFeature> FEATURES = List.of(
            feature("count_1m", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.COUNT, minutes(1), ALL),
            feature("fund_1h", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.SUM, minutes(60), FUND),
            feature("fund_5h", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.SUM, hours(5), LARGE),
            feature(
                    "month",
                    FeatureKey.INSTITUTION,
                    Over.SETTLEMENT,
                    Aggregate.COUNT,
                    calendar(Window.Period.MONTH),
                    ALL),
            feature("today", FeatureKey.INSTITUTION, Over.LINE, Aggregate.SUM, calendar(Window.Period.DAY), FUND),
            feature(
                    "quarter",
                    FeatureKey.INSTITUTION,
                    Over.LINE,
                    Aggregate.COUNT,
                    calendar(Window.Period.QUARTER),
                    LARGE),
            feature("patients_2h", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.DISTINCT, hours(2), PATIENTS),
            feature("patients_3d", FeatureKey.INSTITUTION, Over.LINE, Aggregate.DISTINCT, days(3), PATIENTS),
            feature("patients_20d", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.DISTINCT, days(20), PATIENTS),
            feature("large_1d", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.RATIO, days(1), LARGE),
            feature("gap_2d", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.GAP, days(2), ALL),
            feature("mean_7d", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.MEAN_PER_DAY, days(7), FUND),
            feature("spread_7d", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.SPREAD_PER_DAY, days(7), FUND),
            feature(
                    "mean_month",
                    FeatureKey.INSTITUTION,
                    Over.LINE,
                    Aggregate.MEAN_PER_DAY,
                    calendar(Window.Period.MONTH),
                    FUND),
            feature("back_1h", FeatureKey.INSTITUTION, Over.WITHDRAWAL, Aggregate.COUNT, minutes(60), ALL, 30),
            feature("back_30d", FeatureKey.INSTITUTION, Over.WITHDRAWAL, Aggregate.RATIO, days(30), ALL, 30),
            feature("item_1h", FeatureKey.INSTITUTION_ITEM, Over.LINE, Aggregate.COUNT, minutes(60), ALL),
            feature("item_90d", FeatureKey.INSTITUTION_ITEM, Over.SETTLEMENT, Aggregate.SUM, days(90), FUND),
            feature("item_patients_1d", FeatureKey.INSTITUTION_ITEM, Over.LINE, Aggregate.DISTINCT, days(1), PATIENTS),
            feature("drug_1d", FeatureKey.INSTITUTION_GENERIC, Over.LINE, Aggregate.SUM, days(1), LARGE),
            feature("bill_1d", FeatureKey.INSTITUTION_BILL, Over.SETTLEMENT, Aggregate.DISTINCT, days(1), PATIENTS),
            feature("doctor_10m", FeatureKey.PRACTITIONER, Over.SETTLEMENT, Aggregate.COUNT, minutes(10), ALL),
            feature("doctor_large_5d", FeatureKey.PRACTITIONER, Over.LINE, Aggregate.RATIO, days(5), LARGE),
            feature("doctor_gap_1d", FeatureKey.PRACTITIONER, Over.LINE, Aggregate.GAP, days(1), LARGE),
            feature("doctor_back_1d", FeatureKey.PRACTITIONER, Over.WITHDRAWAL, Aggregate.COUNT, days(1), ALL, 0));

    private final InstitutionDesk desk = new InstitutionDesk(new ProfileFold(FEATURES));

    @Test
    void tellsWhatACountOverTheWholeLogTells() {
        int asked = 0;
        int about = 0;
        for (int log = 0; log < LOGS; log++) {
            Random random = new Random(SEED + log);
            Log run = new Log(random, SPANS);
            HeapInstitutionMemory memory = new HeapInstitutionMemory();
            for (int step = 4 + random.nextInt(20); step > 0; step--) {
                Optional<FactSet> sent = run.step(memory);
                if (sent.isPresent()) {
                    List<FeatureValue> told =
                            desk.submitted(sent.get(), id(sent.get()), memory).orElseThrow();
                    Map<String, Long> expected = run.whole.values(FEATURES, sent.get());
                    about += removeGapsBeyondTheLatestEight(told, expected, run.isLate(sent.get()), run.number);
                    assertThat(values(told))
                            .as("log of seed %s, %s", SEED + log, sent.get().settlement())
                            .isEqualTo(expected);
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(LOGS * 5);
        assertThat(about).isPositive().isLessThan(asked / 20);
    }

    /** Where the one before is no longer known, the gap is at least what is told; of a late one it may be unknown. */
    private static int removeGapsBeyondTheLatestEight(
            List<FeatureValue> values, Map<String, Long> expected, boolean late, int settlements) {
        int about = 0;
        for (FeatureValue value : values) {
            if (value.getQuality() == FeatureQuality.ABOUT) {
                assertThat(value.getName()).contains("gap");
                Long exact = expected.remove(value.getName() + "/" + value.getSubject());
                assertThat(exact == null || exact >= value.getValue())
                        .as("%s, exactly %s", value, exact)
                        .isTrue();
                about++;
            }
        }
        Set<String> told = new HashSet<>();
        values.forEach(value -> told.add(value.getName() + "/" + value.getSubject()));
        boolean mayBeUnknown = late && settlements > GapTimes.MOST;
        int before = expected.size();
        expected.keySet().removeIf(name -> mayBeUnknown && name.contains("gap") && !told.contains(name));
        return about + before - expected.size();
    }

    @Test
    void leavesWhatIsKeptAsIfWhatIsTakenBackHadNeverBeen() {
        List<InstitutionFeature> lasting = FEATURES.stream()
                .filter(feature -> feature.declaration().over() != Over.WITHDRAWAL)
                .toList();
        InstitutionDesk without = new InstitutionDesk(new ProfileFold(lasting));
        for (int log = 0; log < 500; log++) {
            Random random = new Random(SEED + log);
            Log run = new Log(random, SPANS.subList(0, 3));
            List<FactSet> kept = run.settlements(1 + random.nextInt(4), "K");
            List<FactSet> gone = run.settlements(1 + random.nextInt(4), "W");
            HeapInstitutionMemory expected = new HeapInstitutionMemory();
            kept.forEach(facts -> without.submitted(facts, id(facts), expected));

            HeapInstitutionMemory actual = new HeapInstitutionMemory();
            List<Runnable> moves = new ArrayList<>();
            kept.forEach(facts -> moves.add(() -> without.submitted(facts, id(facts), actual)));
            List<Runnable> all = interleaved(moves, gone, without, actual, random);
            all.forEach(Runnable::run);

            assertThat(pruned(actual)).as("seed %s", SEED + log).isEqualTo(pruned(expected));
            FactSet later = run.settlements(1, "L").get(0);
            assertThat(lasting(without, later, actual))
                    .as("seed %s", SEED + log)
                    .isEqualTo(lasting(without, later, expected));
        }
    }

    /** Without those that hang on since when the institution is known: what is withdrawn tells that too. */
    private static Map<String, Long> lasting(InstitutionDesk desk, FactSet asked, HeapInstitutionMemory memory) {
        Map<String, Long> values =
                values(desk.submitted(asked, "L", memory.copy()).orElseThrow());
        values.keySet().removeIf(name -> name.startsWith("mean") || name.startsWith("spread"));
        return values;
    }

    /** Each settlement before its reversals, which come line by line or at once, everything else in any order. */
    private static List<Runnable> interleaved(
            List<Runnable> others,
            List<FactSet> gone,
            InstitutionDesk desk,
            HeapInstitutionMemory memory,
            Random random) {
        List<Runnable> all = new ArrayList<>(others);
        Collections.shuffle(all, random);
        for (FactSet facts : gone) {
            int at = random.nextInt(all.size() + 1);
            all.add(at, () -> desk.submitted(facts, id(facts), memory));
            Set<String> lines = new HashSet<>();
            if (random.nextBoolean()) {
                facts.bill().lines().forEach(line -> lines.add(line.lineId()));
            }
            for (String line : lines) {
                at += 1 + random.nextInt(all.size() - at);
                all.add(at, () -> desk.withdrawn(reversal(id(facts), facts, Set.of(line), 5), memory));
            }
            at += 1 + random.nextInt(all.size() - at);
            all.add(at, () -> desk.withdrawn(reversal(id(facts), facts, Set.of(), 5), memory));
        }
        return all;
    }

    /** Totals hang on the pane from which they are seen; what they tell is compared instead. */
    private static Map<RowKey, Row> pruned(HeapInstitutionMemory memory) {
        Map<RowKey, Row> rows = new HashMap<>(memory.rows());
        rows.keySet().removeIf(key -> key.kind() == RowKey.Kind.TOTALS);
        return rows;
    }

    private static Map<String, Long> values(List<FeatureValue> told) {
        Map<String, Long> values = new TreeMap<>();
        for (FeatureValue value : told) {
            if (value.getQuality() == FeatureQuality.EXACT) {
                values.put(value.getName() + "/" + value.getSubject(), value.getValue());
            }
        }
        return values;
    }

    private static String id(FactSet facts) {
        return facts.settlement().settlementId();
    }

    private static Reversal reversal(String settlementId, FactSet facts, Set<String> lines, int minutes) {
        return Reversal.newBuilder()
                .setReversalId("R")
                .setSettlementId(settlementId)
                .setPatientId(facts.person().patientId())
                .setInstitutionId(hospital().getInstitutionId())
                .setChannel(Channel.OUTPATIENT)
                .setReversedAt(facts.settlement().settledAt().plus(Duration.ofMinutes(minutes)))
                .setLineIds(List.copyOf(lines))
                .build();
    }

    /** A random log of one institution. */
    private final class Log {
        final WholeLog whole = new WholeLog();
        private final Random random;
        private final List<FactSet> sent = new ArrayList<>();
        private final Duration span;
        private Instant now = MONDAY;
        private int number;

        Log(Random random, List<Duration> spans) {
            this.random = random;
            this.span = spans.get(random.nextInt(spans.size()));
        }

        /** One input; the settlement when it is one, to be folded and asked about. */
        Optional<FactSet> step(HeapInstitutionMemory memory) {
            int draw = random.nextInt(10);
            if (sent.isEmpty() || draw < 6) {
                FactSet facts = settlement("S" + number++);
                sent.add(facts);
                whole.settle(facts);
                return Optional.of(facts);
            }
            FactSet old = sent.get(random.nextInt(sent.size()));
            if (draw < 7) {
                return Optional.of(old);
            }
            Set<String> lines = new HashSet<>();
            if (draw < 9) {
                old.bill().lines().stream()
                        .map(FeeLine::lineId)
                        .filter(line -> random.nextBoolean())
                        .forEach(lines::add);
            }
            if (random.nextInt(10) == 0) {
                lines.add("L77");
            }
            Reversal reversal = reversal(id(old), old, lines, random.nextInt(60));
            whole.withdraw(id(old), lines, reversal.getReversedAt());
            desk.withdrawn(reversal, memory);
            return Optional.empty();
        }

        boolean isLate(FactSet facts) {
            return sent.stream()
                    .anyMatch(other -> other.settlement()
                            .settledAt()
                            .isAfter(facts.settlement().settledAt()));
        }

        List<FactSet> settlements(int count, String prefix) {
            List<FactSet> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(settlement(prefix + i));
            }
            return all;
        }

        /** Mostly a little later than the one before, sometimes far earlier or later. */
        private FactSet settlement(String settlementId) {
            long millis = span.toMillis();
            Instant ownTime = now.plusMillis((long) (random.nextDouble() * millis) - millis / 3);
            if (random.nextInt(4) > 0) {
                now = ownTime;
            }
            List<org.claimscreener.wire.record.FeeLine> lines = new ArrayList<>();
            long total = 0;
            for (int i = random.nextInt(3); i >= 0; i--) {
                long amount = 500 + 500L * random.nextInt(6);
                total += amount;
                lines.add(lineOf("L" + i, "XC08CAA24" + random.nextInt(3) + "A00" + random.nextInt(2), amount)
                        .setPractitionerId(List.of("D1", "D2", "", "unknown").get(random.nextInt(4)))
                        .build());
            }
            return FactMaker.facts(
                    outpatient()
                            .setSettlementId(settlementId)
                            .setSettledAt(ownTime)
                            .setPerson(person().setPatientId("P" + random.nextInt(4))
                                    .build())
                            .setFeeLines(lines)
                            .setAmounts(amounts(total, total / 2).build())
                            .build(),
                    PatientHistory.NONE,
                    Circumstances.NONE);
        }
    }
}
