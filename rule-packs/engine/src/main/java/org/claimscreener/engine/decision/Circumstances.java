package org.claimscreener.engine.decision;

import java.util.List;

import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.TraceUse;

/**
 * What was known when a settlement was decided, besides itself and the person's past. A decision records all of it.
 *
 * @param features of the institution and of its practitioners, items and bills, by name and subject
 * @param standing what was in force about the institution, its practitioners on the bill and the person
 * @param traceUses earlier settlements that carry a trace code of this one
 */
public record Circumstances(List<FeatureValue> features, List<StandingInForce> standing, List<TraceUse> traceUses) {
    /** Nothing is known. */
    public static final Circumstances NONE = new Circumstances(List.of(), List.of(), List.of());

    public Circumstances {
        features = List.copyOf(features);
        standing = List.copyOf(standing);
        traceUses = List.copyOf(traceUses);
    }

    /** Features and nothing else. */
    public static Circumstances of(List<FeatureValue> features) {
        return new Circumstances(features, List.of(), List.of());
    }

    /** The same with that standing. */
    public Circumstances withStanding(List<StandingInForce> other) {
        return new Circumstances(features, other, traceUses);
    }

    /** The same with those uses. */
    public Circumstances withTraceUses(List<TraceUse> other) {
        return new Circumstances(features, standing, other);
    }
}
