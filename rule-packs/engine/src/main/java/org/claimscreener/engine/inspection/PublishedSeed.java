package org.claimscreener.engine.inspection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.claimscreener.engine.credit.SamplingScheme;
import org.claimscreener.wire.record.InspectionSeed;

/**
 * What is published of a month's seed. The first commitment of a month binds: who could choose among several would choose the
 * draw. Immutable, thread-safe.
 *
 * @param committedAt when the log took the commitment in
 * @param otherCommitments that came later and differ
 * @param seed as revealed, if it is that of the commitment
 * @param revealedAt when the log took the first seed in that is the commitment's
 * @param wrongSeeds revealed that are not the commitment's
 */
public record PublishedSeed(
        DrawTerms terms,
        String commitment,
        Instant committedAt,
        int otherCommitments,
        Optional<DrawSeed> seed,
        Optional<Instant> revealedAt,
        int wrongSeeds) {
    /** A record of the topic, and when the log took it in. */
    public record Entry(InspectionSeed record, Instant appendedAt) {}

    /**
     * Of one month.
     *
     * @param entries in the log's order; those of other months are passed over, and those that cannot be read
     */
    public static Optional<PublishedSeed> of(YearMonth month, List<Entry> entries) {
        PublishedSeed known = null;
        for (Entry entry : entries) {
            InspectionSeed record = entry.record();
            if (record.getMonth().equals(month.toString())
                    && firstProblem(record).isEmpty()) {
                if (record.getSeed() == null) {
                    known = known == null ? committed(record, entry.appendedAt()) : known.committedAgain(record);
                } else if (known != null) {
                    known = known.revealed(record.getSeed(), entry.appendedAt());
                }
            }
        }
        return Optional.ofNullable(known);
    }

    private static PublishedSeed committed(InspectionSeed record, Instant at) {
        return new PublishedSeed(terms(record), record.getCommitment(), at, 0, Optional.empty(), Optional.empty(), 0);
    }

    private PublishedSeed committedAgain(InspectionSeed record) {
        boolean same =
                record.getCommitment().equals(commitment) && terms(record).equals(terms);
        return new PublishedSeed(
                terms, commitment, committedAt, otherCommitments + (same ? 0 : 1), seed, revealedAt, wrongSeeds);
    }

    private PublishedSeed revealed(String hex, Instant at) {
        if (seed.isPresent()) {
            return this;
        }
        Optional<DrawSeed> right =
                DrawSeed.parse(hex).filter(one -> one.commitment().equals(commitment));
        return new PublishedSeed(
                terms,
                commitment,
                committedAt,
                otherCommitments,
                right,
                right.map(one -> at),
                wrongSeeds + (right.isEmpty() ? 1 : 0));
    }

    /** What is wrong with a record by itself, for people; empty when nothing is. */
    public static Optional<String> firstProblem(InspectionSeed record) {
        if (!DrawSeed.isDigest(record.getCommitment())) {
            return Optional.of("commitment is not 64 lower-case hex digits");
        }
        if (record.getSeed() != null && !DrawSeed.isDigest(Objects.requireNonNull(record.getSeed()))) {
            return Optional.of("seed is not 64 lower-case hex digits");
        }
        try {
            terms(record);
            return Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.of("no month is drawn by it: " + e.getMessage());
        }
    }

    private static DrawTerms terms(InspectionSeed record) {
        return new DrawTerms(
                YearMonth.parse(record.getMonth()),
                record.getDrawnFrom(),
                new SamplingScheme(
                        record.getRatesByGrade(),
                        record.getRatePerPoint(),
                        record.getRateLeast(),
                        record.getRateMost()));
    }

    /** By which all is drawn again; empty until the seed is revealed. */
    public Optional<DrawPlan> plan() {
        return seed.map(one -> new DrawPlan(terms, one));
    }

    /** The record that commits to a plan. */
    public static InspectionSeed commitment(DrawPlan plan, String actorId, Instant now) {
        return record(plan, actorId, now).build();
    }

    /** The record that reveals its seed. */
    public static InspectionSeed reveal(DrawPlan plan, String actorId, Instant now) {
        return record(plan, actorId, now).setSeed(plan.seed().reveal()).build();
    }

    private static InspectionSeed.Builder record(DrawPlan plan, String actorId, Instant now) {
        SamplingScheme sampling = plan.terms().sampling();
        return InspectionSeed.newBuilder()
                .setMonth(plan.terms().month().toString())
                .setCommitment(plan.seed().commitment())
                .setDrawnFrom(plan.terms().from())
                .setRatesByGrade(sampling.byGrade())
                .setRatePerPoint(sampling.perPoint())
                .setRateLeast(sampling.least())
                .setRateMost(sampling.most())
                .setActorId(actorId)
                .setIssuedAt(now);
    }
}
