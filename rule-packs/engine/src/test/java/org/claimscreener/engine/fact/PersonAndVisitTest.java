package org.claimscreener.engine.fact;

import java.time.Duration;
import java.time.LocalDate;

import org.claimscreener.wire.record.Sex;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.fact.Facts.MONDAY;
import static org.claimscreener.engine.fact.Facts.line;
import static org.claimscreener.engine.fact.Facts.pastLine;
import static org.claimscreener.engine.fact.Facts.settledIn;
import static org.claimscreener.engine.fact.Facts.settledOn;
import static org.claimscreener.engine.fact.Facts.stay;
import static org.claimscreener.engine.fact.Facts.visitOn;

class PersonAndVisitTest {
    @Test
    void isAYearOlderOnTheBirthday() {
        Person person = bornOn(MONDAY.minusYears(18), "310");

        assertThat(person.ageYearsOn(MONDAY)).isEqualTo(18);
        assertThat(person.ageYearsOn(MONDAY.minusDays(1))).isEqualTo(17);
        assertThat(person.ageDaysOn(MONDAY.minusYears(18).plusDays(28))).isEqualTo(28);
        assertThat(person.ageDaysOn(MONDAY.minusYears(19))).isZero();
    }

    @Test
    void knowsBasicMedicalInsurance() {
        assertThat(bornOn(MONDAY, "390").basicMedicalInsurance()).isTrue();
        assertThat(bornOn(MONDAY, "510").basicMedicalInsurance()).isFalse();
        assertThat(bornOn(MONDAY, "610").basicMedicalInsurance()).isFalse();
    }

    @Test
    void beginsAtTheWeekendOnSaturdayAndSunday() {
        assertThat(stay(MONDAY.minusDays(1), MONDAY).beganAtWeekend()).isTrue();
        assertThat(stay(MONDAY.minusDays(2), MONDAY).beganAtWeekend()).isTrue();
        assertThat(stay(MONDAY.minusDays(3), MONDAY).beganAtWeekend()).isFalse();
        assertThat(stay(MONDAY, MONDAY).beganAtWeekend()).isFalse();
    }

    @Test
    void isAtHomeInItsCountyAndItsCity() {
        assertThat(settledIn("430102", "430102").treatedAwayFromHome()).isFalse();
        assertThat(settledIn("430102", "430100").treatedAwayFromHome()).isFalse();
        assertThat(settledIn("430100", "430181").treatedAwayFromHome()).isFalse();
        assertThat(settledIn("430102", "430181").treatedAwayFromHome()).isTrue();
        assertThat(settledIn("430102", "431200").treatedAwayFromHome()).isTrue();
        assertThat(settledIn("430102", "").treatedAwayFromHome()).isFalse();
    }

    @Test
    void knowsTheHourInShanghaiAndTheDaysLeftOfTheYear() {
        assertThat(settledOn(MONDAY).hour()).isEqualTo(10);
        assertThat(settledOn(LocalDate.of(2026, 12, 31)).daysToYearEnd()).isZero();
        assertThat(settledOn(LocalDate.of(2024, 2, 29)).daysToYearEnd()).isEqualTo(306);
    }

    @Test
    void readsTheWayOfComingByWholeWords() {
        assertThat(visitOn(MONDAY).cameAs("emergency inpatient")).isFalse();
        assertThat(visitOn(MONDAY).cameAs("outpatient")).isTrue();
        assertThat(stay(MONDAY, MONDAY).cameAs("emergency inpatient")).isTrue();
        assertThat(stay(MONDAY, MONDAY).modeName()).isEqualTo("住院");
    }

    @Test
    void measuresDaysOutside() {
        Visit stay = stay(MONDAY, MONDAY.plusDays(4));

        assertThat(stay.daysBefore(MONDAY.minusDays(2))).isEqualTo(2);
        assertThat(stay.daysBefore(MONDAY)).isZero();
        assertThat(stay.daysAfter(MONDAY.plusDays(5))).isEqualTo(1);
        assertThat(stay.daysAfter(MONDAY.plusDays(4))).isZero();
        assertThat(stay.holdsInside(MONDAY.plusDays(1))).isTrue();
        assertThat(stay.holdsInside(MONDAY.plusDays(4))).isFalse();
    }

    @Test
    void comparesCategoriesWithBothEndsIncluded() {
        assertThat(diagnosis("1", "O99.800").categoryBetween("O00", "O99")).isTrue();
        assertThat(diagnosis("1", "P00.000").categoryBetween("O00", "O99")).isFalse();
        assertThat(diagnosis("1", "O9").categoryBetween("O00", "O99")).isFalse();
        assertThat(diagnosis("2", "O80.000").categoryBetween("O00", "O99")).isFalse();
        assertThat(visitOn(MONDAY).categoryBetween("I10", "I15")).isTrue();
    }

    @Test
    void cutsACodeToWhatTheItemIs() {
        assertThat(line("XC08CAA247A001010101547", MONDAY, 0).genericCode()).isEqualTo("XC08CAA247");
        assertThat(pastLine("ZA12CAD0073010100142", MONDAY, 0).genericCode()).isEqualTo("ZA12CAD0073");
        assertThat(line("001109000010000", MONDAY, 0).genericCode()).isEqualTo("001109000010000");
        assertThat(line("X1", MONDAY, 0).genericCode()).isEqualTo("X1");
    }

    @Test
    void saysWhatALineIsAndHowFarItsAmountIsOff() {
        FeeLine line = line("XC08CAA247A001010101547", MONDAY, 0, 1002, 700);

        assertThat(line.label()).isEqualTo("XC08CAA247A001010101547");
        assertThat(line.beyondPriceFen()).isEqualTo(2);
        assertThat(line.weekday()).isEqualTo(1);
    }

    @Test
    void comparesTheTotalWithTheLines() {
        assertThat(settledOn(MONDAY).linesBeyondTotalFen()).isZero();
        assertThat(settledOn(MONDAY).daysBefore(1)).isEqualTo(Facts.MONDAY_MORNING.minusSeconds(86_400));
    }

    @Test
    void isSentLateByWholeHoursAndNeverEarly() {
        assertThat(sentAfter(Duration.ofMinutes(119)).hoursSentLate()).isEqualTo(1);
        assertThat(sentAfter(Duration.ofDays(2)).hoursSentLate()).isEqualTo(48);
        assertThat(sentAfter(Duration.ofHours(-5)).hoursSentLate()).isZero();
    }

    private static Settlement sentAfter(Duration delay) {
        Settlement settlement = settledOn(MONDAY);
        return new Settlement(
                settlement.settlementId(),
                settlement.channel(),
                settlement.settledAt(),
                settlement.settledAt().plus(delay),
                settlement.settledOn(),
                settlement.treatmentArea(),
                settlement.insuranceArea(),
                settlement.internet(),
                settlement.totalFen(),
                settlement.fundFen(),
                settlement.personFen(),
                settlement.institutionFen(),
                settlement.otherFen(),
                settlement.lineSumFen());
    }

    private static Person bornOn(LocalDate birth, String insurance) {
        return new Person("P1", Sex.MALE, birth, 0, 0, insurance, "", "");
    }

    private static Diagnosis diagnosis(String scheme, String code) {
        return new Diagnosis(scheme, 1, code, "");
    }
}
