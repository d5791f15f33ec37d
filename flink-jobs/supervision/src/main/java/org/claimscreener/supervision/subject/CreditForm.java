package org.claimscreener.supervision.subject;

import java.time.Instant;
import java.time.LocalDate;

import org.claimscreener.engine.credit.Contest;
import org.claimscreener.engine.credit.ContestDecision;
import org.claimscreener.engine.credit.ContestState;
import org.claimscreener.engine.credit.Counted;
import org.claimscreener.engine.credit.CreditBook;
import org.claimscreener.engine.credit.Objection;
import org.claimscreener.engine.credit.TakeBack;
import org.claimscreener.engine.credit.TakenBack;
import org.claimscreener.supervision.record.ContestedState;
import org.claimscreener.supervision.record.CountedState;
import org.claimscreener.supervision.record.DecisionState;
import org.claimscreener.supervision.record.SubjectState;
import org.claimscreener.supervision.record.TakenBackState;
import org.claimscreener.wire.record.ActorRole;
import org.jspecify.annotations.Nullable;

/** A subject's credit in {@link SubjectForm}. Stateless. */
final class CreditForm {
    private CreditForm() {}

    static CountedState state(Counted one) {
        return new CountedState(
                one.holdId(),
                one.ruleCode(),
                one.severity(),
                one.deductedFen(),
                Math.toIntExact(one.day().toEpochDay()),
                Math.toIntExact(one.until().toEpochDay()),
                one.takenAt().toEpochMilli(),
                one.weight(),
                one.contentHash());
    }

    static TakenBackState state(TakenBack one) {
        return new TakenBackState(
                one.takeBack().holdId(),
                one.takeBack().ground().name(),
                one.takeBack().orderNo(),
                one.takenAt().toEpochMilli());
    }

    static ContestedState state(Contest one) {
        ContestDecision decision = one.decision();
        return new ContestedState(
                one.objection().contestId(),
                one.objection().changeId(),
                one.objection().raisedBy(),
                one.objection().reason(),
                one.raisedAt().toEpochMilli(),
                one.deadline().toEpochMilli(),
                one.byWeekdays(),
                one.state().name(),
                one.changedAt().toEpochMilli(),
                decision == null
                        ? null
                        : new DecisionState(
                                decision.decisionId(),
                                decision.takesBack(),
                                decision.decidedBy(),
                                decision.role().name(),
                                decision.reason()));
    }

    /** Of a subject whose names of states this build knows: names are never taken away. */
    static CreditBook book(SubjectState state) {
        return new CreditBook(
                state.getCounted().stream().map(CreditForm::counted).toList(),
                state.getTakenBack().stream().map(CreditForm::takenBack).toList(),
                state.getContests().stream().map(CreditForm::contest).toList());
    }

    private static Counted counted(CountedState one) {
        return new Counted(
                one.getHoldId(),
                one.getRuleCode(),
                one.getSeverity(),
                one.getDeductedFen(),
                LocalDate.ofEpochDay(one.getDay()),
                LocalDate.ofEpochDay(one.getUntil()),
                Instant.ofEpochMilli(one.getTakenAtMs()),
                one.getWeight(),
                one.getContentHash());
    }

    private static TakenBack takenBack(TakenBackState one) {
        return new TakenBack(
                new TakeBack(one.getHoldId(), TakeBack.Ground.valueOf(one.getGround()), one.getOrderNo()),
                Instant.ofEpochMilli(one.getTakenAtMs()));
    }

    private static Contest contest(ContestedState one) {
        return new Contest(
                new Objection(one.getContestId(), one.getChangeId(), one.getRaisedBy(), one.getReason()),
                Instant.ofEpochMilli(one.getRaisedAtMs()),
                Instant.ofEpochMilli(one.getDeadlineMs()),
                one.getByWeekdays(),
                ContestState.valueOf(one.getState()),
                Instant.ofEpochMilli(one.getChangedAtMs()),
                decision(one.getContestId(), one.getDecision()));
    }

    private static @Nullable ContestDecision decision(String contestId, @Nullable DecisionState one) {
        return one == null
                ? null
                : new ContestDecision(
                        one.getDecisionId(),
                        contestId,
                        one.getTakesBack(),
                        one.getDecidedBy(),
                        ActorRole.valueOf(one.getRole()),
                        one.getReason());
    }
}
