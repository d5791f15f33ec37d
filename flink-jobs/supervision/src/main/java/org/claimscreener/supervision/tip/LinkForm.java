package org.claimscreener.supervision.tip;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.tip.HoldLink;
import org.claimscreener.flow.Packed;
import org.claimscreener.supervision.record.HoldLinkState;

/** The stored form of a hold's link, version 1; {@code flink-jobs/STATE.md}. Not thread-safe. */
final class LinkForm {
    private final Packed<HoldLinkState> links = new Packed<>(1, List.of(HoldLinkState.getClassSchema()));

    byte[] stored(HoldLink link) throws IOException {
        return links.pack(new HoldLinkState(
                link.tipId(),
                link.linkedAt().toEpochMilli(),
                link.deducted().revision(),
                link.deducted().fen(),
                link.recovered().revision(),
                link.recovered().fen()));
    }

    /**
     * What this build or an earlier one stored.
     *
     * @throws IOException when none did
     */
    HoldLink read(String sourceId, byte[] bytes) throws IOException {
        HoldLinkState state = links.unpack(bytes);
        return new HoldLink(
                sourceId,
                state.getTipId(),
                Instant.ofEpochMilli(state.getLinkedAtMs()),
                new HoldLink.Brought(state.getDeductedRevision(), state.getDeductedFen()),
                new HoldLink.Brought(state.getRecoveredRevision(), state.getRecoveredFen()));
    }
}
