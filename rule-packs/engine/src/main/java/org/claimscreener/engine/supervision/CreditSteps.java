package org.claimscreener.engine.supervision;

import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.credit.Contest;
import org.claimscreener.engine.credit.ContestDecision;
import org.claimscreener.engine.credit.Counted;
import org.claimscreener.engine.credit.CreditChange;
import org.claimscreener.engine.credit.CreditEvent;
import org.claimscreener.engine.credit.CreditGrade;
import org.claimscreener.engine.credit.CreditProblem;
import org.claimscreener.engine.credit.CreditRefusal;
import org.claimscreener.engine.credit.CreditScheme;
import org.claimscreener.engine.credit.Measure;
import org.claimscreener.engine.credit.Proposal;
import org.claimscreener.engine.credit.TakeBack;
import org.claimscreener.wire.record.ContestStage;
import org.claimscreener.wire.record.CreditContest;
import org.claimscreener.wire.record.CreditMeasure;
import org.claimscreener.wire.record.CreditMove;
import org.claimscreener.wire.record.SanctionProposal;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SupervisionStep;

/** What credit tells, as steps have it. Thread-safe. */
final class CreditSteps {
    private final CreditScheme scheme;

    CreditSteps(CreditScheme scheme) {
        this.scheme = scheme;
    }

    /** Fills in what an event says; the caller has the subject, the number and the cause. */
    SupervisionStep.Builder fill(SupervisionStep.Builder step, CreditEvent event) {
        if (event instanceof CreditEvent.Changed changed) {
            return step.setEvent(SupervisionEvent.CREDIT_MOVED).setCredit(move(changed.change()));
        }
        if (event instanceof CreditEvent.Proposed proposed) {
            return step.setEvent(SupervisionEvent.SANCTION_PROPOSED).setProposal(proposal(proposed.proposal()));
        }
        if (event instanceof CreditEvent.Withdrawn withdrawn) {
            return step.setEvent(SupervisionEvent.SANCTION_WITHDRAWN).setProposal(proposal(withdrawn.proposal()));
        }
        if (event instanceof CreditEvent.Contested contested) {
            return step.setEvent(SupervisionEvent.CONTESTED).setContest(contest(contested.contest()));
        }
        if (event instanceof CreditEvent.Escalated escalated) {
            Contest contest = escalated.contest();
            return step.setEvent(SupervisionEvent.CONTEST_ESCALATED)
                    .setAt(contest.deadline())
                    .setCauseId(contest.objection().contestId())
                    .setActorId(null)
                    .setReason("")
                    .setContest(contest(contest));
        }
        if (event instanceof CreditEvent.ContestEnded ended) {
            return step.setEvent(SupervisionEvent.CONTEST_ENDED).setContest(contest(ended.contest()));
        }
        CreditProblem problem = ((CreditEvent.Refused) event).problem();
        return step.setEvent(SupervisionEvent.REFUSED)
                .setReason("")
                .setRefusal(refusal(problem.reason()))
                .setRefusalDetail(problem.detail());
    }

    private CreditMove move(CreditChange change) {
        Counted cause = change.cause();
        TakeBack takenBack = change.takenBack();
        boolean score = change.measure() == Measure.SCORE;
        return CreditMove.newBuilder()
                .setChangeId(change.changeId())
                .setMeasure(score ? CreditMeasure.SCORE : CreditMeasure.POINTS)
                .setBefore(change.before())
                .setAfter(change.after())
                .setGradeBefore(score ? grade(change.before()).name() : null)
                .setGradeAfter(score ? grade(change.after()).name() : null)
                .setRuleCode(cause.ruleCode())
                .setSeverity(cause.severity())
                .setDeductedFen(cause.deductedFen())
                .setDay(cause.day())
                .setTakenBackBy(takenBack == null ? null : takenBack.orderNo())
                .build();
    }

    private CreditGrade grade(int scoreE2) {
        return scheme.grades().grade(scoreE2);
    }

    private static SanctionProposal proposal(Proposal proposal) {
        return SanctionProposal.newBuilder()
                .setSanction(proposal.sanction().name())
                .setYear(proposal.year())
                .setPoints(proposal.points())
                .setHoldIds(List.copyOf(proposal.holdIds()))
                .setText(proposal.inChinese())
                .setTextEn(proposal.inEnglish())
                .build();
    }

    private static CreditContest contest(Contest contest) {
        Optional<ContestDecision> decision = Optional.ofNullable(contest.decision());
        return CreditContest.newBuilder()
                .setContestId(contest.objection().contestId())
                .setChangeId(contest.objection().changeId())
                .setStage(stage(contest))
                .setRaisedBy(contest.objection().raisedBy())
                .setReason(contest.objection().reason())
                .setDeadline(contest.deadline())
                .setDeadlineByWeekdays(contest.byWeekdays())
                .setDecidedBy(decision.map(ContestDecision::decidedBy).orElse(null))
                .setDecisionReason(decision.map(ContestDecision::reason).orElse(null))
                .build();
    }

    private static ContestStage stage(Contest contest) {
        return switch (contest.state()) {
            case OPEN -> ContestStage.OPEN;
            case ESCALATED -> ContestStage.ESCALATED;
            case STANDS -> ContestStage.STANDS;
            case TAKEN_BACK -> ContestStage.TAKEN_BACK;
            case MOOT -> ContestStage.MOOT;
        };
    }

    private static SupervisionRefusal refusal(CreditRefusal reason) {
        return switch (reason) {
            case UNREADABLE -> SupervisionRefusal.UNREADABLE;
            case WRONG_SUBJECT -> SupervisionRefusal.WRONG_SUBJECT;
            case OUT_OF_TIME -> SupervisionRefusal.OUT_OF_TIME;
            case SAME_ID -> SupervisionRefusal.SAME_ID;
            case UNKNOWN_CHANGE -> SupervisionRefusal.UNKNOWN_CHANGE;
            case ALREADY_CONTESTED -> SupervisionRefusal.ALREADY_CONTESTED;
            case ALREADY_DECIDED -> SupervisionRefusal.ALREADY_DECIDED;
            case SAME_PERSON -> SupervisionRefusal.SAME_PERSON;
            case WRONG_ROLE -> SupervisionRefusal.WRONG_ROLE;
            case TOO_MANY -> SupervisionRefusal.TOO_MANY;
        };
    }
}
