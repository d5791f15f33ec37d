package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.claimscreener.console.view.HoldSort;
import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.QueueFilter;
import org.claimscreener.console.view.QueueRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Text is text: nothing that anybody writes reaches the database as a part of a question. */
class HostileTextIT {
    private static final Period NOVEMBER = new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));

    @TempDir
    private static Path folder;

    private static Database database;

    private final ListLog log = new ListLog(31);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @BeforeAll
    static void open() throws IOException {
        database = Database.embedded(folder);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        Databases.empty(database);
    }

    static List<String> hostile() {
        return List.of(
                "'; drop table hold; --",
                "' or '1'='1",
                "\\'; select pg_sleep(10); --",
                "$$; drop schema projection cascade; $$",
                ":hold ?1 {} %s %n",
                "<script>alert(1)</script>",
                "a\nb\tc\\d\"e",
                "\uD83D\uDE00 𠮷 é",
                "100%_",
                "{\"a\",NULL}");
    }

    private static QueueFilter asking(String text) {
        return new QueueFilter(
                Optional.empty(),
                Optional.of(text),
                Optional.of(text),
                OptionalInt.empty(),
                Set.of(),
                Optional.of(text),
                false,
                Optional.empty(),
                0,
                HoldSort.AMOUNT,
                Optional.of(text),
                50);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void keepsAndFindsItAsItIs(String text) {
        new Story(log, text).institution(text, text).rules(text).opened().claimedBy(text);
        Databases.takeAll(database, log, metrics);

        SqlHoldViews views = new SqlHoldViews(database);
        assertThat(views.queue(asking(text)).rows())
                .extracting(QueueRow::holdId)
                .containsExactly(text);
        assertThat(views.hold(text).orElseThrow().now().institutionName()).isEqualTo(text);
        assertThat(views.institution(text, NOVEMBER)
                        .orElseThrow()
                        .rules()
                        .get(0)
                        .ruleCode())
                .isEqualTo(text);
        assertThat(views.rules(NOVEMBER))
                .singleElement()
                .satisfies(rule -> assertThat(rule.ruleCode()).isEqualTo(text));
        assertThat(Databases.count(database, "aside")).isZero();
    }

    @Test
    void setsAsideWhatCannotBeAnId() {
        new Story(log, "S\0").opened();
        new Story(log, "S".repeat(256)).opened();
        new Story(log, "S1").institution("H43010200001", "name\0".repeat(200)).opened();
        Databases.takeAll(database, log, metrics);

        SqlHoldViews views = new SqlHoldViews(database);
        assertThat(Databases.count(database, "hold")).isEqualTo(1);
        assertThat(views.hold("S1").orElseThrow().now().institutionName())
                .hasSize(500)
                .doesNotContain("\0");
        assertThat(metrics.get("screener_console_gaps")
                        .tag("kind", "malformed")
                        .counter()
                        .count())
                .isEqualTo(4);
    }

    @Test
    void opensAHoldThatMoreRulesHitThanAnIndexHasRoomFor() {
        String[] rules = IntStream.range(0, 100)
                .mapToObj(number -> number + "规".repeat(80))
                .toArray(String[]::new);
        new Story(log, "S".repeat(Ids.LONGEST - 2))
                .institution("机".repeat(Ids.LONGEST), "")
                .rules(rules)
                .opened();
        Databases.takeAll(database, log, metrics);

        assertThat(Databases.count(database, "aside")).isZero();
        assertThat(new SqlHoldViews(database)
                        .hold("S".repeat(Ids.LONGEST - 2))
                        .orElseThrow()
                        .now()
                        .ruleCodes())
                .hasSize(6)
                .startsWith(rules[0]);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void findsNothingWhereThereIsNothing(String text) {
        SqlHoldViews views = new SqlHoldViews(database);
        assertThat(views.queue(asking(text)).rows()).isEmpty();
        assertThat(views.hold(text)).isEmpty();
        assertThat(views.institution(text, NOVEMBER)).isEmpty();
        assertThat(views.practitioner(text, NOVEMBER)).isEmpty();
    }

    @Test
    void answersWhatCannotBeAnId() {
        SqlHoldViews views = new SqlHoldViews(database);
        assertThat(views.queue(asking("a\0b")).rows()).isEmpty();
        assertThat(views.hold("a\0b")).isEmpty();
        assertThat(views.institution("x".repeat(100_000), NOVEMBER)).isEmpty();
        assertThat(views.practitioner("\0", NOVEMBER)).isEmpty();
    }
}
