package org.claimscreener.engine.inspection;

import java.util.Optional;

import org.claimscreener.engine.credit.CreditGrade;
import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.Verdict;

/** A month's draw: its terms and its seed. Immutable, thread-safe. */
public record DrawPlan(DrawTerms terms, DrawSeed seed) {
    private static final long PER_MILLE = 1_000;

    /**
     * The draw of a released settlement; empty when it is not drawn, was not released, or is not of this plan. A function of
     * the decision and this plan alone: whoever draws again, in whatever order and however often, draws the same.
     */
    public Optional<InspectionDraw> draw(Decision decision) {
        if (!isIn(terms, decision)) {
            return Optional.empty();
        }
        InspectionDraw draw =
                withLot(terms, decision, seed.lot(decision.getSettlementId(), decision.getContentDigest()));
        return isDrawn(draw) ? Optional.of(draw) : Optional.empty();
    }

    /** It takes part in the draw. The screening job writes no blank ids and no short digests; somebody else might. */
    static boolean isIn(DrawTerms terms, Decision decision) {
        return decision.getVerdict() == Verdict.RELEASE
                && terms.cover(decision.getReceivedAt())
                && isId(decision.getSettlementId())
                && isId(decision.getInstitutionId())
                && DrawSeed.isDigest(decision.getContentDigest());
    }

    private static boolean isId(String id) {
        return !id.isBlank() && id.length() <= IntakeLimits.MAX_ID_LENGTH;
    }

    /** Both products fit 62 bits. */
    static boolean isDrawn(InspectionDraw draw) {
        return draw.getLot() * PER_MILLE < (long) draw.getRate() << DrawSeed.LOT_BITS;
    }

    /** What would be told of a settlement if it were drawn with this lot. */
    static InspectionDraw withLot(DrawTerms terms, Decision decision, long lot) {
        DrawRate rate = DrawRate.of(decision, terms.sampling());
        return InspectionDraw.newBuilder()
                .setSettlementId(decision.getSettlementId())
                .setContentDigest(decision.getContentDigest())
                .setInstitutionId(decision.getInstitutionId())
                .setMonth(terms.month().toString())
                .setGrade(rate.grade().map(CreditGrade::name).orElse(null))
                .setPoints(rate.points())
                .setRate(rate.perMille())
                .setLot(lot)
                .setReleasedFen(decision.getReleasedFen())
                .setNoted(isNoted(decision))
                .setReceivedAt(decision.getReceivedAt())
                .build();
    }

    /** A rule found something of which it withheld nothing. */
    static boolean isNoted(Decision decision) {
        return decision.getFindings().stream().anyMatch(one -> one.getConsequence() == Consequence.NOTE);
    }
}
