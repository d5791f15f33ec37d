package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStep;
import org.jspecify.annotations.Nullable;

/** Steps as they are published. Stateless. */
final class HoldSteps {
    private HoldSteps() {}

    /** The first step of a hold. */
    static HoldStep.Builder opened(HoldDraft draft, Decision decision) {
        return HoldStep.newBuilder()
                .setHoldId(draft.holdId)
                .setPatientId(decision.getPatientId())
                .setSystemReason(decision.getSystemReason());
    }

    /** A step that a command led to, or nobody's. */
    static HoldStep.Builder caused(HoldDraft draft, @Nullable HoldCommand command, HoldEvent event) {
        HoldStep.Builder builder = HoldStep.newBuilder().setHoldId(draft.holdId);
        if (command == null) {
            return builder;
        }
        // Where a step changes lines, they show what came of the opinions; so no step has the line ids twice.
        boolean withOpinions = event == HoldEvent.REVIEW_PROPOSED || event == HoldEvent.VOTED;
        return builder.setCommandId(command.getCommandId())
                .setActorId(command.getActorId())
                .setActorRole(command.getActorRole())
                .setReason(command.getReason())
                .setOpinions(withOpinions ? command.getOpinions() : List.of())
                .setAttachments(command.getAttachments());
    }

    /** The answer to a command that changes nothing. What it says is not repeated: it may be anything. */
    static HoldStep.Builder refused(Refused refused, HoldCommand command) {
        return HoldStep.newBuilder()
                .setHoldId(cut(command.getHoldId(), HoldLimits.MAX_ID_LENGTH))
                .setEvent(HoldEvent.COMMAND_REFUSED)
                .setCommandId(cut(command.getCommandId(), HoldLimits.MAX_ID_LENGTH))
                .setActorId(cut(command.getActorId(), HoldLimits.MAX_ACTOR_LENGTH))
                .setActorRole(command.getActorRole())
                .setRefusal(refused.reason())
                .setRefusalDetail(refused.detail());
    }

    /** The answer to a command about money that nobody withholds. */
    static HoldStep withoutHold(Refused refused, HoldCommand command, Instant at) {
        return refused(refused, command).setStep(0).setAt(at).build();
    }

    /** Fills in how the hold stands. */
    static HoldStep.Builder standing(HoldStep.Builder builder, HoldDraft draft) {
        HoldMoney money = draft.money();
        HoldClock clock = draft.clock;
        HoldClock.Pause pause = clock == null ? null : clock.pause();
        HoldClaim claim = draft.claim;
        HoldOpinion proposal = draft.proposal;
        return builder.setStageAfter(draft.stage)
                .setInstitutionId(draft.institutionId)
                .setSeverity(draft.severity)
                .setSuspectedFen(money.suspectedFen())
                .setHeldFen(money.heldFen())
                .setReleasedFen(money.releasedFen())
                .setDeductedFen(money.deductedFen())
                .setWithdrawnFen(money.withdrawnFen())
                .setClaimedBy(claim == null ? null : claim.actorId())
                .setClaimUntil(claim == null ? null : claim.until())
                .setProposedBy(proposal == null ? null : proposal.actorId())
                .setVotes(draft.votes.size())
                .setNotices(draft.notices)
                .setEscalated(draft.escalated)
                .setLeadSubmitted(draft.leadSubmitted)
                .setDeadline(clock == null || pause != null ? null : clock.deadline())
                .setOnLapse(clock == null ? null : clock.onLapse())
                .setDeadlineByWeekdays(clock != null && clock.byWeekdays())
                .setPausedUntil(pause == null ? null : pause.until());
    }

    /** The lines that differ, as they stand after; all of them when there were none before. */
    static List<HoldLine> changed(List<LineMoney> before, List<LineMoney> after) {
        List<HoldLine> changed = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            if (before.isEmpty() || !before.get(i).equals(after.get(i))) {
                changed.add(line(after.get(i)));
            }
        }
        return changed;
    }

    private static HoldLine line(LineMoney line) {
        return HoldLine.newBuilder()
                .setLineId(line.lineId())
                .setSuspectedFen(line.suspectedFen())
                .setFirstReviewFen(said(line.firstReviewFen()))
                .setConfirmedFen(said(line.confirmedFen()))
                .setDeductedFen(line.deductedFen())
                .setReleasedFen(line.releasedFen())
                .setWithdrawnFen(line.withdrawnFen())
                .build();
    }

    private static @Nullable Long said(long amountFen) {
        return amountFen == LineMoney.NOT_YET ? null : amountFen;
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        // Not between the halves of a character, which could not be written as UTF-8.
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
