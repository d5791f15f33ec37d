package org.claimscreener.engine.credit;

import java.time.LocalDate;
import java.util.List;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.claimscreener.engine.credit.Credits.DAY;
import static org.claimscreener.engine.credit.Credits.DESK;
import static org.claimscreener.engine.credit.Credits.DOCTOR;
import static org.claimscreener.engine.credit.Credits.NOW;
import static org.claimscreener.engine.credit.Credits.finding;
import static org.claimscreener.engine.credit.Credits.noon;
import static org.claimscreener.engine.credit.Credits.ofDoctor;
import static org.claimscreener.engine.credit.Credits.startOf;

class CreditPointsTest {
    private static final String SCHEME = """
            local_points:
              - {rule: GZ-SIX, points: 6}
              - {rule: GZ-FRAUD, points: 12}
              - {rule: GZ-FRAUD, region: "52", points: 10}
              - {rule: GZ-TEN, points: 10}
            """;
    private static final CreditDesk NAMED = new CreditDesk(scheme(), WorkingDays.ofTheStateCouncil());

    private static CreditScheme scheme() {
        try {
            return CreditScheme.parse("credit.yaml", SCHEME);
        } catch (CreditSchemeRefusedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void onlyTheGravestFindingOfAHoldCounts() {
        Outcome outcome = ofDoctor("S1", DAY, finding("GZ-A", 3), finding("GZ-B", 1), finding("GZ-C", 1));

        CreditTurn turn = DESK.outcome(DOCTOR, CreditBook.EMPTY, outcome, NOW);

        assertThat(turn.book().points(2026)).isEqualTo(3);
        CreditChange change = ((CreditEvent.Changed) turn.events().get(0)).change();
        assertThat(change.changeId()).isEqualTo("S1");
        assertThat(change.before()).isZero();
        assertThat(change.after()).isEqualTo(3);
        assertThat(change.cause().ruleCode()).isEqualTo("GZ-B");
        assertThat(change.band()).contains(Band.MINOR);
        assertThat(turn.events()).hasSize(1);
    }

    @Test
    void aNamedRuleCountsMoreThanAGraverSeverity() {
        Outcome outcome = ofDoctor("S1", DAY, finding("GZ-A", 1), finding("GZ-SIX", 3));

        assertThat(NAMED.outcome(DOCTOR, CreditBook.EMPTY, outcome, NOW).book().points(2026))
                .isEqualTo(6);
    }

    @Test
    void pointsAtTwoInstitutionsAddUpEachByItsRegion() {
        Outcome here = ofDoctor("S1", DAY, finding("GZ-A", 1));
        Outcome there = new Outcome(
                "S2", Credits.OTHER_HOSPITAL_ID, Credits.DOCTOR_ID, List.of(finding("GZ-FRAUD", 1)), 1, DAY);

        CreditBook book = NAMED.outcome(DOCTOR, CreditBook.EMPTY, here, NOW).book();
        book = NAMED.outcome(DOCTOR, book, there, NOW).book();

        assertThat(book.points(2026)).isEqualTo(13);
        assertThat(Proposals.of(book, 2026).orElseThrow().sanction()).isEqualTo(Sanction.TERMINATION_ADDED_UP);
    }

    @Test
    void whatWasReleasedOrHasNoFindingMovesNothing() {
        Outcome released =
                new Outcome("S1", Credits.HOSPITAL_ID, Credits.DOCTOR_ID, List.of(finding("GZ-A", 1)), 0, DAY);
        Outcome unexplained = ofDoctor("S2", DAY);

        assertThat(DESK.outcome(DOCTOR, CreditBook.EMPTY, released, NOW))
                .isEqualTo(new CreditTurn(CreditBook.EMPTY, List.of()));
        assertThat(DESK.outcome(DOCTOR, CreditBook.EMPTY, unexplained, NOW))
                .isEqualTo(new CreditTurn(CreditBook.EMPTY, List.of()));
    }

    @Test
    void nineProposesASuspensionAndTwelveATermination() {
        CreditBook book = CreditBook.EMPTY;
        CreditTurn turn = new CreditTurn(book, List.of());
        for (int i = 1; i <= 4; i++) {
            turn = DESK.outcome(DOCTOR, turn.book(), ofDoctor("S" + i, DAY, finding("GZ-A", 1)), NOW);
            if (i == 2) {
                assertThat(Proposals.of(turn.book(), 2026)).isEmpty();
            }
            if (i == 3) {
                Proposal proposed = ((CreditEvent.Proposed) turn.events().get(1)).proposal();
                assertThat(proposed.sanction()).isEqualTo(Sanction.SUSPENSION);
                assertThat(proposed.sanction().directive()).isEqualTo(DirectiveKind.SUSPEND_QUALIFICATION);
                assertThat(proposed.points()).isEqualTo(9);
                assertThat(proposed.holdIds()).containsExactly("S1", "S2", "S3");
            }
        }

        assertThat(turn.events()).hasSize(3);
        assertThat(turn.events().get(1)).isInstanceOf(CreditEvent.Withdrawn.class);
        Proposal last = ((CreditEvent.Proposed) turn.events().get(2)).proposal();
        assertThat(last.sanction()).isEqualTo(Sanction.TERMINATION_ADDED_UP);
        assertThat(last.sanction().mostMonths()).isEqualTo(12);
        assertThat(last.inChinese()).contains("累计记满12分", "1年内", "系统不作决定");
        assertThat(last.inEnglish()).contains("A person decides");
    }

    @Test
    void twelveAtOnceProposesThreeYearsAlsoAfterOthers() {
        CreditBook book = NAMED.outcome(DOCTOR, CreditBook.EMPTY, ofDoctor("S1", DAY, finding("GZ-A", 1)), NOW)
                .book();

        CreditTurn turn = NAMED.outcome(DOCTOR, book, ofDoctor("S2", DAY, finding("GZ-FRAUD", 1)), NOW);

        Proposal proposal = ((CreditEvent.Proposed) turn.events().get(1)).proposal();
        assertThat(proposal.sanction()).isEqualTo(Sanction.TERMINATION_AT_ONCE);
        assertThat(proposal.sanction().leastMonths()).isEqualTo(36);
    }

    @Test
    void aYearEndsWithTheLastOfDecemberInShanghaiAndIsKept() {
        LocalDate last = LocalDate.of(2026, 12, 31);
        LocalDate first = LocalDate.of(2027, 1, 1);
        CreditBook book = Credits.after(DOCTOR, CreditBook.EMPTY, ofDoctor("S1", last, finding("GZ-A", 1)));

        StandingEntry entry = DESK.entries(DOCTOR, book, noon(last)).get(0);
        assertThat(entry.getValidTo()).isEqualTo(startOf("2027-01-01"));
        assertThat(DESK.entries(DOCTOR, book, startOf("2027-01-01"))).isEmpty();

        book = Credits.after(DOCTOR, book, ofDoctor("S2", first, finding("GZ-B", 3)));
        assertThat(book.points(2027)).isEqualTo(1);
        assertThat(book.points(2026)).isEqualTo(3);
        assertThat(DESK.entries(DOCTOR, book, noon(first)))
                .singleElement()
                .satisfies(one -> assertThat(one.getValue()).isEqualTo("1"));
    }

    @Test
    void whatIsDatedIntoTheNextYearByAClockThatIsAheadCountsFromThere() {
        LocalDate last = LocalDate.of(2026, 12, 31);
        CreditBook book = Credits.after(DOCTOR, CreditBook.EMPTY, ofDoctor("S1", last, finding("GZ-A", 1)));
        book = DESK.outcome(DOCTOR, book, ofDoctor("S2", last.plusDays(1), finding("GZ-A", 2)), noon(last))
                .book();

        assertThat(DESK.entries(DOCTOR, book, noon(last)))
                .extracting(StandingEntry::getValue, StandingEntry::getValidFrom)
                .containsExactly(tuple("3", noon(last)), tuple("2", startOf("2027-01-01")));
    }

    @Test
    void whatComesAfterItsYearIsOnlyForTheRecord() {
        LocalDate last = LocalDate.of(2026, 12, 31);
        CreditBook book = DESK.outcome(
                        DOCTOR, CreditBook.EMPTY, ofDoctor("S1", last, finding("GZ-A", 1)), noon(last.plusDays(1)))
                .book();

        assertThat(book.points(2026)).isEqualTo(3);
        assertThat(DESK.entries(DOCTOR, book, noon(last.plusDays(1)))).isEmpty();
    }

    @Test
    void standingNamesThePointsAndTheirSource() {
        CreditBook book = Credits.after(DOCTOR, CreditBook.EMPTY, ofDoctor("S1", DAY, finding("GZ-A", 1)));
        assertThat(DESK.entries(DOCTOR, book, NOW).get(0).getOrderNo()).isEqualTo("记分 2026 S1");

        book = Credits.after(DOCTOR, book, ofDoctor("S2", DAY.plusDays(1), finding("GZ-A", 2)));

        StandingEntry entry = DESK.entries(DOCTOR, book, NOW).get(0);
        assertThat(entry.getKind()).isEqualTo(StandingKind.QUALIFICATION_POINTS);
        assertThat(entry.getValue()).isEqualTo("5");
        assertThat(entry.getValidFrom()).isEqualTo(noon(DAY.plusDays(1)));
        assertThat(entry.getOrderNo()).isEqualTo("记分 2026 S2 等2笔");
        assertThat(entry.getLegalBasis()).contains("医保支付资格");
    }

    @Test
    void aCopyIsNotCountedTwiceAndAnotherOneOfTheSameHoldIsRefused() {
        Outcome outcome = ofDoctor("S1", DAY, finding("GZ-A", 1));
        CreditBook book = Credits.after(DOCTOR, CreditBook.EMPTY, outcome);

        assertThat(DESK.outcome(DOCTOR, book, outcome, NOW)).isEqualTo(new CreditTurn(book, List.of()));

        CreditTurn other = DESK.outcome(DOCTOR, book, ofDoctor("S1", DAY, finding("GZ-A", 2)), NOW);
        assertThat(other.book()).isEqualTo(book);
        assertThat(Credits.refusal(other).orElseThrow().reason()).isEqualTo(CreditRefusal.SAME_ID);
    }

    @Test
    void aTakeBackWithdrawsWhatNoLongerHasEnoughPoints() {
        CreditBook book = CreditBook.EMPTY;
        for (int i = 1; i <= 4; i++) {
            book = Credits.after(DOCTOR, book, ofDoctor("S" + i, DAY, finding("GZ-A", 1)));
        }

        CreditTurn first = DESK.takeBack(DOCTOR, book, Credits.appeal("S2"), NOW);
        CreditTurn second = DESK.takeBack(DOCTOR, first.book(), Credits.appeal("S1"), NOW);

        assertThat(first.events()).hasSize(3);
        assertThat(((CreditEvent.Proposed) first.events().get(2)).proposal().sanction())
                .isEqualTo(Sanction.SUSPENSION);
        assertThat(second.events()).hasSize(2);
        assertThat(second.events().get(1)).isInstanceOf(CreditEvent.Withdrawn.class);
        assertThat(second.book().points(2026)).isEqualTo(6);
        assertThat(DESK.takeBack(DOCTOR, second.book(), Credits.appeal("S1"), NOW)
                        .events())
                .isEmpty();
    }

    @Test
    void forgetsWhatEndedLongAgoAndNotADayBefore() {
        CreditBook book = Credits.after(DOCTOR, CreditBook.EMPTY, ofDoctor("S1", DAY, finding("GZ-A", 1)));
        LocalDate lastKept = LocalDate.of(2027, 1, 1).plusDays(CreditLimits.KEEP_DAYS - 1);

        assertThat(DESK.timer(book, noon(lastKept)).book()).isEqualTo(book);
        assertThat(DESK.timer(book, noon(lastKept.plusDays(1))).book()).isEqualTo(CreditBook.EMPTY);
        assertThat(book.lastEnd(NOW)).contains(startOf("2027-01-01"));
        assertThat(CreditBook.EMPTY.lastEnd(NOW)).contains(NOW);
    }

    @ParameterizedTest
    @CsvSource({"1, MINOR", "3, MINOR", "4, HEAVIER", "6, HEAVIER", "7, SERIOUS", "9, SERIOUS", "10, FRAUD", "12, FRAUD"
    })
    void aBandHasThreeNumbersOfPoints(int points, Band band) {
        assertThat(Band.of(points)).isEqualTo(band);
        assertThat(points).isBetween(band.least(), band.most());
    }
}
