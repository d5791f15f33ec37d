package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.claimscreener.console.view.Day;
import org.claimscreener.console.view.HoldSort;
import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.QueueFilter;
import org.claimscreener.console.view.QueuePage;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.console.view.RulePerformance;
import org.claimscreener.console.view.SubjectView;
import org.claimscreener.wire.record.HoldStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What the views answer by indexes and sums, against the same worked out from all rows the plain way. */
class ViewsAgainstPlainSumsIT {
    private static final long SEED = 11;

    @TempDir
    private static Path folder;

    private static Database database;
    private static List<QueueRow> rows = List.of();

    private final Random random = new Random(SEED);

    @BeforeAll
    static void fill() throws IOException {
        database = Database.embedded(folder);
        ListLog log = new ListLog(SEED);
        Traffic traffic = new Traffic(log, SEED);
        for (int i = 0; i < 2_500; i++) {
            traffic.happens();
        }
        Databases.takeAll(database, log, new SimpleMeterRegistry());
        rows = database.jdbi()
                .withHandle(handle -> handle.createQuery("select " + Rows.QUEUE + " from hold")
                        .map((row, context) -> Rows.queueRow(row))
                        .list());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static SqlHoldViews views() {
        return new SqlHoldViews(database);
    }

    private <T> Optional<T> sometimes(T value) {
        return random.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
    }

    private QueueRow any() {
        return rows.get(random.nextInt(rows.size()));
    }

    private QueueFilter anyFilter() {
        Set<HoldStage> stages = EnumSet.noneOf(HoldStage.class);
        if (random.nextInt(3) == 0) {
            stages.add(any().stage());
            stages.add(any().stage());
        }
        return new QueueFilter(
                sometimes(any().institutionId().substring(1, 1 + 1 + random.nextInt(6))),
                sometimes(any().institutionId()),
                sometimes("301.1"),
                random.nextInt(4) == 0 ? OptionalInt.of(2) : OptionalInt.empty(),
                stages,
                sometimes("r" + random.nextInt(4)),
                random.nextInt(4) == 0,
                sometimes(any().openedAt().plus(Story.TERM)),
                random.nextBoolean() ? 0 : Story.LINE_FEN + random.nextInt(2),
                List.of(HoldSort.values()).get(random.nextInt(HoldSort.values().length)),
                Optional.empty(),
                1 + random.nextInt(30));
    }

    private static boolean matches(QueueFilter filter, QueueRow row) {
        List<Predicate<QueueRow>> conditions = List.of(
                one -> filter.region()
                        .map(region -> one.institutionId().substring(1, 7).startsWith(region))
                        .orElse(true),
                one -> filter.institutionId().map(one.institutionId()::equals).orElse(true),
                one -> filter.ruleCode().map(one.ruleCodes()::contains).orElse(true),
                one -> filter.severity().isEmpty() || filter.severity().getAsInt() == one.severity(),
                one -> filter.stages().isEmpty()
                        ? !HoldFold.isEnded(one.stage())
                        : filter.stages().contains(one.stage()),
                one -> filter.claimedBy()
                        .map(actor -> one.claimedBy().equals(Optional.of(actor)))
                        .orElse(true),
                one -> !filter.unclaimed() || one.claimedBy().isEmpty(),
                one -> filter.dueBefore()
                        .map(due -> one.deadline().filter(due::isAfter).isPresent())
                        .orElse(true),
                one -> one.heldFen() >= filter.leastHeldFen());
        return conditions.stream().allMatch(condition -> condition.test(row));
    }

    private static Comparator<QueueRow> order(HoldSort sort) {
        Comparator<QueueRow> order = switch (sort) {
            case DEADLINE -> Comparator.comparing(row -> row.deadline().orElse(Instant.MAX));
            case AMOUNT -> Comparator.comparing(QueueRow::heldFen).reversed();
            case OPENED -> Comparator.comparing(QueueRow::openedAt);
        };
        return order.thenComparing(QueueRow::holdId);
    }

    private static QueueFilter from(QueueFilter filter, Optional<String> after) {
        return new QueueFilter(
                filter.region(),
                filter.institutionId(),
                filter.ruleCode(),
                filter.severity(),
                filter.stages(),
                filter.claimedBy(),
                filter.unclaimed(),
                filter.dueBefore(),
                filter.leastHeldFen(),
                filter.sort(),
                after,
                filter.limit());
    }

    /** With the bound of the pages all are few; with a low one the other way is gone. */
    @ParameterizedTest
    @ValueSource(ints = {QueuePage.COUNT_BOUND, 1, 20})
    void pagesThroughExactlyWhatMatchesInOrder(int countBound) {
        int found = 0;
        for (int i = 0; i < 100; i++) {
            QueueFilter filter = anyFilter();
            List<QueueRow> expected = rows.stream()
                    .filter(row -> matches(filter, row))
                    .sorted(order(filter.sort()))
                    .toList();
            List<QueueRow> paged = new ArrayList<>();
            Optional<String> after = Optional.empty();
            do {
                QueuePage page = ask(from(filter, after), countBound);
                assertThat(page.matching()).isEqualTo(Math.min(countBound, expected.size()));
                assertThat(page.rows().size()).isLessThanOrEqualTo(filter.limit());
                paged.addAll(page.rows());
                after = page.next();
            } while (after.isPresent());
            assertThat(paged).as("seed %d, filter %d: %s", SEED, i, filter).isEqualTo(expected);
            found += paged.size();
        }
        assertThat(found).isPositive();
    }

    private static QueuePage ask(QueueFilter filter, int countBound) {
        return database.jdbi().inTransaction(new QueueQuery(filter, countBound)::ask);
    }

    /** What is kept of one hold, for plain sums; the end of an open one is the epoch. */
    private record Plain(
            String institutionId,
            List<String> practitionerIds,
            List<String> ruleCodes,
            HoldStage stage,
            long suspectedFen,
            long heldFen,
            long deductedFen,
            long releasedFen,
            Instant openedAt,
            Instant endedAt) {
        boolean isOpen() {
            return !HoldFold.isEnded(stage);
        }

        double hours() {
            return Duration.between(openedAt, endedAt).toMillis() / 3_600_000.0;
        }
    }

    private static List<Plain> plain() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select hold.*, array(select practitioner_id"
                                        + " from hold_practitioner p where p.hold_id = hold.hold_id) as practitioners from hold")
                        .map((row, context) -> new Plain(
                                row.getString("institution_id"),
                                HoldTables.texts(row, "practitioners"),
                                HoldTables.texts(row, "rule_codes"),
                                HoldStage.valueOf(row.getString("stage")),
                                row.getLong("suspected_fen"),
                                row.getLong("held_fen"),
                                row.getLong("deducted_fen"),
                                row.getLong("released_fen"),
                                Instant.ofEpochMilli(row.getLong("opened_at")),
                                Instant.ofEpochMilli(row.getLong("ended_at"))))
                        .list());
    }

    private static boolean isWithin(Period period, Instant instant) {
        LocalDate day = Days.of(instant);
        return !day.isBefore(period.first()) && !day.isAfter(period.last());
    }

    private Period anyPeriod() {
        LocalDate first = Days.of(any().openedAt()).minusDays(random.nextInt(40));
        return new Period(first, first.plusDays(random.nextInt(120)));
    }

    private static RulePerformance plainRule(String code, List<Plain> hit, double medianHours) {
        return new RulePerformance(
                code,
                "规则" + code,
                "national-policy",
                hit.size(),
                hit.stream().filter(Plain::isOpen).count(),
                hit.stream()
                        .filter(one -> !one.isOpen() && one.deductedFen() > 0)
                        .count(),
                hit.stream().filter(one -> one.stage() == HoldStage.RELEASED).count(),
                hit.stream().mapToLong(Plain::suspectedFen).sum(),
                hit.stream().mapToLong(Plain::deductedFen).sum(),
                hit.stream().mapToLong(Plain::releasedFen).sum(),
                medianHours);
    }

    /** Any number between the two in the middle is a median; one that is made of classes is at most a tenth off. */
    private static void assertMedian(double hours, List<Plain> holds, String description) {
        List<Double> sorted = holds.stream()
                .filter(one -> !one.isOpen())
                .map(Plain::hours)
                .sorted()
                .toList();
        if (sorted.isEmpty()) {
            assertThat(hours).as(description).isEqualTo(-1);
        } else {
            assertThat(hours)
                    .as(description)
                    .isBetween(0.9 * sorted.get((sorted.size() - 1) / 2), 1.1 * sorted.get(sorted.size() / 2));
        }
    }

    /**
     * @param concerned holds of whatever day
     * @return how many rules have been compared
     */
    private static int assertRules(List<RulePerformance> rules, List<Plain> concerned, Period period) {
        String description = "seed %d, %s".formatted(SEED, period);
        List<Plain> within = concerned.stream()
                .filter(one -> isWithin(period, one.openedAt()))
                .toList();
        assertThat(rules.stream().map(RulePerformance::ruleCode))
                .as(description)
                .containsExactlyInAnyOrderElementsOf(
                        within.stream().flatMap(one -> one.ruleCodes().stream()).collect(Collectors.toSet()));
        assertThat(rules)
                .as(description)
                .isSortedAccordingTo(Comparator.comparingLong(RulePerformance::holds)
                        .reversed()
                        .thenComparing(RulePerformance::ruleCode));
        for (RulePerformance rule : rules) {
            List<Plain> hit = within.stream()
                    .filter(one -> one.ruleCodes().contains(rule.ruleCode()))
                    .toList();
            assertThat(rule).as(description).isEqualTo(plainRule(rule.ruleCode(), hit, rule.medianHours()));
            assertMedian(rule.medianHours(), hit, description);
        }
        return rules.size();
    }

    @Test
    void sumsRulesOverMonthsAndDaysAlike() {
        List<Plain> holds = plain();
        int compared = 0;
        for (int i = 0; i < 30; i++) {
            Period period = anyPeriod();
            compared += assertRules(views().rules(period), holds, period);
            assertMedian(
                    views().dashboard(period, Story.BEGINNING).medianHours(),
                    holds.stream()
                            .filter(one -> isWithin(period, one.endedAt()))
                            .toList(),
                    "seed %d, %s".formatted(SEED, period));
        }
        assertThat(compared).isPositive();
    }

    @Test
    void showsOfASubjectWhatItsHoldsComeTo() {
        List<Plain> holds = plain();
        int compared = 0;
        for (int i = 0; i < 60; i++) {
            Period period = anyPeriod();
            Plain one = holds.get(random.nextInt(holds.size()));
            String institution = one.institutionId();
            compared += assertSubject(
                    views().institution(institution, period).orElseThrow(),
                    holds.stream()
                            .filter(other -> other.institutionId().equals(institution))
                            .toList(),
                    period);
            for (String practitioner : one.practitionerIds()) {
                compared += assertSubject(
                        views().practitioner(practitioner, period).orElseThrow(),
                        holds.stream()
                                .filter(other -> other.practitionerIds().contains(practitioner))
                                .toList(),
                        period);
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    private static int assertSubject(SubjectView subject, List<Plain> holds, Period period) {
        String description = "seed %d, %s, %s".formatted(SEED, subject.subjectId(), period);
        assertThat(subject.openHolds())
                .as(description)
                .isEqualTo(holds.stream().filter(Plain::isOpen).count());
        assertThat(subject.heldFen())
                .as(description)
                .isEqualTo(holds.stream().mapToLong(Plain::heldFen).sum());
        assertThat(subject.days().stream().mapToLong(Day::opened).sum())
                .as(description)
                .isEqualTo(holds.stream()
                        .filter(one -> isWithin(period, one.openedAt()))
                        .count());
        assertThat(subject.days().stream().mapToLong(Day::closed).sum())
                .as(description)
                .isEqualTo(holds.stream()
                        .filter(one -> !one.isOpen() && isWithin(period, one.endedAt()))
                        .count());
        assertThat(subject.recent().size()).isEqualTo(Math.min(50, holds.size()));
        return assertRules(subject.rules(), holds, period);
    }

    @Test
    void countsEachDayOnce() {
        Period all =
                new Period(Days.of(Story.BEGINNING), Days.of(Story.BEGINNING).plusDays(399));
        var dashboard = views().dashboard(all, Story.BEGINNING);

        assertThat(dashboard.days().stream().mapToLong(Day::opened).sum()).isEqualTo(rows.size());
        assertThat(dashboard.openByStage().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(rows.stream()
                        .filter(row -> !HoldFold.isEnded(row.stage()))
                        .count());
        assertThat(dashboard.heldFen())
                .isEqualTo(rows.stream().mapToLong(QueueRow::heldFen).sum());
    }
}
