package org.claimscreener.engine.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.fact.Standing;
import org.claimscreener.engine.standing.Watch;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The plain pack's {@code max_age}: 6, of 0 to 18; in 43 it is 7 in February 2026, in 4301 it is 8 from then on. */
class WatchedParametersTest {
    private static final String GUANGZHOU = "440100";
    private static final String YUEYANG = "430600";
    private static final String CHANGSHA = "430100";
    private static final LocalDate FEBRUARY = LocalDate.parse("2026-02-10");
    private static final String OVERLAYS = "    overlays:\n";

    @Test
    void theFirstRowThatIsMetHolds() {
        ParameterDeclaration maxAge = maxAge(
                "watched: [{grades: [A], value: 6}, {points: 12, value: 10}, {points: 9, value: 9}, {grades: [D, E], value: 11}]");

        assertThat(value(maxAge, GUANGZHOU, grade("D"))).isEqualTo(11);
        assertThat(value(maxAge, GUANGZHOU, grade("E "))).isEqualTo(11);
        assertThat(value(maxAge, GUANGZHOU, points("9"))).isEqualTo(9);
        assertThat(value(maxAge, GUANGZHOU, points("12"))).isEqualTo(10);
        assertThat(value(maxAge, GUANGZHOU, grade("D"), points("10"))).isEqualTo(9);
        assertThat(value(maxAge, GUANGZHOU, grade("A"), points("12"))).isEqualTo(6);
        assertThat(value(maxAge, GUANGZHOU, grade("C"), points("8"))).isEqualTo(6);
        assertThat(value(maxAge, GUANGZHOU)).isEqualTo(6);
    }

    @Test
    void aRowMovesAnAreasValueOnlyItsOwnWay() {
        ParameterDeclaration up = maxAge("watched: [{scrutiny: 3, value: 10}, {scrutiny: 1, value: 7}]");
        assertThat(value(up, YUEYANG, scrutiny("3"))).isEqualTo(10);
        assertThat(value(up, YUEYANG, scrutiny("2"))).isEqualTo(7);
        assertThat(up.watchedFor(YUEYANG, FEBRUARY, watch(scrutiny("2")))).isEmpty();
        assertThat(value(up, CHANGSHA, scrutiny("2"))).isEqualTo(8);
        assertThat(value(up, CHANGSHA, scrutiny("3"))).isEqualTo(10);

        ParameterDeclaration down = maxAge("watched: [{scrutiny: 1, value: 5}]");
        assertThat(value(down, YUEYANG, scrutiny("1"))).isEqualTo(5);
        assertThat(value(down, CHANGSHA, scrutiny("1"))).isEqualTo(5);
    }

    @Test
    void anAreasOwnRowsStandInForTheParameters() {
        String own = "to: null, value: 8, watched: [{grades: [III], value: 7}]}";
        ParameterDeclaration maxAge = parameter(PackUnderTest.plain()
                .replacing("pack.yaml", "to: null, value: 8}", own)
                .replacing("pack.yaml", OVERLAYS, "    watched: [{grades: [D], value: 12}]\n" + OVERLAYS));

        assertThat(value(maxAge, CHANGSHA, grade("D"))).isEqualTo(8);
        assertThat(value(maxAge, CHANGSHA, grade("III"))).isEqualTo(7);
        assertThat(value(maxAge, YUEYANG, grade("D"))).isEqualTo(12);
        assertThat(value(maxAge, YUEYANG, grade("III"))).isEqualTo(7);

        ParameterDeclaration none = parameter(PackUnderTest.plain()
                .replacing("pack.yaml", "to: null, value: 8}", "to: null, value: 8, watched: []}")
                .replacing("pack.yaml", OVERLAYS, "    watched: [{grades: [D], value: 12}]\n" + OVERLAYS));
        assertThat(value(none, CHANGSHA, grade("D"))).isEqualTo(8);
    }

    @Test
    void saysWhichOrderDecidedAndWhatWouldHoldOtherwise() {
        ParameterDeclaration maxAge = maxAge("watched: [{points: 9, value: 9}]");

        Optional<WatchedValue> watched = maxAge.watchedFor(CHANGSHA, FEBRUARY, watch(points("10")));

        assertThat(watched)
                .map(WatchedValue::inWords)
                .contains("max_age = 9 years in place of 8: 10 qualification points of practitioner X1, by order 信1号,"
                        + " since 2026-01-01");
    }

    @Test
    void aPackWithoutSuchRowsIsTheSamePackAsBefore() {
        assertThat(PackUnderTest.plain().checked().parameters())
                .allSatisfy(parameter -> assertThat(parameter.watches()).isFalse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{grades: [D], value: 19} | 'value' is 19 -> it must be 0 to 18",
                "{grade: [D], value: 9} | unknown key 'grade' -> did you mean 'grades'?",
                "{grades: D, value: 9} | 'grades' is no list",
                "{grades: [], value: 9} | 'grades' is missing or empty",
                "{grades: [D]} | 'value' is missing or no text",
                "{value: 9} | a watched row goes by nothing -> give each row one of grades, points, scrutiny",
                "{grades: [D], points: 9, value: 9} | a watched row goes by several things at once",
                "{points: 0, value: 9} | 'points' is 0 -> it must be 1 to 999",
                "{scrutiny: 4, value: 9} | 'scrutiny' is 4 -> it must be 1 to 3",
                "{grades: [D, D], value: 9} | grade 'D' stands twice",
                "{grades: [D], value: 9}, {grades: [E, D], value: 10} | grade 'D' stands twice",
                "{grades: [the lowest grade of all], value: 9} | is too long -> keep it to 20 characters",
                "{points: 9, value: 9}, {points: 12, value: 10} | points 12 stands behind points 9 and is never reached",
                "{scrutiny: 2, value: 9}, {scrutiny: 2, value: 10} | scrutiny 2 stands behind scrutiny 2",
                "{points: 12, value: 8}, {points: 9, value: 9} | points 9 moves 6 to 9, and points 12 only to 8",
                "{points: 12, value: 5}, {points: 9, value: 9} | points 9 moves 6 to 9, and points 12 only to 5",
                "{points: 12, value: 9}, {points: 9, value: 5} | points 9 moves 6 to 5, and points 12 only to 9",
                "{grades: [D], value: 6} | the last watched row says 6, as if nobody were watched -> remove it",
            })
    void refusesRowsThatAreWrongOrNeverMet(String rows, String says) {
        assertThat(watching("watched: [" + rows + "]").problems())
                .extracting(PackProblem::toString)
                .anySatisfy(problem -> assertThat(problem).contains(says));
    }

    @Test
    void refusesMoreRowsAndGradesThanAnybodyReads() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 13; i++) {
            rows.append("{grades: [G").append(i).append("], value: 9}, ");
        }
        assertThat(watching("watched: [" + rows + "]").problems())
                .extracting(PackProblem::what)
                .containsExactly("'watched' has 13 rows");

        StringBuilder grades = new StringBuilder();
        for (int i = 0; i < 21; i++) {
            grades.append('G').append(i).append(", ");
        }
        assertThat(watching("watched: [{grades: [" + grades + "], value: 9}]").problems())
                .extracting(PackProblem::what)
                .containsExactly("a watched row has 21 grades");
    }

    private static PackUnderTest watching(String watched) {
        return PackUnderTest.plain().replacing("pack.yaml", OVERLAYS, "    " + watched + "\n" + OVERLAYS);
    }

    private static ParameterDeclaration maxAge(String watched) {
        return parameter(watching(watched));
    }

    private static ParameterDeclaration parameter(PackUnderTest pack) {
        return pack.checked().parameters().get(0);
    }

    private static long value(ParameterDeclaration parameter, String area, Standing... met) {
        return parameter
                .watchedFor(area, FEBRUARY, watch(met))
                .map(WatchedValue::value)
                .orElseGet(() -> parameter.valueFor(area, FEBRUARY));
    }

    private static Watch watch(Standing... met) {
        return Watch.at(Instant.parse("2026-02-10T02:00:00Z"), List.of(met));
    }

    private static Standing grade(String value) {
        return of(SubjectKind.INSTITUTION, StandingKind.CREDIT_GRADE, value);
    }

    private static Standing points(String value) {
        return of(SubjectKind.PRACTITIONER, StandingKind.QUALIFICATION_POINTS, value);
    }

    private static Standing scrutiny(String value) {
        return of(SubjectKind.PATIENT, StandingKind.SCRUTINY, value);
    }

    private static Standing of(SubjectKind subject, StandingKind kind, String value) {
        return new Standing(
                subject, "X1", kind, value, Instant.parse("2025-12-31T16:00:00Z"), null, "信1号", "条例", false);
    }
}
