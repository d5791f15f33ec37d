package org.claimscreener.engine.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DisclosureTextTest {
    private static final Instant AS_OF = Instant.parse("2026-12-01T02:00:00Z");
    private static final Map<Count, Long> COUNTS =
            Map.of(Count.NOT_HELD, 900L, Count.CONFIRMED, 40L, Count.CLEARED_FIRST, 20L, Count.OVERTURNED, 10L);

    private final PublicFigures figures = PublicFigures.of(
            Tables.figures(
                    Map.of("4301", Tables.tally(COUNTS)),
                    Map.of("R1", Tables.tally(Map.of(Count.CONFIRMED, 25L, Count.OVERTURNED, 10L)))),
            1,
            "",
            AS_OF);
    private final String text = DisclosureText.of(figures);

    @Test
    void theTextIsOneLineWithSortedKeys() {
        assertThat(text)
                .startsWith("{\"as_of\":\"2026-12-01T02:00:00Z\",\"digest\":\"")
                .endsWith("\"schema\":\"claimscreener.disclosure/1\",\"smallest_shown\":10}\n")
                .contains("\"code\":\"R1\",\"counts\":{\"cleared_first\":0,\"confirmed\":25,\"held\":35,"
                        + "\"overturned\":10,\"unresolved\":0,\"wrongly_held\":10},\"median_hold_hours\":{\"below\":72,"
                        + "\"from\":24},\"money\":{\"held_fen\":35000,\"recovered_fen\":17500,"
                        + "\"wrongly_held_fen\":10000},\"name\":\"规则R1\",\"overturned_bp\":2857}");
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        DisclosureCheck.Findings findings = DisclosureCheck.of(text);

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.figures()).contains(figures);
    }

    @Test
    void whatIsNotShownIsNullWithItsMoneyItsRateAndItsMedian() {
        String hidden = DisclosureText.of(PublicFigures.of(
                Tables.figures(
                        Map.of("4301", Tables.tally(COUNTS)),
                        Map.of("R1", Tables.tally(Map.of(Count.CONFIRMED, 25L, Count.OVERTURNED, 9L)))),
                1,
                "",
                AS_OF));

        assertThat(hidden)
                .contains("\"overturned\":null")
                .contains("\"overturned_bp\":null")
                .contains("\"median_hold_hours\":null")
                .contains("\"wrongly_held_fen\":null");
        assertThat(DisclosureCheck.of(hidden).problems()).isEmpty();
    }

    @Test
    void aChangedFigureIsFound() {
        assertThat(DisclosureCheck.of(text.replace("\"confirmed\":40", "\"confirmed\":41"))
                        .problems())
                .anyMatch(problem -> problem.contains("it was changed"))
                .anyMatch(problem -> problem.contains("held come to 71 and the whole is 70"));
    }

    @Test
    void anotherFormOfTheSameFiguresIsFound() {
        assertThat(DisclosureCheck.of(" " + text).problems())
                .singleElement()
                .asString()
                .contains("not in the canonical form");
        assertThat(DisclosureCheck.of(text.replace("2857", "2858")).problems()).hasSize(1);
    }

    @Test
    void aSmallCountThatIsShownIsFoundEvenWithAGoodDigest() {
        PublicFigures.Row row = figures.rules().get(0);
        Map<Count, Long> small = new EnumMap<>(row.counts());
        small.put(Count.UNRESOLVED, 9L);
        small.put(Count.HELD, 44L);
        PublicFigures careless = new PublicFigures(
                figures.month(),
                1,
                "",
                AS_OF,
                figures.regions(),
                List.of(new PublicFigures.Row(row.code(), row.name(), small, row.moneyFen(), row.median())));

        assertThat(DisclosureCheck.of(DisclosureText.of(careless)).problems())
                .containsExactly("R1: unresolved is below 10 and shown");
    }

    @Test
    void editionsReasonsAndTimesAreChecked() {
        assertThat(problems(0, "", AS_OF)).contains("editions are numbered from 1");
        assertThat(problems(2, " ", AS_OF)).anyMatch(problem -> problem.startsWith("a later edition has a reason"));
        assertThat(problems(1, "why", AS_OF)).anyMatch(problem -> problem.startsWith("a later edition has a reason"));
        assertThat(problems(2, "申诉后更正", AS_OF)).isEmpty();
        assertThat(problems(1, "", MonthFold.end(Tables.NOVEMBER).minusMillis(1)))
                .contains("it was made before the month was over");
        assertThat(problems(1, "", MonthFold.end(Tables.NOVEMBER))).isEmpty();
    }

    private List<String> problems(int edition, String reason, Instant asOf) {
        return DisclosureCheck.of(DisclosureText.of(
                        new PublicFigures(figures.month(), edition, reason, asOf, figures.regions(), figures.rules())))
                .problems();
    }

    @Test
    void whateverTextIsGivenItIsNamedAndNothingThrown() {
        for (String bad : List.of(
                "",
                "[]",
                "{",
                "null",
                "{\"schema\":\"other/1\"}",
                text.replace("\"month\":\"2026-11\"", "\"month\":\"2026-13\""),
                text.replace("\"month\":\"2026-11\"", "\"month\":7"),
                text.replace("\"edition\":1", "\"edition\":99999999999"),
                text.replace("\"confirmed\":40", "\"confirmed\":-40"),
                text.replace("\"confirmed\":40", "\"confirmed\":4.5"),
                text.replace("\"confirmed\":40,", ""),
                text.replace("\"from\":24", "\"from\":25"),
                text.replace("\"edition\":1", "\"edition\":1,\"edition\":1"),
                text + text)) {
            assertThat(DisclosureCheck.of(bad).problems()).as(bad).isNotEmpty();
        }
    }

    @Test
    void mediansAreClassesAndRatesAreRoundedHalfUp() {
        assertThat(HoldTime.classOf(Duration.ofMinutes(59))).isZero();
        assertThat(HoldTime.classOf(Duration.ofMinutes(60))).isEqualTo(1);
        assertThat(HoldTime.classOf(Duration.ofSeconds(-5))).isZero();
        assertThat(HoldTime.classOf(Duration.ofDays(4_000))).isEqualTo(8);
        assertThat(HoldTime.median(List.of(0L, 5L, 5L))).contains(new HoldTime(1, 4));
        assertThat(HoldTime.median(List.of(0L, 5L, 6L))).contains(new HoldTime(4, 24));
        assertThat(HoldTime.median(List.of(0L, 0L))).isEmpty();
        assertThat(rate(10, 70)).hasValue(1_250);
        assertThat(rate(10, 10)).hasValue(5_000);
        assertThat(rate(0, 0)).isEmpty();
    }

    private static OptionalInt rate(long overturned, long confirmed) {
        return new PublicFigures.Row(
                        "R1",
                        "",
                        Map.of(Count.OVERTURNED, overturned, Count.CONFIRMED, confirmed),
                        Map.of(),
                        Optional.empty())
                .overturnedBp();
    }
}
