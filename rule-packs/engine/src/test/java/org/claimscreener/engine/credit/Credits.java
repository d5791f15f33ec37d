package org.claimscreener.engine.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.SubjectKind;

/** Subjects, outcomes and contests of tests. */
final class Credits {
    static final String HOSPITAL_ID = "H43010200001";
    static final String OTHER_HOSPITAL_ID = "H52010300002";
    static final String DOCTOR_ID = "D430102000017";
    static final StandingKey HOSPITAL = new StandingKey(SubjectKind.INSTITUTION, HOSPITAL_ID);
    static final StandingKey DOCTOR = new StandingKey(SubjectKind.PRACTITIONER, DOCTOR_ID);
    static final LocalDate DAY = LocalDate.of(2026, 9, 7);
    static final Instant NOW = noon(DAY);
    static final CreditDesk DESK = new CreditDesk(CreditScheme.STANDARD, WorkingDays.ofTheStateCouncil());

    private Credits() {}

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(CreditLimits.ZONE).toInstant();
    }

    static Instant startOf(String day) {
        return LocalDate.parse(day).atStartOfDay(CreditLimits.ZONE).toInstant();
    }

    /** Of the hospital, about itself: a plain breach of 100 yuan. */
    static Outcome ofHospital(String holdId, LocalDate day) {
        return new Outcome(holdId, HOSPITAL_ID, null, List.of(finding("GZ-A", 1)), 10_000, day);
    }

    /** Of the doctor at the hospital. */
    static Outcome ofDoctor(String holdId, LocalDate day, OutcomeFinding... findings) {
        return new Outcome(holdId, HOSPITAL_ID, DOCTOR_ID, List.of(findings), 10_000, day);
    }

    static OutcomeFinding finding(String rule, int severity) {
        return new OutcomeFinding(rule, severity, 2);
    }

    static Objection objection(String contestId, String changeId) {
        return new Objection(contestId, changeId, "clerk-1", "病历可以证明");
    }

    static ContestDecision decision(String contestId, boolean takesBack, ActorRole role) {
        return new ContestDecision("dec " + contestId, contestId, takesBack, "officer-2", role, "经复核");
    }

    static TakeBack appeal(String holdId) {
        return new TakeBack(holdId, TakeBack.Ground.APPEAL, "申诉决定 " + holdId);
    }

    static CreditBook after(StandingKey subject, CreditBook book, Outcome outcome) {
        return DESK.outcome(subject, book, outcome, noon(outcome.day())).book();
    }

    /** Why it was refused; empty when it was not. */
    static Optional<CreditProblem> refusal(CreditTurn turn) {
        return turn.events().stream()
                .filter(CreditEvent.Refused.class::isInstance)
                .map(event -> ((CreditEvent.Refused) event).problem())
                .findFirst();
    }
}
