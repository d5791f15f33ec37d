package org.claimscreener.engine.feature;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiPredicate;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.history.Histories;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatientFeaturesTest {
    private static final long SEED = 20260908;
    private static final int HISTORIES = 3_000;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String AMLODIPINE = "XC08CAA247A001010101547";

    private static final List<FeatureDeclaration> DECLARED = List.of(
            Features.visits("visits_30d", FeatureKey.PATIENT, Aggregate.COUNT, "", "", 30),
            Features.visits(
                    "fund_90d",
                    FeatureKey.PATIENT,
                    Aggregate.SUM,
                    "visit.fund_fen",
                    "visit.channel == 'OUTPATIENT'",
                    90),
            Features.lines(
                    "amount_90d",
                    FeatureKey.PATIENT,
                    Aggregate.SUM,
                    "line.amount_fen",
                    "line.kind == 'DRUG' && !visit.stay",
                    90),
            Features.lines("least_400d", FeatureKey.PATIENT, Aggregate.MIN, "line.amount_fen", "", 400),
            Features.lines("most_400d", FeatureKey.PATIENT, Aggregate.MAX, "line.amount_fen", "visit.stay", 400),
            Features.visits("first_fund_90d", FeatureKey.PATIENT, Aggregate.FIRST, "visit.fund_fen", "visit.stay", 90),
            Features.visits("last_fund_90d", FeatureKey.PATIENT, Aggregate.LAST, "visit.fund_fen", "", 90),
            Features.visits("institutions_30d", FeatureKey.PATIENT, Aggregate.DISTINCT, "visit.institution", "", 30),
            Features.visits("departments_90d", FeatureKey.PATIENT, Aggregate.DISTINCT, "visit.department", "", 90),
            Features.lines("days_billed_90d", FeatureKey.PATIENT, Aggregate.DISTINCT, "line.day", "", 90),
            Features.visits("stay_share_400d", FeatureKey.PATIENT, Aggregate.RATIO, "", "visit.stay", 400),
            Features.visits("gap_400d", FeatureKey.PATIENT, Aggregate.GAP, "", "visit.stay", 400),
            Features.visits("run_400d", FeatureKey.PATIENT, Aggregate.RUN_DAYS, "", "", 400),
            Features.lines("item_count_90d", FeatureKey.PATIENT_ITEM, Aggregate.COUNT, "", "", 90),
            Features.lines("drug_supply_90d", FeatureKey.PATIENT_GENERIC, Aggregate.SUM, "line.supply_days_e2", "", 90),
            Features.lines("drug_cover_90d", FeatureKey.PATIENT_GENERIC, Aggregate.SUPPLY_COVER, "", "", 90),
            Features.declaration(
                    "visits_this_month",
                    FeatureKey.PATIENT,
                    Over.SETTLEMENT,
                    Aggregate.COUNT,
                    "",
                    "",
                    new Window.Calendar(Window.Period.MONTH)),
            Features.declaration(
                    "visits_this_year",
                    FeatureKey.PATIENT,
                    Over.SETTLEMENT,
                    Aggregate.COUNT,
                    "",
                    "",
                    new Window.Calendar(Window.Period.YEAR)));

    private final PatientFeatures.Declared declared =
            new PatientFeatures.Declared(Features.compiled(DECLARED).ofPatients());

    @Test
    void everyFeatureIsWhatAFoldByHandGives() {
        SplittableRandom random = new SplittableRandom(SEED);
        long known = 0;
        for (int i = 0; i < HISTORIES; i++) {
            List<PastVisit> history = new PastVisits(random).some();
            FactSet facts = facts(history, settlement());
            String item = PastVisits.ITEMS.get(random.nextInt(PastVisits.ITEMS.size()));
            String generic = AMLODIPINE.equals(item)
                    ? item
                    : item.substring(
                            0,
                            Math.min(
                                    item.length(),
                                    item.startsWith("X") ? 10 : item.startsWith("Z") ? 11 : item.length()));
            PatientFeatures features = declared.on(facts);

            for (Map.Entry<String, OptionalLong> expected :
                    new ByHand(history, current(facts)).all(item, generic).entrySet()) {
                String name = expected.getKey();
                String subject = name.startsWith("item") ? item : name.startsWith("drug") ? generic : "";
                assertThat(
                                features.has(name, subject)
                                        ? OptionalLong.of(features.value(name, subject))
                                        : OptionalLong.empty())
                        .as("seed %d, history %d, %s of '%s' over %s", SEED, i, name, subject, history)
                        .isEqualTo(expected.getValue());
                known += expected.getValue().isPresent() ? 1 : 0;
            }
        }
        assertThat(known).isGreaterThan(HISTORIES * 12L);
    }

    @Test
    void aWindowHoldsItsOwnMomentAndNotTheOneThatFarBack() {
        Instant now = WireSettlements.MONDAY;
        PastVisits random = new PastVisits(new SplittableRandom(1));
        List<PastVisit> history = List.of(
                random.visit("far", now.minus(Duration.ofDays(30)), false),
                random.visit("near", now.minus(Duration.ofDays(30)).plusMillis(1), false),
                random.visit("same", now, false));

        assertThat(declared.on(facts(history, settlement())).value("visits_30d", ""))
                .isEqualTo(3);
    }

    @Test
    void aVisitSettledLaterThanALateOneDoesNotCount() {
        PastVisits random = new PastVisits(new SplittableRandom(1));
        List<PastVisit> history = List.of(random.visit("later", WireSettlements.MONDAY.plusMillis(1), false));

        assertThat(declared.on(facts(history, settlement())).value("visits_30d", ""))
                .isEqualTo(1);
    }

    @Test
    void theMonthBeginsAtMidnightInShanghai() {
        PastVisits random = new PastVisits(new SplittableRandom(1));
        Instant firstOfSeptember = Instant.parse("2026-08-31T16:00:00Z");
        List<PastVisit> history = List.of(
                random.visit("august", firstOfSeptember.minusMillis(1), false),
                random.visit("september", firstOfSeptember, false));

        assertThat(declared.on(facts(history, settlement())).value("visits_this_month", ""))
                .isEqualTo(2);
    }

    @Test
    void withoutAnythingToTellItFromAFeatureIsAbsentAndNotZero() {
        PatientFeatures features = declared.on(facts(List.of(), settlement()));

        assertThat(features.has("gap_400d", "")).isFalse();
        assertThat(features.has("last_fund_90d", "")).isFalse();
        assertThat(features.has("drug_cover_90d", "XC08CAA247")).isFalse();
        assertThat(features.has("visits_30d", "")).isTrue();
    }

    @Test
    void aBlankItemIsNobodyAndAFeatureOfThePersonHasNoItem() {
        PatientFeatures features = declared.on(facts(List.of(), settlement()));

        assertThat(features.has("item_count_90d", "")).isFalse();
        assertThat(features.has("item_count_90d", " ")).isFalse();
        assertThat(features.has("visits_30d", AMLODIPINE)).isFalse();
        assertThat(features.value("item_count_90d", AMLODIPINE)).isEqualTo(2);
        assertThat(features.has("unheard_of", "")).isFalse();
    }

    @Test
    void textsOfAuthorsStayTexts() {
        for (String text :
                List.of("\"); System.exit(1); (\"", "\\\\u0022", "\\", "a\tb", "\u2028", "\ud83d\ude00", "'")) {
            FeatureDeclaration feature = Features.visits(
                    "f",
                    FeatureKey.PATIENT,
                    Aggregate.COUNT,
                    "",
                    "visit.diagnosis != " + JavaText.literal(text).replaceAll("\\\\([0-7]{3})", "\\\\$1"),
                    30);
            PatientFeatures features = new PatientFeatures.Declared(
                            Features.compiled(List.of(feature)).ofPatients())
                    .on(facts(List.of(), settlement()));

            assertThat(features.value("f", "")).as(text).isEqualTo(1);
        }
    }

    private static Settlement settlement() {
        return WireSettlements.outpatient().build();
    }

    private static FactSet facts(List<PastVisit> history, Settlement settlement) {
        return FactMaker.facts(settlement, new PatientHistory(history), Circumstances.NONE);
    }

    private static PastVisit current(FactSet facts) {
        return Histories.remember(facts, Verdict.RELEASE);
    }

    /** The same features over and over again, by hand and without any hurry. */
    private static final class ByHand {
        private final List<PastVisit> past;
        private final PastVisit current;

        private ByHand(List<PastVisit> history, PastVisit current) {
            this.past = history.stream()
                    .filter(visit -> !visit.withdrawn() && !visit.settledAt().isAfter(current.settledAt()))
                    .toList();
            this.current = current;
        }

        private List<PastVisit> within(Duration window, boolean andThis) {
            return since(current.settledAt().minus(window).plusNanos(1), andThis);
        }

        private List<PastVisit> since(Instant from, boolean andThis) {
            List<PastVisit> visits = new ArrayList<>();
            past.stream().filter(visit -> !visit.settledAt().isBefore(from)).forEach(visits::add);
            if (andThis) {
                visits.add(current);
            }
            return visits;
        }

        private static List<PastLine> lines(List<PastVisit> visits, BiPredicate<PastVisit, PastLine> filter) {
            List<PastLine> lines = new ArrayList<>();
            for (PastVisit visit : visits) {
                visit.lines().stream()
                        .filter(line -> line.quantityE4() > 0 && filter.test(visit, line))
                        .forEach(lines::add);
            }
            return lines;
        }

        private Map<String, OptionalLong> all(String item, String generic) {
            Map<String, OptionalLong> values = new TreeMap<>();
            Duration month = Duration.ofDays(30);
            Duration quarter = Duration.ofDays(90);
            Duration longest = Duration.ofDays(400);
            values.put("visits_30d", OptionalLong.of(within(month, true).size()));
            values.put(
                    "fund_90d",
                    OptionalLong.of(within(quarter, true).stream()
                            .filter(visit -> visit.channel() == Channel.OUTPATIENT)
                            .mapToLong(PastVisit::fundFen)
                            .sum()));
            values.put(
                    "amount_90d",
                    OptionalLong.of(lines(
                                    within(quarter, true),
                                    (visit, line) ->
                                            line.kind() == org.claimscreener.engine.fact.ItemKind.DRUG && !visit.stay())
                            .stream()
                            .mapToLong(PastLine::amountFen)
                            .sum()));
            values.put(
                    "least_400d",
                    lines(within(longest, true), (visit, line) -> true).stream()
                            .mapToLong(PastLine::amountFen)
                            .min());
            values.put(
                    "most_400d",
                    lines(within(longest, true), (visit, line) -> visit.stay()).stream()
                            .mapToLong(PastLine::amountFen)
                            .max());
            values.put(
                    "first_fund_90d",
                    within(quarter, false).stream()
                            .filter(PastVisit::stay)
                            .mapToLong(PastVisit::fundFen)
                            .findFirst());
            values.put(
                    "last_fund_90d",
                    within(quarter, false).stream()
                            .mapToLong(PastVisit::fundFen)
                            .reduce((a, b) -> b));
            values.put(
                    "institutions_30d",
                    OptionalLong.of(within(month, true).stream()
                            .map(PastVisit::institutionId)
                            .distinct()
                            .count()));
            values.put(
                    "departments_90d",
                    OptionalLong.of(within(quarter, true).stream()
                            .map(PastVisit::department)
                            .filter(name -> !name.isBlank())
                            .distinct()
                            .count()));
            values.put(
                    "days_billed_90d",
                    OptionalLong.of(lines(within(quarter, true), (visit, line) -> true).stream()
                            .map(PastLine::day)
                            .distinct()
                            .count()));
            values.put(
                    "stay_share_400d",
                    OptionalLong.of(within(longest, true).stream()
                                    .filter(PastVisit::stay)
                                    .count()
                            * 10_000
                            / within(longest, true).size()));
            values.put("gap_400d", gap(within(longest, false)));
            values.put("run_400d", OptionalLong.of(longestRun(within(longest, true))));
            values.put(
                    "item_count_90d",
                    OptionalLong.of(lines(
                                    within(quarter, true),
                                    (visit, line) -> line.itemCode().equals(item))
                            .size()));
            values.put(
                    "drug_supply_90d",
                    OptionalLong.of(
                            lines(
                                            within(quarter, true),
                                            (visit, line) -> line.genericCode().equals(generic))
                                    .stream()
                                    .mapToLong(PastLine::supplyDaysE2)
                                    .sum()));
            values.put(
                    "drug_cover_90d",
                    cover(lines(
                            within(quarter, false),
                            (visit, line) -> line.genericCode().equals(generic))));
            LocalDate today = LocalDate.ofInstant(current.settledAt(), SHANGHAI);
            values.put(
                    "visits_this_month",
                    OptionalLong.of(
                            since(midnight(today.withDayOfMonth(1)), true).size()));
            values.put(
                    "visits_this_year",
                    OptionalLong.of(
                            since(midnight(today.withDayOfYear(1)), true).size()));
            return values;
        }

        private OptionalLong gap(List<PastVisit> visits) {
            OptionalLong latest = visits.stream()
                    .filter(PastVisit::stay)
                    .mapToLong(visit -> visit.lastDay().toEpochDay())
                    .max();
            return latest.isEmpty()
                    ? latest
                    : OptionalLong.of(current.firstDay().toEpochDay() - latest.getAsLong());
        }

        private long longestRun(List<PastVisit> visits) {
            Set<LocalDate> days = new HashSet<>();
            for (PastVisit visit : visits) {
                visit.firstDay().datesUntil(visit.lastDay().plusDays(1)).forEach(days::add);
            }
            long longest = 0;
            for (LocalDate day : days) {
                long run = 0;
                for (LocalDate at = day; days.contains(at); at = at.plusDays(1)) {
                    run++;
                }
                longest = Math.max(longest, run);
            }
            return longest;
        }

        private OptionalLong cover(List<PastLine> lines) {
            long supplyE2 = lines.stream().mapToLong(PastLine::supplyDaysE2).sum();
            if (supplyE2 == 0) {
                return OptionalLong.empty();
            }
            long first = lines.stream()
                    .mapToLong(line -> line.day().toEpochDay())
                    .min()
                    .orElseThrow();
            return OptionalLong.of(supplyE2 / Math.max(1, current.firstDay().toEpochDay() - first));
        }

        private static Instant midnight(LocalDate day) {
            return day.atStartOfDay(SHANGHAI).toInstant();
        }
    }
}
