package org.claimscreener.engine.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.claimscreener.engine.credit.Credits.DAY;
import static org.claimscreener.engine.credit.Credits.HOSPITAL;
import static org.claimscreener.engine.credit.Credits.NOW;
import static org.claimscreener.engine.credit.Credits.appeal;
import static org.claimscreener.engine.credit.Credits.finding;
import static org.claimscreener.engine.credit.Credits.noon;
import static org.claimscreener.engine.credit.Credits.ofHospital;
import static org.claimscreener.engine.credit.Credits.startOf;

class CreditGradeTest {
    /** A plain breach takes 11 points. */
    private static final CreditDesk ROLLING =
            desk("{period: rolling, months: 12, loss_e2: {plain_breach: 1100}, amounts: []}");

    private static final CreditDesk CALENDAR = desk("{period: calendar_year, loss_e2: {plain_breach: 1100}}");

    private static CreditDesk desk(String grades) {
        String yaml = "scheme: 湖南省信用评价办法\ngrades: " + grades;
        try {
            return new CreditDesk(CreditScheme.parse("credit.yaml", yaml), WorkingDays.ofTheStateCouncil());
        } catch (CreditSchemeRefusedException e) {
            throw new AssertionError(e);
        }
    }

    private static CreditBook after(CreditDesk desk, CreditBook book, Outcome outcome) {
        return desk.outcome(HOSPITAL, book, outcome, noon(outcome.day())).book();
    }

    @Test
    void everyChangeCarriesItsCause() {
        CreditTurn turn = ROLLING.outcome(HOSPITAL, CreditBook.EMPTY, ofHospital("S1", DAY), NOW);

        CreditChange change = ((CreditEvent.Changed) turn.events().get(0)).change();
        assertThat(change.before()).isEqualTo(10_000);
        assertThat(change.after()).isEqualTo(8_900);
        assertThat(change.cause().holdId()).isEqualTo("S1");
        assertThat(change.cause().ruleCode()).isEqualTo("GZ-A");
        assertThat(change.cause().deductedFen()).isEqualTo(10_000);
        assertThat(change.takenBack()).isNull();
        assertThat(change.band()).isEmpty();
    }

    @Test
    void aGradeGetsBetterByItselfAsOutcomesCeaseToCount() {
        CreditBook book = after(ROLLING, CreditBook.EMPTY, ofHospital("S1", LocalDate.of(2026, 3, 1)));
        book = after(ROLLING, book, ofHospital("S2", LocalDate.of(2026, 6, 1)));
        book = after(ROLLING, book, ofHospital("S3", LocalDate.of(2026, 9, 1)));

        List<StandingEntry> entries = ROLLING.entries(HOSPITAL, book, NOW);

        assertThat(entries)
                .extracting(StandingEntry::getValue, StandingEntry::getValidFrom, StandingEntry::getValidTo)
                .containsExactly(
                        tuple("D", noon(LocalDate.of(2026, 9, 1)), startOf("2027-03-01")),
                        tuple("C", startOf("2027-03-01"), startOf("2027-06-01")),
                        tuple("B", startOf("2027-06-01"), startOf("2027-09-01")));
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.getKind()).isEqualTo(StandingKind.CREDIT_GRADE);
            assertThat(entry.getLegalBasis()).contains("第三十三条");
        });
        assertThat(entries.get(0).getOrderNo()).isEqualTo("湖南省信用评价办法 2026-09-01");
        assertThat(entries.get(2).getOrderNo()).isEqualTo("湖南省信用评价办法 2027-06-01");
        assertThat(ROLLING.entries(HOSPITAL, book, startOf("2027-03-01")).get(0).getValidFrom())
                .isEqualTo(startOf("2027-03-01"));
        assertThat(ROLLING.entries(HOSPITAL, book, startOf("2027-09-01"))).isEmpty();
    }

    @Test
    void aCalendarYearStartsAfresh() {
        CreditBook book = after(CALENDAR, CreditBook.EMPTY, ofHospital("S1", DAY));

        assertThat(CALENDAR.entries(HOSPITAL, book, NOW))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getValidTo()).isEqualTo(startOf("2027-01-01")));
        assertThat(book.scoreE2(LocalDate.of(2026, 12, 31))).isEqualTo(8_900);
        assertThat(book.scoreE2(LocalDate.of(2027, 1, 1))).isEqualTo(10_000);
    }

    @Test
    void neverFallsBelowZeroAndATakeBackBelowItIsStillExact() {
        CreditBook book = CreditBook.EMPTY;
        for (int i = 0; i < 12; i++) {
            book = after(ROLLING, book, ofHospital("S" + i, DAY));
        }
        assertThat(book.scoreE2(DAY)).isZero();
        assertThat(ROLLING.entries(HOSPITAL, book, NOW).get(0).getValue()).isEqualTo("E");

        for (int i = 0; i < 10; i++) {
            book = ROLLING.takeBack(HOSPITAL, book, appeal("S" + i), NOW).book();
        }

        assertThat(book.scoreE2(DAY)).isEqualTo(7_800);
    }

    @Test
    void withoutOutcomesThereIsNoEntry() {
        CreditBook book = after(ROLLING, CreditBook.EMPTY, ofHospital("S1", DAY));
        book = ROLLING.takeBack(HOSPITAL, book, appeal("S1"), NOW).book();

        assertThat(ROLLING.entries(HOSPITAL, book, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10000, A",
        "9000, A",
        "8999, B",
        "8000, B",
        "7999, C",
        "7000, C",
        "6999, D",
        "6000, D",
        "5999, E",
        "0, E"
    })
    void aGradeBeginsWithItsLeastScore(int scoreE2, CreditGrade grade) {
        assertThat(CreditScheme.STANDARD.grades().grade(scoreE2)).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 999999, 100",
        "1, 1000000, 200",
        "2, 1000000, 150",
        "3, 9999999, 120",
        "3, 10000000, 1020",
        "1, 1000000000000, 1100"
    })
    void aLargeSumTakesMore(int severity, long deductedFen, int lossE2) {
        Outcome outcome = new Outcome(
                "S1",
                Credits.HOSPITAL_ID,
                null,
                List.of(finding("GZ-B", 3), finding("GZ-A", severity)),
                deductedFen,
                DAY);

        CreditBook book =
                Credits.DESK.outcome(HOSPITAL, CreditBook.EMPTY, outcome, NOW).book();

        assertThat(book.counted().get(0).weight()).isEqualTo(lossE2);
    }

    @Test
    void fullBookLeavesOutOneMoreAndSaysSo() {
        List<Counted> many = IntStream.range(0, CreditLimits.MAX_OUTCOMES)
                .mapToObj(i -> CreditScheme.STANDARD.count(Measure.SCORE, ofHospital("S" + i, DAY), NOW))
                .toList();
        CreditBook full = new CreditBook(many, List.of(), List.of());

        CreditTurn refused = Credits.DESK.outcome(HOSPITAL, full, ofHospital("N", DAY), NOW);
        LocalDate later = DAY.plusMonths(12);
        CreditTurn taken = Credits.DESK.outcome(HOSPITAL, full, ofHospital("N", later), noon(later));

        assertThat(Credits.refusal(refused).orElseThrow().reason()).isEqualTo(CreditRefusal.TOO_MANY);
        assertThat(refused.book()).isEqualTo(full);
        assertThat(Credits.refusal(taken)).isEmpty();
        assertThat(taken.book().counted()).hasSize(CreditLimits.MAX_OUTCOMES);
    }
}
