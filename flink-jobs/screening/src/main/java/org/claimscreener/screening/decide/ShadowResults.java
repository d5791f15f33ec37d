package org.claimscreener.screening.decide;

import java.nio.ByteBuffer;

import org.apache.flink.util.OutputTag;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ShadowResult;

/** What shadow packs say, on its way out. Not thread-safe: one for each operator instance. */
public final class ShadowResults {
    /** Side output of the deciding operator. */
    public static final OutputTag<Outgoing> TAG = new OutputTag<>("shadow-results", Types.OUTGOING);

    private final WireEncoder encoder = new WireEncoder();

    Outgoing of(ShadowResult result) {
        return Outgoing.newBuilder()
                .setOutcome(Outcome.SHADOW)
                .setLabel(result.getOutcome().name())
                .setRepeated(false)
                .setKey(result.getPatientId())
                .setReceivedAtMs(0)
                .setBody(ByteBuffer.wrap(encoder.encode(result)))
                .build();
    }
}
