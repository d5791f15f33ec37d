package org.claimscreener.wire;

import java.time.Instant;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.ReferralCommand;
import org.claimscreener.wire.record.ReferralCommandKind;
import org.claimscreener.wire.record.ReferralDepartment;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralOutcome;
import org.claimscreener.wire.record.ReferralRefusal;
import org.claimscreener.wire.record.ReferralStage;
import org.claimscreener.wire.record.ReferralStep;

/** One record of each type about referrals with every field set, as stored in {@code golden/}; see {@link Records}. */
final class ReferralRecords {
    private static final Instant ISSUED = Instant.parse("2026-11-23T08:00:00Z");
    private static final String ID = "S000000000002-POLICE";

    private ReferralRecords() {}

    static ReferralCommand command() {
        return ReferralCommand.newBuilder()
                .setCommandId("made-0001")
                .setReferralId(ID)
                .setKind(ReferralCommandKind.MADE)
                .setActorId("u-430102-0117")
                .setActorRole(ActorRole.OPERATOR)
                .setHoldId("S000000000002")
                .setDepartment(ReferralDepartment.POLICE)
                .setPacketDigest(Records.DIGEST)
                .setApprovedBy("u-430102-0001")
                .setReceivedBy("王警官")
                .setTheirNumber("长公经〔2026〕88号")
                .setOutcome(ReferralOutcome.CASE_FILED)
                .setReason("涉嫌虚构医药服务项目骗取基金")
                .setIssuedAt(ISSUED)
                .build();
    }

    static ReferralStep step() {
        return ReferralStep.newBuilder()
                .setReferralId(ID)
                .setStep(4)
                .setEvent(ReferralEvent.REFUSED)
                .setAt(ISSUED)
                .setStage(ReferralStage.RECEIVED)
                .setHoldId("S000000000002")
                .setDepartment(ReferralDepartment.POLICE)
                .setPacketDigest(Records.DIGEST)
                .setCommandId("received-0001")
                .setActorId("u-430102-0117")
                .setApprovedBy("u-430102-0001")
                .setReceivedBy("王警官")
                .setTheirNumber("长公经〔2026〕88号")
                .setOutcome(ReferralOutcome.TRANSFERRED)
                .setReason("当面送达")
                .setReminders(3)
                .setEscalated(true)
                .setDueAt(Instant.parse("2026-11-30T16:00:00Z"))
                .setDueByWeekdays(true)
                .setRefusal(ReferralRefusal.ALREADY_ENTERED)
                .setRefusalDetail("its receipt was entered before")
                .build();
    }
}
