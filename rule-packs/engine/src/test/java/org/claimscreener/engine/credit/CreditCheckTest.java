package org.claimscreener.engine.credit;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.credit.Credits.DAY;
import static org.claimscreener.engine.credit.Credits.DOCTOR;
import static org.claimscreener.engine.credit.Credits.HOSPITAL;
import static org.claimscreener.engine.credit.Credits.NOW;
import static org.claimscreener.engine.credit.Credits.finding;
import static org.claimscreener.engine.credit.Credits.ofDoctor;
import static org.claimscreener.engine.credit.Credits.ofHospital;

class CreditCheckTest {
    private static Optional<CreditRefusal> reason(Optional<CreditProblem> problem) {
        return problem.map(CreditProblem::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\nb"})
    void idsAreVisibleText(String id) {
        assertThat(reason(CreditCheck.firstProblem(HOSPITAL, ofHospital(id, DAY), NOW)))
                .contains(CreditRefusal.UNREADABLE);
    }

    @Test
    void idsAreBounded() {
        assertThat(CreditCheck.firstProblem(HOSPITAL, ofHospital("x".repeat(150), DAY), NOW))
                .isEmpty();
        assertThat(reason(CreditCheck.firstProblem(HOSPITAL, ofHospital("x".repeat(151), DAY), NOW)))
                .contains(CreditRefusal.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "4, 1", "1, 0", "1, 3"})
    void findingsAreGradedAsOnTheWire(int severity, int behaviour) {
        Outcome outcome = ofDoctor("S1", DAY, new OutcomeFinding("GZ-A", severity, behaviour));

        assertThat(reason(CreditCheck.firstProblem(DOCTOR, outcome, NOW))).contains(CreditRefusal.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1000000000000, true", "1000000000001, false"})
    void amountsAreBounded(long fen, boolean allowed) {
        Outcome outcome = new Outcome("S1", Credits.HOSPITAL_ID, null, List.of(finding("GZ-A", 1)), fen, DAY);

        assertThat(CreditCheck.firstProblem(HOSPITAL, outcome, NOW).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void findingsAreBounded() {
        List<OutcomeFinding> many = Collections.nCopies(CreditLimits.MAX_FINDINGS + 1, finding("GZ-A", 1));

        assertThat(reason(CreditCheck.firstProblem(
                        HOSPITAL, new Outcome("S1", Credits.HOSPITAL_ID, null, many, 1, DAY), NOW)))
                .contains(CreditRefusal.UNREADABLE);
    }

    @Test
    void anOutcomeIsAboutWhomItsKeyNames() {
        StandingKey other = new StandingKey(SubjectKind.PRACTITIONER, "D9");

        assertThat(reason(CreditCheck.firstProblem(other, ofDoctor("S1", DAY, finding("GZ-A", 1)), NOW)))
                .contains(CreditRefusal.WRONG_SUBJECT);
        assertThat(reason(CreditCheck.firstProblem(DOCTOR, ofHospital("S1", DAY), NOW)))
                .contains(CreditRefusal.WRONG_SUBJECT);
    }

    @ParameterizedTest
    @EnumSource(
            value = SubjectKind.class,
            names = {"PATIENT", "DEPARTMENT"})
    void insuredPersonsAndDepartmentsHaveNoCreditHere(SubjectKind kind) {
        StandingKey subject = new StandingKey(kind, Credits.HOSPITAL_ID);

        assertThat(reason(CreditCheck.firstProblem(subject, ofHospital("S1", DAY), NOW)))
                .contains(CreditRefusal.WRONG_SUBJECT);
        assertThat(reason(CreditCheck.firstProblem(subject, Credits.appeal("S1"))))
                .contains(CreditRefusal.WRONG_SUBJECT);
        assertThat(reason(CreditCheck.firstProblem(subject, Credits.objection("C1", "S1"))))
                .contains(CreditRefusal.WRONG_SUBJECT);
        assertThat(Credits.DESK.entries(subject, CreditBook.EMPTY, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, false", "-800, true", "-801, false"})
    void aDayIsNotAheadAndNotLongAgo(int days, boolean allowed) {
        LocalDate day = DAY.plusDays(days);

        assertThat(CreditCheck.firstProblem(HOSPITAL, ofHospital("S1", day), NOW)
                        .isEmpty())
                .isEqualTo(allowed);
    }

    @Test
    void contestsAndTheirDecisionsHaveAReasonAndAnActor() {
        assertThat(reason(CreditCheck.firstProblem(DOCTOR, new Objection("C1", "S1", "王五", "x"))))
                .contains(CreditRefusal.UNREADABLE);
        assertThat(reason(CreditCheck.firstProblem(DOCTOR, new Objection("C1", "S1", "a", " "))))
                .contains(CreditRefusal.UNREADABLE);
        assertThat(reason(CreditCheck.firstProblem(DOCTOR, new Objection("C1", "S1", "a", "x".repeat(2_001)))))
                .contains(CreditRefusal.UNREADABLE);
        assertThat(CreditCheck.firstProblem(DOCTOR, new Objection("C1", "S1", "a", "<script>alert(1)</script>")))
                .as("text is text")
                .isEmpty();
        assertThat(reason(CreditCheck.firstProblem(
                        DOCTOR, new ContestDecision("d", "C1", true, "", ActorRole.SUPERVISOR, "x"))))
                .contains(CreditRefusal.UNREADABLE);
        assertThat(reason(CreditCheck.firstProblem(DOCTOR, new TakeBack("S1", TakeBack.Ground.APPEAL, ""))))
                .contains(CreditRefusal.UNREADABLE);
    }
}
