package org.claimscreener.console.desk.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineOpinion;

/** One step of a hold's history as it is drawn. */
public record StepModel(
        int number,
        HoldEvent event,
        Instant at,
        Optional<HoldStage> stage,
        Optional<String> actorId,
        Optional<ActorRole> role,
        String reason,
        List<Attachment> attachments,
        List<LineOpinion> opinions,
        long releasedNowFen,
        long deductedNowFen,
        long heldFen) {
    public StepModel {
        attachments = List.copyOf(attachments);
        opinions = List.copyOf(opinions);
    }

    static StepModel of(HoldStep step) {
        boolean moved = step.getStageAfter() != step.getStageBefore();
        return new StepModel(
                step.getStep(),
                step.getEvent(),
                step.getAt(),
                moved ? Optional.ofNullable(step.getStageAfter()) : Optional.empty(),
                Optional.ofNullable(step.getActorId()),
                Optional.ofNullable(step.getActorRole()),
                step.getReason(),
                step.getAttachments(),
                step.getOpinions(),
                step.getReleasedNowFen(),
                step.getDeductedNowFen(),
                step.getHeldFen());
    }

    /** All that the opinions would leave withheld. */
    public long opinionFen() {
        return opinions.stream().mapToLong(LineOpinion::getAmountFen).sum();
    }
}
