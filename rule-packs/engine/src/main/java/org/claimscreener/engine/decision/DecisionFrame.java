package org.claimscreener.engine.decision;

import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.history.PastMark;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Source;

/**
 * What a decision states besides its findings, so that it can be checked again.
 *
 * @param packs packs in force, by id
 * @param known what else was known
 * @param contentDigest SHA-256 of the settlement's canonical bytes, lower-case hex
 * @param source where the settlement stands in its log
 * @param receivedAt append time of the settlement
 * @param past which earlier settlements of the person were remembered
 */
public record DecisionFrame(
        List<PackRef> packs, Circumstances known, String contentDigest, Source source, Instant receivedAt, Past past) {
    public DecisionFrame {
        packs = List.copyOf(packs);
    }

    /**
     * The person's past as the decision names it.
     *
     * @param settlements how many; -1 when it could not be read
     * @param digest of which ones, see the Decision schema; empty when it could not be read
     */
    public record Past(int settlements, String digest) {
        /** It could not be read, or there is no log that it could be checked against. */
        public static final Past NOT_RECORDED = new Past(-1, "");

        /** Of what is remembered, in any order. */
        public static Past of(List<Remembered> past) {
            return new Past(past.size(), PastMark.sum(past).hex());
        }
    }

    /** A frame whose past is not known yet. */
    public DecisionFrame(
            List<PackRef> packs, Circumstances known, String contentDigest, Source source, Instant receivedAt) {
        this(packs, known, contentDigest, source, receivedAt, Past.NOT_RECORDED);
    }

    /** The same with that past. */
    public DecisionFrame with(Past other) {
        return new DecisionFrame(packs, known, contentDigest, source, receivedAt, other);
    }

    /** The same with those circumstances. */
    public DecisionFrame with(Circumstances other) {
        return new DecisionFrame(packs, other, contentDigest, source, receivedAt, past);
    }
}
