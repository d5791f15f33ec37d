package org.claimscreener.supervision.referral;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import org.claimscreener.engine.referral.Referral;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.Packed;
import org.claimscreener.supervision.record.ReferralState;
import org.claimscreener.supervision.record.TakenState;
import org.claimscreener.wire.record.ReferralDepartment;
import org.claimscreener.wire.record.ReferralStage;
import org.jspecify.annotations.Nullable;

/** The stored form of a referral, version 1; {@code flink-jobs/STATE.md}. Not thread-safe. */
final class ReferralForm {
    private final Packed<ReferralState> referrals = new Packed<>(1, List.of(ReferralState.getClassSchema()));

    byte[] stored(Referral one) throws IOException {
        Referral.Watch watch = one.watch();
        return referrals.pack(new ReferralState(
                one.holdId(),
                one.department().name(),
                ByteBuffer.wrap(HexFormat.of().parseHex(one.packetDigest())),
                one.stage().name(),
                one.step(),
                one.asOf().toEpochMilli(),
                one.theirNumber(),
                watch == null ? null : watch.dueAt().toEpochMilli(),
                watch != null && watch.byWeekdays(),
                one.reminders(),
                one.escalated(),
                one.taken().stream()
                        .map(taken -> new TakenState(taken.commandId(), taken.digest()))
                        .toList()));
    }

    /**
     * What this build or an earlier one stored. Names of departments and stages are never taken away.
     *
     * @throws IOException when none did
     */
    // javac 17 drops the @Nullable of a record's component, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    Referral read(String referralId, byte[] bytes) throws IOException {
        ReferralState state = referrals.unpack(bytes);
        return new Referral(
                referralId,
                state.getHoldId(),
                ReferralDepartment.valueOf(state.getDepartment()),
                HexFormat.of().formatHex(Buffers.bytes(state.getPacketDigest())),
                ReferralStage.valueOf(state.getStage()),
                state.getStep(),
                Instant.ofEpochMilli(state.getAsOfMs()),
                state.getTheirNumber(),
                watch(state),
                state.getReminders(),
                state.getEscalated(),
                state.getTaken().stream()
                        .map(taken -> new Referral.Taken(taken.getCommandId(), taken.getDigest()))
                        .toList());
    }

    private static Referral.@Nullable Watch watch(ReferralState state) {
        Long due = state.getDueAtMs();
        return due == null ? null : new Referral.Watch(Instant.ofEpochMilli(due), state.getDueByWeekdays());
    }
}
