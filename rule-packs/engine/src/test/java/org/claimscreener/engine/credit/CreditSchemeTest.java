package org.claimscreener.engine.credit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.credit.GradeScheme.AmountLoss;
import org.claimscreener.engine.credit.GradeScheme.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.claimscreener.engine.credit.Credits.finding;

class CreditSchemeTest {
    private static final String WHOLE = """
            scheme: 湖南省定点医药机构信用评价办法
            contest_working_days: 20
            points: {plain_breach: 4, highly_suspect: 2, slightly_suspect: 0}
            local_points:
              - {rule: GZ-A, points: 12}
              - {rule: GZ-A, region: "43", points: 10}
              - {rule: GZ-A, region: "4301", points: 11}
              - {region: "43", severity: 1, points: 5}
              - {region: "4301", severity: 1, points: 6}
            grades:
              period: calendar_year
              loss_e2: {plain_breach: 300, highly_suspect: 200, slightly_suspect: 10}
              amounts:
                - {from_fen: 100000, loss_e2: 50}
                - {from_fen: 500000, loss_e2: 70}
              least_scores: {A: 95, B: 85, C: 75, D: 65}
            sampling:
              per_mille: {A: 1, B: 2, C: 4, D: 8, E: 16}
              per_mille_a_point: 2
              least: 1
              most: 30
            """;

    @Test
    void saysWhatEverySettingIs() throws CreditSchemeRefusedException {
        CreditScheme scheme = CreditScheme.parse("credit.yaml", WHOLE);

        assertThat(scheme.name()).isEqualTo("湖南省定点医药机构信用评价办法");
        assertThat(scheme.contestWorkingDays()).isEqualTo(20);
        assertThat(scheme.points().bySeverity()).containsExactly(4, 2, 0);
        assertThat(scheme.points().local()).hasSize(5);
        assertThat(scheme.grades())
                .isEqualTo(new GradeScheme(
                        Period.CALENDAR_YEAR,
                        0,
                        List.of(300, 200, 10),
                        List.of(new AmountLoss(100_000, 50), new AmountLoss(500_000, 70)),
                        List.of(95, 85, 75, 65)));
        assertThat(scheme.sampling()).isEqualTo(new SamplingScheme(List.of(1, 2, 4, 8, 16), 2, 1, 30));
    }

    @ParameterizedTest
    @CsvSource({
        "110101, GZ-A, 3, 12",
        "430501, GZ-A, 3, 10",
        "430102, GZ-A, 1, 11",
        "430501, GZ-B, 1, 5",
        "430102, GZ-B, 1, 6",
        "430102, GZ-B, 2, 2",
        "110101, GZ-B, 1, 4",
        "'', GZ-A, 2, 12",
        "'', GZ-B, 3, 0"
    })
    void aNamedRuleWinsThenTheNearerRegion(String area, String rule, int severity, int points)
            throws CreditSchemeRefusedException {
        CreditScheme scheme = CreditScheme.parse("credit.yaml", WHOLE);

        assertThat(scheme.points().points(area, finding(rule, severity))).isEqualTo(points);
    }

    @Test
    void withoutATextTheStandardHolds() {
        CreditScheme standard = CreditScheme.STANDARD;

        assertThat(standard.contestWorkingDays()).isEqualTo(15);
        assertThat(standard.points()).isEqualTo(new PointsScheme(List.of(3, 2, 1), List.of()));
        assertThat(standard.grades())
                .isEqualTo(new GradeScheme(
                        Period.ROLLING,
                        12,
                        List.of(100, 50, 20),
                        List.of(new AmountLoss(1_000_000, 100), new AmountLoss(10_000_000, 1_000)),
                        List.of(90, 80, 70, 60)));
        assertThat(standard.sampling()).isEqualTo(new SamplingScheme(List.of(5, 10, 20, 50, 100), 5, 2, 200));
    }

    @Test
    void theGuideShowsTheStandardAndSomeLocalPoints() throws IOException, CreditSchemeRefusedException {
        String guide = Files.readString(Path.of("../../flink-jobs/supervision/credit.md"));
        String yaml = guide.substring(guide.indexOf("```yaml") + "```yaml".length());
        CreditScheme shown = CreditScheme.parse("credit.md", yaml.substring(0, yaml.indexOf("```")));

        CreditScheme standard = CreditScheme.STANDARD;
        assertThat(shown.points().local()).hasSize(3);
        assertThat(new CreditScheme(
                        shown.name(),
                        shown.contestWorkingDays(),
                        new PointsScheme(shown.points().bySeverity(), List.of()),
                        shown.grades(),
                        shown.sampling()))
                .isEqualTo(standard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contest_working_days: 15", "grades: {period: rolling}", "sampling: {least: 2}"})
    void whatIsNotSaidIsAsInTheStandard(String yaml) throws CreditSchemeRefusedException {
        assertThat(CreditScheme.parse("credit.yaml", yaml)).isEqualTo(CreditScheme.STANDARD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            schemes: x                                                     | did you mean 'scheme'?
            contest_working_days: 0                                        | it must be 1 to 60
            points: {plain_breach: 10}                                     | it must be 0 to 9
            points: {plain: 1}                                             | unknown key 'plain'
            local_points: [{points: 3}]                                    | names both or none
            local_points: [{rule: GZ, severity: 1, points: 3}]             | names both or none
            local_points: [{rule: GZ, points: 13}]                         | it must be 0 to 12
            local_points: [{rule: GZ}]                                     | 'points' is missing
            local_points: [{severity: 1, points: 3}]                       | a severity without a region
            local_points: [{severity: 1, region: "43", points: 10}]        | are for fraud: name the rule
            local_points: [{severity: 4, region: "43", points: 1}]         | it must be 1 to 3
            local_points: [{rule: GZ, region: "43x", points: 1}]           | the first 1 to 6 digits
            grades: {period: yearly}                                       | rolling or calendar_year
            grades: {period: calendar_year, months: 6}                     | goes with a rolling period only
            grades: {months: 25}                                           | it must be 1 to 24
            grades: {loss_e2: {plain_breach: 10001}}                       | it must be 0 to 10000
            grades: {amounts: [{from_fen: 2, loss_e2: 1}, {from_fen: 2, loss_e2: 2}]} | do not ascend
            grades: {amounts: [{from_fen: 2, loss_e2: 2}, {from_fen: 3, loss_e2: 1}]} | do not ascend
            grades: {amounts: [{from_fen: 0, loss_e2: 2}]}                 | it must be 1 to
            grades: {least_scores: {A: 80, B: 80}}                         | each below the one before
            grades: {least_scores: {A: 101}}                               | it must be 1 to 100
            grades: 5                                                      | has no fields
            sampling: {most: 1}                                            | is below 'least'
            sampling: {per_mille: {A: 200, B: 100}}                        | no better grade more often
            sampling: {per_mille: {E: 201}}                                | 2 to 200
            sampling: {per_mille_a_point: 101}                             | it must be 0 to 100
            [1]                                                            | has no fields
            """)
    void saysWhatIsWrongAndHowToMendIt(String yaml, String words) {
        assertThatThrownBy(() -> CreditScheme.parse("credit.yaml", yaml))
                .isInstanceOf(CreditSchemeRefusedException.class)
                .hasMessageContaining("credit.yaml is refused")
                .hasMessageContaining(words);
    }

    @Test
    void namesTheLineOfAnEntryThatStandsTwice() {
        String twice = """
                local_points:
                  - {rule: GZ-A, region: "43", points: 6}
                  - {rule: GZ-A, region: "43", points: 7}
                """;

        assertThatThrownBy(() -> CreditScheme.parse("credit.yaml", twice))
                .hasMessageContaining("credit.yaml:3")
                .hasMessageContaining("stand twice");
    }

    @ParameterizedTest
    @CsvSource({"A, 0, 5", "E, 0, 100", ", 0, 5", ", 9, 50", "E, 12, 160", "E, 999, 200", "A, -3, 5"})
    void drawsByGradeAndPointsWithinItsBounds(CreditGrade grade, int points, int perMille) {
        assertThat(CreditScheme.STANDARD.sampling().perMille(Optional.ofNullable(grade), points))
                .isEqualTo(perMille);
    }

    @Test
    void anOutcomeOfTheLastOfFebruaryCountsToTheLastOfFebruary() {
        assertThat(CreditScheme.STANDARD.grades().until(LocalDate.of(2024, 2, 29)))
                .isEqualTo(LocalDate.of(2025, 2, 28));
    }
}
