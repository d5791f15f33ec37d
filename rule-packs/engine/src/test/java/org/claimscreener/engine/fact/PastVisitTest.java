package org.claimscreener.engine.fact;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.fact.Facts.HOSPITAL;
import static org.claimscreener.engine.fact.Facts.MONDAY;
import static org.claimscreener.engine.fact.Facts.bill;
import static org.claimscreener.engine.fact.Facts.line;
import static org.claimscreener.engine.fact.Facts.pastLine;
import static org.claimscreener.engine.fact.Facts.pastStay;
import static org.claimscreener.engine.fact.Facts.settledIn;
import static org.claimscreener.engine.fact.Facts.stay;

class PastVisitTest {
    private static final PastVisit WEEK = pastStay(MONDAY, MONDAY.plusDays(6));

    @Test
    void sharesNoWholeDayOnTheDayOfATransfer() {
        assertThat(WEEK.wholeDaysSharedWith(stay(MONDAY.plusDays(6), MONDAY.plusDays(9))))
                .isZero();
        assertThat(WEEK.wholeDaysSharedWith(stay(MONDAY.plusDays(5), MONDAY.plusDays(9))))
                .isEqualTo(1);
        assertThat(WEEK.wholeDaysSharedWith(stay(MONDAY.plusDays(20), MONDAY.plusDays(22))))
                .isZero();
    }

    @Test
    void isAnInterimSettlementOfTheSameStay() {
        assertThat(WEEK.interimOf(stay(MONDAY, MONDAY.plusDays(9)), HOSPITAL)).isTrue();
        assertThat(WEEK.interimOf(stay(MONDAY, MONDAY.plusDays(6)), HOSPITAL)).isFalse();
        assertThat(WEEK.interimOf(stay(MONDAY, MONDAY.plusDays(9)), "H43010200099"))
                .isFalse();
    }

    @Test
    void holdsADayInsideButNotAtItsEnds() {
        assertThat(WEEK.holdsInside(MONDAY.plusDays(1))).isTrue();
        assertThat(WEEK.holdsInside(MONDAY)).isFalse();
        assertThat(WEEK.holdsInside(MONDAY.plusDays(6))).isFalse();
    }

    @Test
    void comparesTreatmentsWithoutBedAndNursing() {
        PastVisit past = pastStay(
                MONDAY,
                MONDAY.plusDays(6),
                pastLine("XJ01DDT021B001010100001", MONDAY, 1),
                pastLine("001109000010000", MONDAY, 0));
        Bill now = bill(
                line("XJ01DDT021B001010299999", MONDAY, 1),
                line("002501010150000", MONDAY, 0),
                line("001109000010000", MONDAY, 0));

        assertThat(past.treatmentsInCommonPercent(now)).isEqualTo(50);
        assertThat(past.treatmentsInCommonPercent(bill(line("001109000010000", MONDAY, 0))))
                .isZero();
    }

    @Test
    void liesInAnotherProvinceThanOneThatIsStated() {
        assertThat(WEEK.inOtherProvinceThan(settledIn("110101", "430102"))).isTrue();
        assertThat(WEEK.inOtherProvinceThan(settledIn("430700", "430102"))).isFalse();
        assertThat(WEEK.inOtherProvinceThan(settledIn("", "430102"))).isFalse();
    }

    @Test
    void isInPersonOnlyWithATestOrATreatment() {
        assertThat(pastStay(MONDAY, MONDAY, pastLine("002501010150000", MONDAY, 0))
                        .inPerson())
                .isTrue();
        assertThat(pastStay(
                                MONDAY,
                                MONDAY,
                                pastLine("001102000020000", MONDAY, 0),
                                pastLine("XJ01DDT021B001010299999", MONDAY, 3))
                        .inPerson())
                .isFalse();
    }

    @Test
    void measuresTheGapToTheNextVisit() {
        assertThat(WEEK.daysUntil(stay(MONDAY.plusDays(8), MONDAY.plusDays(9)))).isEqualTo(2);
        assertThat(WEEK.daysUntil(stay(MONDAY.plusDays(3), MONDAY.plusDays(9)))).isEqualTo(-3);
    }
}
