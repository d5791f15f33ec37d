package org.claimscreener.engine.tip.reward;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.SubjectKind;

/**
 * The schemes of all regions. Immutable, thread-safe.
 *
 * @param schemes at most {@link #MAX_SCHEMES}; no two of the same region, subject and day
 */
public record RewardSchemes(List<RewardScheme> schemes) {
    public static final int MAX_SCHEMES = 1_000;

    private static final LocalDate NATIONAL_FROM = LocalDate.of(2022, 11, 17);
    private static final LocalDate HAINAN_FROM = LocalDate.of(2023, 4, 1);
    private static final String NATIONAL = "医保办发〔2022〕22号";
    private static final String HEFEI = NATIONAL + ";合肥市举报奖励实施细则";
    private static final String HAINAN = NATIONAL + ";海南省举报奖励办法实施细则(2023)";

    /**
     * Where an office has said nothing. Least, most and the shares of Hefei are those of the notices; the shares of Hainan
     * and of all other regions are starting values, for the notice leaves them to the region.
     */
    public static final RewardSchemes STANDARD = new RewardSchemes(List.of(
            everywhere(RewardAbout.INSTITUTION),
            everywhere(RewardAbout.PERSON),
            new RewardScheme(
                    "3401",
                    RewardAbout.INSTITUTION,
                    NATIONAL_FROM,
                    null,
                    RewardMethod.WHOLE,
                    50_000,
                    RewardScheme.NATIONAL_MOST_FEN,
                    HEFEI,
                    List.of(new RewardBand(50_000_000, 200, 0), new RewardBand(RewardBand.NO_END, 400, 0))),
            new RewardScheme(
                    "3401",
                    RewardAbout.PERSON,
                    NATIONAL_FROM,
                    null,
                    RewardMethod.WHOLE,
                    50_000,
                    RewardScheme.NATIONAL_MOST_FEN,
                    HEFEI,
                    List.of(new RewardBand(1_000_000, 1_000, 0), new RewardBand(RewardBand.NO_END, 1_000, 50_000))),
            hainan(RewardAbout.INSTITUTION),
            hainan(RewardAbout.PERSON)));

    public RewardSchemes {
        schemes = List.copyOf(schemes);
        for (int i = 0; i < schemes.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (schemes.get(i).clashesWith(schemes.get(j))) {
                    throw new IllegalArgumentException("two schemes of one region, subject and day");
                }
            }
        }
    }

    private static RewardScheme everywhere(RewardAbout about) {
        return new RewardScheme(
                "",
                about,
                NATIONAL_FROM,
                null,
                RewardMethod.CUMULATIVE,
                RewardScheme.NATIONAL_LEAST_FEN,
                RewardScheme.NATIONAL_MOST_FEN,
                NATIONAL,
                List.of(new RewardBand(RewardBand.NO_END, 200, 0)));
    }

    private static RewardScheme hainan(RewardAbout about) {
        return new RewardScheme(
                "46",
                about,
                HAINAN_FROM,
                null,
                RewardMethod.CUMULATIVE,
                RewardScheme.NATIONAL_LEAST_FEN,
                RewardScheme.NATIONAL_MOST_FEN,
                HAINAN,
                List.of(
                        new RewardBand(10_000_000, 500, 0),
                        new RewardBand(100_000_000, 300, 0),
                        new RewardBand(RewardBand.NO_END, 100, 0)));
    }

    /**
     * The scheme for a tip; the nearer region wins.
     *
     * @param area the area code of the office that took the tip
     * @param received the day of receipt, in Asia/Shanghai
     */
    public Optional<RewardScheme> scheme(String area, SubjectKind target, LocalDate received) {
        RewardAbout about = RewardAbout.of(target);
        RewardScheme nearest = null;
        for (RewardScheme scheme : schemes) {
            if (scheme.concerns(area, about, received)
                    && (nearest == null
                            || scheme.region().length() > nearest.region().length())) {
                nearest = scheme;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
