package org.claimscreener.engine.tip.reward;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.intake.IntakeLimits;
import org.jspecify.annotations.Nullable;

/**
 * What a region pays. More money back is never a smaller reward. Immutable, thread-safe.
 *
 * @param region first digits of the area codes concerned (3401); empty = everywhere
 * @param from first day of receipt of the tips concerned, in Asia/Shanghai
 * @param to last such day; null = until it is changed
 * @param leastFen what is paid at least once any money came back, in fen
 * @param mostFen what is paid at most, in fen
 * @param legalBasis the notice that says so
 * @param bands by rising amount, the last without an end; at most {@link #MAX_BANDS}
 */
public record RewardScheme(
        String region,
        RewardAbout about,
        LocalDate from,
        @Nullable LocalDate to,
        RewardMethod method,
        long leastFen,
        long mostFen,
        String legalBasis,
        List<RewardBand> bands) {
    /** 医保办发〔2022〕22号: no reward is more, whatever a region says; in fen. */
    public static final long NATIONAL_MOST_FEN = 20_000_000;

    /** No reward is less; in fen. */
    public static final long NATIONAL_LEAST_FEN = 20_000;

    public static final int MAX_BANDS = 20;

    private static final BigInteger WHOLE = BigInteger.valueOf(RewardBand.MAX_BASIS_POINTS);

    public RewardScheme {
        bands = List.copyOf(bands);
        problem(method, leastFen, mostFen, bands).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** What is wrong with a scheme's figures, for people; empty when nothing is. */
    public static Optional<String> problem(RewardMethod method, long leastFen, long mostFen, List<RewardBand> bands) {
        if (leastFen < NATIONAL_LEAST_FEN || mostFen > NATIONAL_MOST_FEN || leastFen > mostFen) {
            return Optional.of("a reward is " + NATIONAL_LEAST_FEN + " to " + NATIONAL_MOST_FEN
                    + " fen (医保办发〔2022〕22号), and its least is not above its most");
        }
        if (bands.isEmpty()
                || bands.size() > MAX_BANDS
                || bands.get(bands.size() - 1).upToFen() != RewardBand.NO_END) {
            return Optional.of("bands are 1 to " + MAX_BANDS + ", the last without up_to_fen");
        }
        for (int i = 0; i < bands.size(); i++) {
            Optional<String> problem = problem(method, bands, i);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(RewardMethod method, List<RewardBand> bands, int i) {
        RewardBand band = bands.get(i);
        if (method == RewardMethod.CUMULATIVE && band.plusFen() > 0) {
            return Optional.of("plus_fen goes with WHOLE only: in CUMULATIVE each band counts by itself");
        }
        if (i == 0) {
            return Optional.empty();
        }
        RewardBand before = bands.get(i - 1);
        if (before.upToFen() >= band.upToFen() || before.upToFen() > IntakeLimits.MAX_AMOUNT_FEN) {
            return Optional.of("up_to_fen does not rise from band to band, to at most " + IntakeLimits.MAX_AMOUNT_FEN);
        }
        boolean falls =
                method == RewardMethod.WHOLE && shareFen(before.upToFen(), band) < shareFen(before.upToFen(), before);
        return falls
                ? Optional.of("more than " + before.upToFen() + " fen back would be a smaller reward")
                : Optional.empty();
    }

    private static long shareFen(long amountFen, RewardBand band) {
        return rounded(product(amountFen, band)) + band.plusFen();
    }

    private static BigInteger product(long amountFen, RewardBand band) {
        return BigInteger.valueOf(amountFen).multiply(BigInteger.valueOf(band.basisPoints()));
    }

    private static long rounded(BigInteger tenThousandths) {
        return tenThousandths.shiftLeft(1).add(WHOLE).divide(WHOLE.shiftLeft(1)).longValueExact();
    }

    boolean concerns(String area, RewardAbout asked, LocalDate day) {
        return about == asked && area.startsWith(region) && !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether there is a day on which both hold for the same tips. */
    public boolean clashesWith(RewardScheme other) {
        return about == other.about
                && region.equals(other.region)
                && (to == null || !other.from.isAfter(to))
                && (other.to == null || !from.isAfter(other.to));
    }

    /**
     * The whole reward for what has come back so far, in fen.
     *
     * @param returnedFen at least 0; of 0 there is none
     */
    public long rewardFen(long returnedFen) {
        if (returnedFen <= 0) {
            return 0;
        }
        long shareFen = method == RewardMethod.WHOLE ? wholeFen(returnedFen) : cumulativeFen(returnedFen);
        return Math.max(leastFen, Math.min(mostFen, shareFen));
    }

    private long wholeFen(long returnedFen) {
        for (RewardBand band : bands) {
            if (returnedFen <= band.upToFen()) {
                return shareFen(returnedFen, band);
            }
        }
        throw new IllegalStateException("the last band has no end");
    }

    private long cumulativeFen(long returnedFen) {
        BigInteger sum = BigInteger.ZERO;
        long below = 0;
        for (RewardBand band : bands) {
            if (returnedFen > below) {
                sum = sum.add(product(Math.min(returnedFen, band.upToFen()) - below, band));
            }
            below = band.upToFen();
        }
        return rounded(sum);
    }
}
