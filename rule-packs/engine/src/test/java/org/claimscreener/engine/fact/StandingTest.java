package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StandingTest {
    private static final LocalDate MONDAY = Facts.MONDAY;
    private static final Instant MORNING = Facts.MONDAY_MORNING;

    @Test
    void itsFirstInstantIsInItAndItsLastOneIsNot() {
        Standing standing = suspension(SubjectKind.INSTITUTION, "H", MORNING, MORNING.plusSeconds(60));

        assertThat(standing.inForceAt(MORNING.minusMillis(1))).isFalse();
        assertThat(standing.inForceAt(MORNING)).isTrue();
        assertThat(standing.inForceAt(MORNING.plusMillis(59_999))).isTrue();
        assertThat(standing.inForceAt(MORNING.plusSeconds(60))).isFalse();
    }

    @Test
    void withoutAnEndItHoldsForEver() {
        Standing standing = suspension(SubjectKind.INSTITUTION, "H", MORNING, null);

        assertThat(standing.inForceAt(Instant.parse("2099-12-31T00:00:00Z"))).isTrue();
        assertThat(standing.inForceOn(LocalDate.of(2099, 12, 31))).isTrue();
    }

    @Test
    void daysAreThoseOfShanghai() {
        Standing standing =
                suspension(SubjectKind.INSTITUTION, "H", shanghai(MONDAY, 0), shanghai(MONDAY.plusDays(2), 0));

        assertThat(standing.inForceOn(MONDAY.minusDays(1))).isFalse();
        assertThat(standing.inForceOn(MONDAY)).isTrue();
        assertThat(standing.inForceOn(MONDAY.plusDays(1))).isTrue();
        assertThat(standing.inForceOn(MONDAY.plusDays(2))).isFalse();
        assertThat(standing.firstDay()).isEqualTo(MONDAY);
    }

    @Test
    void aDayCountsWhenItHeldAtAnyTimeOfIt() {
        Standing standing =
                suspension(SubjectKind.INSTITUTION, "H", shanghai(MONDAY, 23), shanghai(MONDAY.plusDays(1), 1));

        assertThat(standing.inForceOn(MONDAY)).isTrue();
        assertThat(standing.inForceOn(MONDAY.plusDays(1))).isTrue();
    }

    @Test
    void aPractitionersConcernsOwnLinesAndAnInstitutionsAll() {
        Bill bill = Facts.bill(Facts.line("X1", MONDAY, 7), Facts.line("X2", MONDAY.minusDays(1), 7));
        Standing own = suspension(SubjectKind.PRACTITIONER, "D1", MORNING, null);
        Standing others = suspension(SubjectKind.PRACTITIONER, "D2", MORNING, null);
        Standing hospital = suspension(SubjectKind.INSTITUTION, Facts.HOSPITAL, MORNING, null);

        assertThat(own.claimedLinesOf(bill)).extracting(FeeLine::itemCode).containsExactly("X1");
        assertThat(own.claimedLinesBefore(bill)).extracting(FeeLine::itemCode).containsExactly("X2");
        assertThat(others.concernsAny(bill)).isFalse();
        assertThat(others.followsAny(bill)).isFalse();
        assertThat(hospital.claimedLinesOf(bill)).extracting(FeeLine::itemCode).containsExactly("X1");
        assertThat(hospital.claimedLinesBefore(bill))
                .extracting(FeeLine::itemCode)
                .containsExactly("X2");
    }

    @Test
    void whatThePersonPaysAloneIsNoConcernOfIt() {
        Bill bill = Facts.bill(Facts.selfPaid("X1", MONDAY, 7), Facts.selfPaid("X2", MONDAY.minusDays(1), 7));
        Standing hospital = suspension(SubjectKind.INSTITUTION, Facts.HOSPITAL, MORNING, null);

        assertThat(hospital.concernsAny(bill)).isFalse();
        assertThat(hospital.followsAny(bill)).isFalse();
    }

    @Test
    void saysItsValueOnlyAsWhatItIs() {
        assertThat(of(StandingKind.QUALIFICATION_POINTS, "9").points()).isEqualTo(9);
        assertThat(of(StandingKind.QUALIFICATION_POINTS, "many").points()).isZero();
        assertThat(of(StandingKind.CREDIT_GRADE, "E").grade()).isEqualTo("E");
        assertThat(of(StandingKind.SCRUTINY, "3").level()).isEqualTo(3);
        assertThat(of(StandingKind.SCRUTINY, "4").level()).isZero();
        assertThat(of(StandingKind.SCRUTINY, "12345678901234567890").level()).isZero();
        assertThat(of(StandingKind.SUSPENSION, "9"))
                .extracting(Standing::points, Standing::grade, Standing::level)
                .containsExactly(0L, "", 0);
    }

    private static Instant shanghai(LocalDate day, int hour) {
        return LocalDateTime.of(day, java.time.LocalTime.of(hour, 0))
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    private static Standing suspension(SubjectKind subject, String id, Instant from, @Nullable Instant to) {
        return new Standing(subject, id, StandingKind.SUSPENSION, "", from, to, "1", "1", true);
    }

    private static Standing of(StandingKind kind, String value) {
        return new Standing(SubjectKind.PATIENT, "P", kind, value, MORNING, null, "1", "1", false);
    }
}
