package org.claimscreener.engine.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.wire.record.ActorRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.credit.Credits.DAY;
import static org.claimscreener.engine.credit.Credits.DESK;
import static org.claimscreener.engine.credit.Credits.DOCTOR;
import static org.claimscreener.engine.credit.Credits.NOW;
import static org.claimscreener.engine.credit.Credits.decision;
import static org.claimscreener.engine.credit.Credits.finding;
import static org.claimscreener.engine.credit.Credits.objection;
import static org.claimscreener.engine.credit.Credits.ofDoctor;
import static org.claimscreener.engine.credit.Credits.refusal;
import static org.claimscreener.engine.credit.Credits.startOf;

class ContestTest {
    private static final Outcome OUTCOME = ofDoctor("S1", DAY, finding("GZ-A", 1));
    private static final CreditBook COUNTED = Credits.after(DOCTOR, CreditBook.EMPTY, OUTCOME);
    private static final CreditBook CONTESTED =
            DESK.contest(DOCTOR, COUNTED, objection("C1", "S1"), NOW).book();

    /** 15 working days after 7 September 2026: over Mid-Autumn, with what is worked for it. */
    private static final Instant DEADLINE = CONTESTED.nextTimer().orElseThrow();

    private static Contest only(CreditBook book) {
        return book.contests().get(0);
    }

    @Test
    void staysInForceWhileItIsContested() {
        assertThat(CONTESTED.points(2026)).isEqualTo(3);
        assertThat(only(CONTESTED).state()).isEqualTo(ContestState.OPEN);
        assertThat(only(CONTESTED).byWeekdays()).isFalse();
        assertThat(DESK.contest(DOCTOR, CONTESTED, objection("C1", "S1"), NOW))
                .isEqualTo(new CreditTurn(CONTESTED, List.of()));
    }

    @Test
    void hasFifteenWorkingDays() {
        LocalDate monday = LocalDate.of(2026, 3, 2);
        CreditBook book = Credits.after(DOCTOR, CreditBook.EMPTY, ofDoctor("S1", monday, finding("GZ-A", 1)));

        CreditBook contested = DESK.contest(DOCTOR, book, objection("C1", "S1"), Credits.noon(monday))
                .book();

        assertThat(contested.nextTimer()).contains(startOf("2026-03-24"));
    }

    @Test
    void aSecondPersonTakesItBack() {
        CreditTurn turn = DESK.decide(DOCTOR, CONTESTED, decision("C1", true, ActorRole.SENIOR_REVIEWER), NOW);

        assertThat(turn.book().points(2026)).isZero();
        assertThat(only(turn.book()).state()).isEqualTo(ContestState.TAKEN_BACK);
        assertThat(turn.events()).hasSize(2);
        CreditChange change = ((CreditEvent.Changed) turn.events().get(1)).change();
        assertThat(change.takenBack()).isEqualTo(new TakeBack("S1", TakeBack.Ground.CONTEST, "C1"));
        assertThat(DESK.outcome(DOCTOR, turn.book(), OUTCOME, NOW).book()).isEqualTo(turn.book());
        assertThat(turn.book().nextTimer()).isEmpty();
    }

    @Test
    void aSecondPersonLetsItStandAndThatIsFinalHere() {
        ContestDecision stands = decision("C1", false, ActorRole.SUPERVISOR);
        CreditBook book = DESK.decide(DOCTOR, CONTESTED, stands, NOW).book();

        assertThat(book.points(2026)).isEqualTo(3);
        assertThat(only(book).state()).isEqualTo(ContestState.STANDS);
        assertThat(DESK.decide(DOCTOR, book, stands, NOW)).isEqualTo(new CreditTurn(book, List.of()));
        assertThat(refusal(DESK.decide(DOCTOR, book, decision("C1", true, ActorRole.SUPERVISOR), NOW)))
                .map(CreditProblem::reason)
                .contains(CreditRefusal.ALREADY_DECIDED);
        assertThat(refusal(DESK.contest(DOCTOR, book, objection("C2", "S1"), NOW))
                        .orElseThrow())
                .satisfies(problem -> {
                    assertThat(problem.reason()).isEqualTo(CreditRefusal.ALREADY_DECIDED);
                    assertThat(problem.detail()).contains("article 31");
                });
    }

    @Test
    void escalatesAtItsDeadlineAndNotBeforeAndStaysInForce() {
        CreditTurn early = DESK.timer(CONTESTED, DEADLINE.minusMillis(1));
        CreditTurn lapsed = DESK.timer(CONTESTED, DEADLINE);

        assertThat(early).isEqualTo(new CreditTurn(CONTESTED, List.of()));
        assertThat(only(lapsed.book()).state()).isEqualTo(ContestState.ESCALATED);
        assertThat(only(lapsed.book()).changedAt()).isEqualTo(DEADLINE);
        assertThat(lapsed.events()).hasSize(1).first().isInstanceOf(CreditEvent.Escalated.class);
        assertThat(lapsed.book().points(2026)).isEqualTo(3);
        assertThat(DESK.timer(lapsed.book(), DEADLINE.plusSeconds(1)).events()).isEmpty();
        assertThat(lapsed.book().lastEnd(NOW)).isEmpty();
    }

    @Test
    void afterItsDeadlineOnlyASupervisorDecidesWhetherTheTimerFiredOrNot() {
        CreditTurn senior = DESK.decide(DOCTOR, CONTESTED, decision("C1", true, ActorRole.SENIOR_REVIEWER), DEADLINE);
        CreditTurn supervisor = DESK.decide(DOCTOR, CONTESTED, decision("C1", true, ActorRole.SUPERVISOR), DEADLINE);

        assertThat(refusal(senior)).map(CreditProblem::reason).contains(CreditRefusal.WRONG_ROLE);
        assertThat(senior.events().get(0)).isInstanceOf(CreditEvent.Escalated.class);
        assertThat(supervisor.book().points(2026)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = ActorRole.class,
            names = {"SENIOR_REVIEWER", "SUPERVISOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void othersDecideNothing(ActorRole role) {
        assertThat(refusal(DESK.decide(DOCTOR, CONTESTED, decision("C1", true, role), NOW)))
                .map(CreditProblem::reason)
                .contains(CreditRefusal.WRONG_ROLE);
    }

    @Test
    void whoRaisedItDoesNotDecideIt() {
        ContestDecision own =
                new ContestDecision("d", "C1", true, objection("C1", "S1").raisedBy(), ActorRole.SUPERVISOR, "x");

        assertThat(refusal(DESK.decide(DOCTOR, CONTESTED, own, NOW)))
                .map(CreditProblem::reason)
                .contains(CreditRefusal.SAME_PERSON);
    }

    @Test
    void thereIsOneOpenContestAChange() {
        assertThat(refusal(DESK.contest(DOCTOR, CONTESTED, objection("C2", "S1"), NOW)))
                .map(CreditProblem::reason)
                .contains(CreditRefusal.ALREADY_CONTESTED);
        assertThat(refusal(DESK.contest(DOCTOR, CONTESTED, objection("C1", "S2"), NOW)))
                .map(CreditProblem::reason)
                .contains(CreditRefusal.SAME_ID);
    }

    @Test
    void whatNeverCountedOrWasTakenBackIsNotContested() {
        CreditBook takenBack =
                DESK.takeBack(DOCTOR, COUNTED, Credits.appeal("S1"), NOW).book();

        assertThat(refusal(DESK.contest(DOCTOR, takenBack, objection("C1", "S1"), NOW)))
                .map(CreditProblem::reason)
                .contains(CreditRefusal.UNKNOWN_CHANGE);
        assertThat(refusal(DESK.contest(DOCTOR, COUNTED, objection("C1", "S9"), NOW)))
                .map(CreditProblem::reason)
                .contains(CreditRefusal.UNKNOWN_CHANGE);
        assertThat(refusal(DESK.decide(DOCTOR, COUNTED, decision("C9", true, ActorRole.SUPERVISOR), NOW)))
                .map(CreditProblem::reason)
                .contains(CreditRefusal.UNKNOWN_CHANGE);
    }

    @Test
    void anAppealThatSucceedsFirstMakesAContestMoot() {
        CreditTurn turn = DESK.takeBack(DOCTOR, CONTESTED, Credits.appeal("S1"), NOW);

        assertThat(only(turn.book()).state()).isEqualTo(ContestState.MOOT);
        assertThat(turn.events()).hasSize(2);
        assertThat(refusal(DESK.decide(DOCTOR, turn.book(), decision("C1", true, ActorRole.SUPERVISOR), NOW)))
                .map(CreditProblem::reason)
                .contains(CreditRefusal.ALREADY_DECIDED);
    }
}
