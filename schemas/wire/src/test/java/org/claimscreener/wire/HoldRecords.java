package org.claimscreener.wire;

import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.SystemReason;

/** One record of each type about holds with every field set, as stored in {@code golden/}; see {@link Records}. */
final class HoldRecords {
    private static final String HOLD = "S000000000002";
    private static final String LINE = "M000000000002-1";
    private static final String COMMAND = "0b6f3c1e-8f1d-4a53-9f0e-5d0f7c1f2a11";
    private static final Instant APPEALED = Instant.parse("2026-09-21T08:00:00Z");
    private static final List<LineOpinion> OPINIONS = List.of(new LineOpinion(LINE, 3_000L));
    private static final List<Attachment> ATTACHMENTS =
            List.of(new Attachment("病程记录.pdf", "application/pdf", 183_204L, "0123456789abcdef".repeat(4)));

    private HoldRecords() {}

    static HoldCommand command() {
        return HoldCommand.newBuilder()
                .setCommandId(COMMAND)
                .setHoldId(HOLD)
                .setKind(HoldCommandKind.APPEAL)
                .setActorId("u-430102-0117")
                .setActorRole(ActorRole.INSTITUTION)
                .setActorInstitutionId("H43010200001")
                .setSeenStep(3)
                .setOpinions(OPINIONS)
                .setReason("化疗周期用药,见病程记录")
                .setAttachments(ATTACHMENTS)
                .setIssuedAt(APPEALED)
                .build();
    }

    static HoldStep step() {
        return HoldStep.newBuilder()
                .setHoldId(HOLD)
                .setStep(4)
                .setEvent(HoldEvent.APPEALED)
                .setAt(APPEALED)
                .setStageBefore(HoldStage.NOTIFIED)
                .setStageAfter(HoldStage.APPEALED)
                .setInstitutionId("H43010200001")
                .setPatientId("P00000000002")
                .setSeverity(2)
                .setSystemReason(SystemReason.BUDGET_EXCEEDED)
                .setCommandId(COMMAND)
                .setActorId("u-430102-0117")
                .setActorRole(ActorRole.INSTITUTION)
                .setReason("化疗周期用药,见病程记录")
                .setOpinions(OPINIONS)
                .setAttachments(ATTACHMENTS)
                .setRefusal(HoldRefusal.STALE)
                .setRefusalDetail("step 3 was seen, step 4 is the newest; look again")
                .setLines(List.of(HoldLine.newBuilder()
                        .setLineId(LINE)
                        .setSuspectedFen(8_736)
                        .setFirstReviewFen(5_000L)
                        .setConfirmedFen(4_500L)
                        .setDeductedFen(2_000)
                        .setReleasedFen(3_736)
                        .setWithdrawnFen(1_000)
                        .build()))
                .setSuspectedFen(8_736)
                .setHeldFen(2_000)
                .setReleasedFen(3_736)
                .setDeductedFen(2_000)
                .setWithdrawnFen(1_000)
                .setReleasedNowFen(736)
                .setDeductedNowFen(2_000)
                .setClaimedBy("u-430102-0118")
                .setClaimUntil(APPEALED.plusSeconds(14_400))
                .setProposedBy("u-430102-0119")
                .setVotes(2)
                .setNotices(1)
                .setEscalated(true)
                .setLeadSubmitted(true)
                .setDeadline(Instant.parse("2026-10-12T16:00:00Z"))
                .setOnLapse(HoldLapse.RELEASE)
                .setDeadlineByWeekdays(true)
                .setPausedUntil(Instant.parse("2026-11-20T16:00:00Z"))
                .build();
    }
}
