package org.claimscreener.supervision.referral;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.ReferralRequest;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.ReferralCommand;
import org.claimscreener.wire.record.ReferralCommandKind;
import org.claimscreener.wire.record.ReferralDepartment;

/** What people enter about a referral. */
public final class Commands {
    public static final String ID = "S1-POLICE";

    private Commands() {}

    public static ReferralCommand made() {
        return command("m1", ReferralCommandKind.MADE)
                .setHoldId("S1")
                .setDepartment(ReferralDepartment.POLICE)
                .setPacketDigest("ab".repeat(32))
                .setApprovedBy("u-2")
                .build();
    }

    public static ReferralCommand sent() {
        return command("s1", ReferralCommandKind.SENT).build();
    }

    public static ReferralCommand received() {
        return command("r1", ReferralCommandKind.RECEIVED)
                .setReceivedBy("收发室")
                .setTheirNumber("88号")
                .build();
    }

    private static ReferralCommand.Builder command(String id, ReferralCommandKind kind) {
        return ReferralCommand.newBuilder()
                .setCommandId(id)
                .setReferralId(ID)
                .setKind(kind)
                .setActorId("u-1")
                .setActorRole(ActorRole.OPERATOR)
                .setReason("机要")
                .setIssuedAt(Samples.NOW);
    }

    static ReferralRequest request(ReferralCommand command, Instant at) {
        return new ReferralRequest(
                command.getReferralId(),
                TopicCatalogue.REFERRALS,
                0,
                1L,
                at.toEpochMilli(),
                ByteBuffer.wrap(new WireEncoder().encode(command)));
    }
}
