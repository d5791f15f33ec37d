package org.claimscreener.holds.desk;

import java.io.IOException;
import java.time.Duration;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.claimscreener.engine.hold.Hold;
import org.claimscreener.engine.hold.HoldEntry;

/**
 * What is kept about the settlement of the current key: one of four, or nothing. Four states, because each has a time to
 * live of its own and the commonest is one byte. Not thread-safe.
 */
final class HoldStates {
    /** As long as a patient's history: longer than anybody still gives commands about a hold that ended. */
    static final Duration KEEP_ENDED = Duration.ofDays(400);

    /** A copy of a decision comes within a restart of the screening job, or at a retry. */
    static final Duration KEEP_NOT_HELD = Duration.ofDays(7);

    /** A reversal comes before its decision only when something went wrong; after a month nobody mends that any more. */
    static final Duration KEEP_EARLY = Duration.ofDays(30);

    private static final byte MARK = 1;

    private final HoldForm form = new HoldForm();
    private final ValueState<byte[]> open;
    private final ValueState<byte[]> ended;
    private final ValueState<byte[]> early;
    private final ValueState<Byte> notHeld;

    HoldStates(RuntimeContext context) {
        open = context.getState(openHold());
        ended = context.getState(endedHold());
        early = context.getState(earlyReversal());
        notHeld = context.getState(notHeld());
    }

    /** Bound: {@link org.claimscreener.engine.hold.HoldLimits}. No TTL: it ends by its own deadlines. */
    static ValueStateDescriptor<byte[]> openHold() {
        return new ValueStateDescriptor<>("open-hold", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    /** So that late commands are told that it ended, and copies of its decision open nothing. Same bound. */
    static ValueStateDescriptor<byte[]> endedHold() {
        ValueStateDescriptor<byte[]> descriptor =
                new ValueStateDescriptor<>("ended-hold", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(ttl(KEEP_ENDED));
        return descriptor;
    }

    /** Bound: {@link org.claimscreener.engine.hold.HoldLimits#MAX_LINES} line ids. */
    static ValueStateDescriptor<byte[]> earlyReversal() {
        ValueStateDescriptor<byte[]> descriptor =
                new ValueStateDescriptor<>("early-reversal", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(ttl(KEEP_EARLY));
        return descriptor;
    }

    /** One byte for each settlement whose decision withheld nothing. */
    static ValueStateDescriptor<Byte> notHeld() {
        ValueStateDescriptor<Byte> descriptor = new ValueStateDescriptor<>("not-held", BasicTypeInfo.BYTE_TYPE_INFO);
        descriptor.enableTimeToLive(ttl(KEEP_NOT_HELD));
        return descriptor;
    }

    private static StateTtlConfig ttl(Duration timeToLive) {
        return StateTtlConfig.newBuilder(timeToLive)
                .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                .cleanupInRocksdbCompactFilter(10_000)
                .build();
    }

    /** @throws IOException when a later build wrote it, or nobody did */
    HoldEntry read() throws IOException {
        byte[] bytes = open.value();
        if (bytes == null) {
            bytes = ended.value();
        }
        if (bytes != null) {
            return form.hold(bytes);
        }
        if (notHeld.value() != null) {
            return new HoldEntry.NotHeld();
        }
        byte[] reversal = early.value();
        return reversal == null ? HoldEntry.Awaited.NOTHING : form.awaited(reversal);
    }

    /** Keeps what came of it in place of what was. What did not change is not written, so that its time to live goes on. */
    void write(HoldEntry before, HoldEntry after) throws IOException {
        if (after.equals(before)) {
            return;
        }
        if (before instanceof Hold) {
            open.clear();
        } else if (before instanceof HoldEntry.Awaited && !HoldEntry.Awaited.NOTHING.equals(before)) {
            early.clear();
        }
        if (after instanceof Hold hold) {
            (hold.ended() ? ended : open).update(form.stored(hold));
        } else if (after instanceof HoldEntry.Awaited awaited) {
            early.update(form.stored(awaited));
        } else {
            notHeld.update(MARK);
        }
    }
}
