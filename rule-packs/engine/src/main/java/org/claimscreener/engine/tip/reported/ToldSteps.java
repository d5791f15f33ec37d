package org.claimscreener.engine.tip.reported;

import java.time.Instant;

import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.tip.TipStage;
import org.claimscreener.engine.tip.TipStep;
import org.claimscreener.wire.record.Reward;
import org.claimscreener.wire.record.TipEvent;

/** What happened to a tip, as the log tells it. Stateless. */
final class ToldSteps {
    private ToldSteps() {}

    static org.claimscreener.wire.record.TipStep of(StandingKey target, int number, TipStep step) {
        org.claimscreener.wire.record.TipStep.Builder told = org.claimscreener.wire.record.TipStep.newBuilder()
                .setTargetKind(target.kind())
                .setTargetId(target.subjectId())
                .setStep(number)
                .setTipId(step.tipId())
                .setAt(step.at());
        if (step instanceof TipStep.Received) {
            return told.setEvent(TipEvent.RECEIVED).build();
        }
        if (step instanceof TipStep.Due due) {
            return deadline(told.setEvent(TipEvent.DUE), due.deadline(), due.byWeekdays());
        }
        if (step instanceof TipStep.TakenUp up) {
            return by(told.setEvent(TipEvent.TAKEN_UP), up.commandId(), up.by(), "")
                    .setScrutinyUntil(up.scrutiny().end())
                    .build();
        }
        if (step instanceof TipStep.Dismissed one) {
            return by(told.setEvent(TipEvent.DISMISSED), one.commandId(), one.by(), one.reason())
                    .setDismissal(one.why())
                    .build();
        }
        if (step instanceof TipStep.Extended one) {
            return deadline(
                    by(told.setEvent(TipEvent.EXTENDED), one.commandId(), one.by(), ""),
                    one.deadline(),
                    one.byWeekdays());
        }
        if (step instanceof TipStep.Late late) {
            return deadline(
                    told.setEvent(TipEvent.LATE)
                            .setReason(
                                    late.stage() == TipStage.RECEIVED
                                            ? "nobody has taken it up or dismissed it"
                                            : "its lead has not been checked to the end"),
                    late.at(),
                    false);
        }
        if (step instanceof TipStep.Closed one) {
            return by(told.setEvent(end(one.stage())), one.commandId(), one.by(), one.reason())
                    .setOtherTipId(one.rewardedTipId())
                    .build();
        }
        if (step instanceof TipStep.Joined one) {
            return by(told.setEvent(TipEvent.JOINED), one.commandId(), one.by(), "")
                    .setOtherTipId(one.otherTipId())
                    .build();
        }
        if (step instanceof TipStep.Separated one) {
            return by(told.setEvent(TipEvent.SEPARATED), one.commandId(), one.by(), "")
                    .build();
        }
        return money(told, step);
    }

    private static org.claimscreener.wire.record.TipStep money(
            org.claimscreener.wire.record.TipStep.Builder told, TipStep step) {
        if (step instanceof TipStep.Linked one) {
            return told.setEvent(TipEvent.LINKED)
                    .setSourceId(one.sourceId())
                    .setActorId(one.by())
                    .build();
        }
        if (step instanceof TipStep.MoneyChanged one) {
            return told.setEvent(TipEvent.MONEY_CHANGED)
                    .setSourceId(one.sourceId())
                    .setChangeFen(one.changeFen())
                    .setReturnedFen(one.returnedFen())
                    .build();
        }
        if (step instanceof TipStep.RewardChanged one) {
            return told.setEvent(TipEvent.REWARD_CHANGED)
                    .setOtherTipId(one.rewardedTipId())
                    .setDueFen(one.dueFen())
                    .build();
        }
        TipStep.Refused refused = (TipStep.Refused) step;
        return told.setEvent(TipEvent.REFUSED)
                .setCauseId(refused.causeId())
                .setRefusal(refused.ruling().reason())
                .setRefusalDetail(refused.ruling().detail())
                .build();
    }

    private static TipEvent end(TipStage stage) {
        return stage == TipStage.CLOSED_VERIFIED ? TipEvent.CLOSED_VERIFIED : TipEvent.CLOSED_UNFOUNDED;
    }

    private static org.claimscreener.wire.record.TipStep.Builder by(
            org.claimscreener.wire.record.TipStep.Builder told, String commandId, String actorId, String reason) {
        return told.setCauseId(commandId).setActorId(actorId).setReason(reason);
    }

    private static org.claimscreener.wire.record.TipStep deadline(
            org.claimscreener.wire.record.TipStep.Builder told, Instant deadline, boolean byWeekdays) {
        return told.setDeadline(deadline).setByWeekdays(byWeekdays).build();
    }

    static Reward reward(StandingKey target, int number, TipStep.RewardChanged changed) {
        return Reward.newBuilder()
                .setTargetKind(target.kind())
                .setTargetId(target.subjectId())
                .setStep(number)
                .setTipId(changed.tipId())
                .setRewardedTipId(changed.rewardedTipId())
                .setPseudonym(changed.pseudonym())
                .setAt(changed.at())
                .setReturnedFen(changed.returnedFen())
                .setPayFen(changed.payFen())
                .setDueFen(changed.dueFen())
                .setPaidFen(changed.paidFen())
                .setOverpaidFen(changed.overpaidFen())
                .setLegalBasis(changed.legalBasis())
                .build();
    }
}
