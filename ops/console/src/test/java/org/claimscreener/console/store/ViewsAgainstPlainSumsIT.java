package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;
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

import org.claimscreener.console.view.Day;
import org.claimscreener.console.view.HoldSort;
import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.QueueFilter;
import org.claimscreener.console.view.QueuePage;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.console.view.RulePerformance;
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

    @Test
    void sumsRulesOverMonthsAndDaysAlike() {
        for (int i = 0; i < 30; i++) {
            LocalDate first = Days.of(any().openedAt()).minusDays(random.nextInt(40));
            Period period = new Period(first, first.plusDays(random.nextInt(120)));
            List<QueueRow> within = rows.stream()
                    .filter(row -> !Days.of(row.openedAt()).isBefore(period.first())
                            && !Days.of(row.openedAt()).isAfter(period.last()))
                    .toList();
            for (RulePerformance rule : views().rules(period)) {
                List<QueueRow> hit = within.stream()
                        .filter(row -> row.ruleCodes().contains(rule.ruleCode()))
                        .toList();
                assertThat(rule.holds()).as("seed %d, %s", SEED, period).isEqualTo(hit.size());
                assertThat(rule.open())
                        .isEqualTo(hit.stream()
                                .filter(row -> !HoldFold.isEnded(row.stage()))
                                .count());
                assertThat(rule.overturned())
                        .isEqualTo(hit.stream()
                                .filter(row -> row.stage() == HoldStage.RELEASED)
                                .count());
                assertThat(rule.heldFen())
                        .isEqualTo(
                                hit.stream().mapToLong(QueueRow::suspectedFen).sum());
            }
        }
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
