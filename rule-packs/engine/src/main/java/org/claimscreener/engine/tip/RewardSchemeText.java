package org.claimscreener.engine.tip;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.pack.YamlFields;
import org.claimscreener.engine.tip.reward.RewardAbout;
import org.claimscreener.engine.tip.reward.RewardBand;
import org.claimscreener.engine.tip.reward.RewardMethod;
import org.claimscreener.engine.tip.reward.RewardScheme;
import org.claimscreener.engine.tip.reward.RewardSchemes;
import org.jspecify.annotations.Nullable;

/** Reads the schemes of a {@link TipPolicy}. Stateless. */
final class RewardSchemeText {
    static final String REWARDS = "rewards";

    private static final String REGION = "region";
    private static final String ABOUT = "about";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String METHOD = "method";
    private static final String LEAST = "least_fen";
    private static final String MOST = "most_fen";
    private static final String BASIS = "legal_basis";
    private static final String BANDS = "bands";
    private static final String UP_TO = "up_to_fen";
    private static final String POINTS = "basis_points";
    private static final String PLUS = "plus_fen";

    private static final List<String> FIELDS = List.of(REGION, ABOUT, FROM, TO, METHOD, LEAST, MOST, BASIS, BANDS);
    private static final List<String> BAND_FIELDS = List.of(UP_TO, POINTS, PLUS);
    private static final Pattern AREA = Pattern.compile("[0-9]{1,6}");

    private RewardSchemeText() {}

    /** The schemes; empty when none are stated, or after a problem was added. */
    static Optional<RewardSchemes> read(YamlFields policy) {
        if (!policy.has(REWARDS)) {
            return Optional.empty();
        }
        List<YamlFields> sections = policy.sections(REWARDS, FIELDS);
        if (sections.isEmpty() || sections.size() > RewardSchemes.MAX_SCHEMES) {
            policy.problem(
                    REWARDS,
                    "'" + REWARDS + "' has " + sections.size() + " entries",
                    "write 1 to " + RewardSchemes.MAX_SCHEMES + ", or leave it out for the standard ones");
            return Optional.empty();
        }
        List<RewardScheme> schemes = new ArrayList<>();
        boolean clash = false;
        for (YamlFields section : sections) {
            Optional<RewardScheme> scheme = scheme(section);
            if (scheme.isPresent() && schemes.stream().anyMatch(scheme.get()::clashesWith)) {
                clash = true;
                section.problem(
                        ABOUT, "another scheme has this region, subject and days", "end the older one with 'to'");
            }
            scheme.ifPresent(schemes::add);
        }
        return clash ? Optional.empty() : Optional.of(new RewardSchemes(schemes));
    }

    private static Optional<RewardScheme> scheme(YamlFields fields) {
        String region =
                fields.has(REGION) ? fields.text(REGION, AREA, "the first 1 to 6 digits of area codes, in quotes") : "";
        RewardAbout about = word(fields, ABOUT, RewardAbout.values());
        RewardMethod method = word(fields, METHOD, RewardMethod.values());
        LocalDate from = fields.dayOrNull(FROM);
        LocalDate to = fields.dayOrNull(TO);
        if (from == null) {
            fields.problem(FROM, "'" + FROM + "' is missing", "state the first day, as 2026-01-31");
        } else if (to != null && to.isBefore(from)) {
            fields.problem(TO, "'" + TO + "' is before '" + FROM + "'", "state the last day, or leave it out");
        }
        long least = amount(fields, LEAST, RewardScheme.NATIONAL_LEAST_FEN);
        long most = amount(fields, MOST, RewardScheme.NATIONAL_MOST_FEN);
        String basis = fields.text(BASIS);
        List<RewardBand> bands = bands(fields);
        if (about == null || method == null || from == null || bands.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> problem = RewardScheme.problem(method, least, most, bands);
        if (problem.isPresent()) {
            fields.problem(BANDS, "the scheme cannot be", problem.get());
            return Optional.empty();
        }
        return Optional.of(new RewardScheme(region, about, from, to, method, least, most, basis, bands));
    }

    private static long amount(YamlFields fields, String key, long otherwise) {
        return fields.has(key)
                ? fields.number(key, RewardScheme.NATIONAL_LEAST_FEN, RewardScheme.NATIONAL_MOST_FEN)
                : otherwise;
    }

    private static List<RewardBand> bands(YamlFields fields) {
        List<RewardBand> bands = new ArrayList<>();
        for (YamlFields band : fields.sections(BANDS, BAND_FIELDS)) {
            long upTo = band.has(UP_TO) ? band.number(UP_TO, 1, IntakeLimits.MAX_AMOUNT_FEN) : RewardBand.NO_END;
            long points = band.number(POINTS, 0, RewardBand.MAX_BASIS_POINTS);
            long plus = band.has(PLUS) ? band.number(PLUS, 0, RewardScheme.NATIONAL_MOST_FEN) : 0;
            bands.add(new RewardBand(upTo, (int) points, plus));
        }
        if (bands.isEmpty()) {
            fields.problem(BANDS, "'" + BANDS + "' is missing or empty", "give it at least one entry");
        }
        return bands;
    }

    private static <T extends Enum<T>> @Nullable T word(YamlFields fields, String key, T[] values) {
        String word = fields.text(key);
        for (T value : values) {
            if (value.name().equals(word)) {
                return value;
            }
        }
        if (!word.isEmpty()) {
            fields.problem(key, "'" + key + "' is '" + word + "'", "one of " + List.of(values));
        }
        return null;
    }
}
