package org.claimscreener.engine.fact;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.fact.Facts.MONDAY;
import static org.claimscreener.engine.fact.Facts.line;

class DaysOfUseTest {
    private static final String DRUG = "XB01AXA223B002010100156";
    private static final String OTHER_STRENGTH = "XB01AXA223B002010101157";

    @Test
    void addsUpLinesOfOneItem() {
        assertThat(outside(line(DRUG, MONDAY, 7), line(DRUG, MONDAY, 7), line(DRUG, MONDAY.plusDays(3), 5)))
                .isEqualTo(1900);
    }

    @Test
    void runsStrengthsOfOneDaySideBySide() {
        assertThat(outside(line(DRUG, MONDAY, 7), line(OTHER_STRENGTH, MONDAY, 10)))
                .isEqualTo(1000);
    }

    @Test
    void countsADayWhereNoneIsStated() {
        assertThat(outside(line(DRUG, MONDAY, 0), line(DRUG, MONDAY, 0), line(DRUG, MONDAY.plusDays(1), 0)))
                .isEqualTo(200);
    }

    @Test
    void coversCalendarDaysInAStayWhateverEachLineRepeats() {
        assertThat(inStayOfFiveDays(line(DRUG, MONDAY, 7), line(DRUG, MONDAY.plusDays(1), 7)))
                .isEqualTo(500);
    }

    @Test
    void leavesGapsOutInAStay() {
        assertThat(inStayOfFiveDays(line(DRUG, MONDAY, 1), line(DRUG, MONDAY.plusDays(4), 1)))
                .isEqualTo(200);
    }

    @Test
    void believesTheStatedDaysWhenAllIsBilledOnOneDayOfAStay() {
        assertThat(inStayOfFiveDays(line(DRUG, MONDAY, 20))).isEqualTo(2000);
    }

    @Test
    void countsALineAfterTheDischargeAsADay() {
        assertThat(inStayOfFiveDays(line(DRUG, MONDAY, 1), line(DRUG, MONDAY.plusDays(6), 9)))
                .isEqualTo(200);
    }

    @Test
    void isNothingForNoLines() {
        assertThat(outside()).isZero();
        assertThat(inStayOfFiveDays()).isZero();
    }

    private static long outside(FeeLine... lines) {
        return DaysOfUse.e2(List.of(lines), false, MONDAY);
    }

    private static long inStayOfFiveDays(FeeLine... lines) {
        return DaysOfUse.e2(List.of(lines), true, MONDAY.plusDays(4));
    }
}
