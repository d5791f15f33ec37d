package org.claimscreener.engine.decision;

import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Source;

/**
 * What a decision states besides its findings, so that it can be checked again.
 *
 * @param packs packs in force, by id
 * @param features institution features as they stood, by name
 * @param contentDigest SHA-256 of the settlement's canonical bytes, lower-case hex
 * @param source where the settlement stands in its log
 * @param receivedAt append time of the settlement
 */
public record DecisionFrame(
        List<PackRef> packs, List<FeatureValue> features, String contentDigest, Source source, Instant receivedAt) {
    public DecisionFrame {
        packs = List.copyOf(packs);
        features = List.copyOf(features);
    }
}
