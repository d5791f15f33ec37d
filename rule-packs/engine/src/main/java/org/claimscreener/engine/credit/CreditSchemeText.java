package org.claimscreener.engine.credit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.engine.credit.GradeScheme.AmountLoss;
import org.claimscreener.engine.credit.GradeScheme.Period;
import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.pack.Problems;
import org.claimscreener.engine.pack.YamlFields;
import org.claimscreener.engine.pack.YamlText;

/** Reads a {@link CreditScheme}; flink-jobs/supervision/credit.md shows a whole one. Stateless. */
final class CreditSchemeText {
    private static final String NAME = "scheme";
    private static final String CONTEST = "contest_working_days";
    private static final String POINTS = "points";
    private static final String LOCAL = "local_points";
    private static final String GRADES = "grades";
    private static final String SAMPLING = "sampling";
    private static final List<String> FIELDS = List.of(NAME, CONTEST, POINTS, LOCAL, GRADES, SAMPLING);

    private static final List<String> SEVERITIES = List.of("plain_breach", "highly_suspect", "slightly_suspect");

    private static final String RULE = "rule";
    private static final String REGION = "region";
    private static final String SEVERITY = "severity";
    private static final List<String> LOCAL_FIELDS = List.of(RULE, REGION, SEVERITY, POINTS);
    private static final int MOST_LOCAL = 2_000;

    private static final String PERIOD = "period";
    private static final String MONTHS = "months";
    private static final String LOSS = "loss_e2";
    private static final String AMOUNTS = "amounts";
    private static final String LEAST_SCORES = "least_scores";
    private static final List<String> GRADE_FIELDS = List.of(PERIOD, MONTHS, LOSS, AMOUNTS, LEAST_SCORES);
    private static final String FROM_FEN = "from_fen";
    private static final List<String> GRADED = List.of("A", "B", "C", "D");

    private static final String BY_GRADE = "per_mille";
    private static final String PER_POINT = "per_mille_a_point";
    private static final String LEAST = "least";
    private static final String MOST = "most";
    private static final List<String> SAMPLING_FIELDS = List.of(BY_GRADE, PER_POINT, LEAST, MOST);

    private static final Pattern SCHEME_NAME = Pattern.compile(".{1," + CreditLimits.MAX_TEXT_LENGTH + "}");
    private static final Pattern RULE_CODE = Pattern.compile("[!-~]{1," + CreditLimits.MAX_ID_LENGTH + "}");
    private static final Pattern AREA = Pattern.compile("[0-9]{1,6}");
    private static final Pattern PERIODS = Pattern.compile("rolling|calendar_year");

    private CreditSchemeText() {}

    static CreditScheme parse(String name, String yaml) throws CreditSchemeRefusedException {
        Problems problems = new Problems();
        Optional<CreditScheme> scheme = YamlText.read(name, yaml, problems)
                .flatMap(root -> YamlFields.of(name, name, root, problems, FIELDS))
                .flatMap(fields -> scheme(fields, problems));
        if (scheme.isEmpty()) {
            throw new CreditSchemeRefusedException(name, problems.sorted());
        }
        return scheme.get();
    }

    private static Optional<CreditScheme> scheme(YamlFields fields, Problems problems) {
        CreditScheme standard = CreditScheme.STANDARD;
        String name = fields.has(NAME)
                ? fields.text(NAME, SCHEME_NAME, "at most " + CreditLimits.MAX_TEXT_LENGTH + " characters")
                : standard.name();
        int days = number(fields, CONTEST, standard.contestWorkingDays(), 1, CreditScheme.MOST_CONTEST_DAYS);
        List<Integer> bySeverity = bySeverity(
                fields.section(POINTS, SEVERITIES), standard.points().bySeverity(), PointsScheme.MOST_BY_SEVERITY);
        List<LocalPoints> local = local(fields);
        Optional<GradeScheme> grades = fields.has(GRADES) ? grades(fields, problems) : Optional.of(standard.grades());
        Optional<SamplingScheme> sampling =
                fields.has(SAMPLING) ? sampling(fields, problems) : Optional.of(standard.sampling());
        if (problems.count() > 0 || grades.isEmpty() || sampling.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new CreditScheme(name, days, new PointsScheme(bySeverity, local), grades.get(), sampling.get()));
    }

    private static int number(YamlFields fields, String key, int otherwise, int least, int most) {
        return fields.has(key) ? (int) fields.number(key, least, most) : otherwise;
    }

    private static List<Integer> bySeverity(Optional<YamlFields> section, List<Integer> otherwise, int most) {
        if (section.isEmpty()) {
            return otherwise;
        }
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < SEVERITIES.size(); i++) {
            values.add(number(section.get(), SEVERITIES.get(i), otherwise.get(i), 0, most));
        }
        return values;
    }

    private static List<LocalPoints> local(YamlFields fields) {
        List<LocalPoints> all = new ArrayList<>();
        List<YamlFields> sections = fields.sections(LOCAL, LOCAL_FIELDS);
        if (sections.size() > MOST_LOCAL) {
            fields.problem(LOCAL, "'" + LOCAL + "' has " + sections.size() + " entries", "at most " + MOST_LOCAL);
            return all;
        }
        Set<List<Object>> seen = new HashSet<>();
        for (YamlFields section : sections) {
            localPoints(section).ifPresent(one -> {
                all.add(one);
                if (!seen.add(List.of(one.region(), one.ruleCode(), one.severity()))) {
                    section.problem(POINTS, "rule, region and severity stand twice", "keep one of them");
                }
            });
        }
        return all;
    }

    private static Optional<LocalPoints> localPoints(YamlFields fields) {
        if (fields.has(RULE) == fields.has(SEVERITY)) {
            fields.problem(
                    RULE,
                    "an entry of '" + LOCAL + "' names both or none of rule and severity",
                    "name the rule, or the severity");
            return Optional.empty();
        }
        String region =
                fields.has(REGION) ? fields.text(REGION, AREA, "the first 1 to 6 digits of area codes, in quotes") : "";
        if (fields.has(RULE)) {
            String rule = fields.text(RULE, RULE_CODE, "a rule's code, as findings have it");
            int points = (int) fields.number(POINTS, 0, CreditLimits.FULL_POINTS);
            return rule.isEmpty() ? Optional.empty() : Optional.of(new LocalPoints(region, rule, 0, points));
        }
        if (region.isEmpty()) {
            fields.problem(REGION, "a severity without a region", "name the region, or set it under '" + POINTS + "'");
        }
        int severity = (int) fields.number(SEVERITY, 1, PointsScheme.SEVERITIES);
        int points = (int) fields.number(POINTS, 0, CreditLimits.FULL_POINTS);
        if (points > PointsScheme.MOST_BY_SEVERITY) {
            fields.problem(POINTS, "'" + POINTS + "' is " + points, "10 to 12 are for fraud: name the rule");
            return Optional.empty();
        }
        return Optional.of(new LocalPoints(region, "", severity, points));
    }

    private static Optional<GradeScheme> grades(YamlFields fields, Problems problems) {
        int before = problems.count();
        Optional<YamlFields> found = fields.section(GRADES, GRADE_FIELDS);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        YamlFields section = found.get();
        GradeScheme standard = CreditScheme.STANDARD.grades();
        Period period =
                section.has(PERIOD) && "calendar_year".equals(section.text(PERIOD, PERIODS, "rolling or calendar_year"))
                        ? Period.CALENDAR_YEAR
                        : Period.ROLLING;
        int months =
                period == Period.ROLLING ? number(section, MONTHS, standard.months(), 1, GradeScheme.MOST_MONTHS) : 0;
        if (period == Period.CALENDAR_YEAR && section.has(MONTHS)) {
            section.problem(MONTHS, "'" + MONTHS + "' goes with a rolling period only", "leave it out");
        }
        List<Integer> loss =
                bySeverity(section.section(LOSS, SEVERITIES), standard.lossBySeverityE2(), CreditLimits.FULL_SCORE_E2);
        List<AmountLoss> amounts = section.has(AMOUNTS) ? amounts(section) : standard.amounts();
        List<Integer> least = leastScores(section);
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new GradeScheme(period, months, loss, amounts, least));
    }

    private static List<AmountLoss> amounts(YamlFields section) {
        List<AmountLoss> amounts = section.sections(AMOUNTS, List.of(FROM_FEN, LOSS)).stream()
                .map(one -> new AmountLoss(one.number(FROM_FEN, 1, IntakeLimits.MAX_AMOUNT_FEN), (int)
                        one.number(LOSS, 0, CreditLimits.FULL_SCORE_E2)))
                .toList();
        if (amounts.size() > GradeScheme.MOST_AMOUNTS || !GradeScheme.ascends(amounts)) {
            section.problem(
                    AMOUNTS,
                    "'" + AMOUNTS + "' do not ascend, or are more than " + GradeScheme.MOST_AMOUNTS,
                    "from the smallest amount to the largest, none of which takes less than the one before");
        }
        return amounts;
    }

    private static List<Integer> leastScores(YamlFields section) {
        List<Integer> standard = CreditScheme.STANDARD.grades().leastScores();
        Optional<YamlFields> found = section.section(LEAST_SCORES, GRADED);
        if (found.isEmpty()) {
            return standard;
        }
        List<Integer> least = new ArrayList<>();
        for (int i = 0; i < GRADED.size(); i++) {
            least.add(number(found.get(), GRADED.get(i), standard.get(i), 1, GradeScheme.MOST_SCORE));
        }
        if (!GradeScheme.descends(least)) {
            section.problem(LEAST_SCORES, "'" + LEAST_SCORES + "' are " + least, "each below the one before");
        }
        return least;
    }

    private static Optional<SamplingScheme> sampling(YamlFields fields, Problems problems) {
        int before = problems.count();
        SamplingScheme standard = CreditScheme.STANDARD.sampling();
        Optional<YamlFields> found = fields.section(SAMPLING, SAMPLING_FIELDS);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        YamlFields section = found.get();
        int least = number(section, LEAST, standard.least(), 0, SamplingScheme.ALL);
        int most = number(section, MOST, standard.most(), 0, SamplingScheme.ALL);
        int perPoint = number(section, PER_POINT, standard.perPoint(), 0, SamplingScheme.MOST_PER_POINT);
        List<String> names =
                Stream.of(CreditGrade.values()).map(CreditGrade::name).toList();
        Optional<YamlFields> rates = section.section(BY_GRADE, names);
        List<Integer> byGrade = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int otherwise = standard.byGrade().get(i);
            int at = i;
            byGrade.add(rates.map(all -> number(all, names.get(at), otherwise, 0, SamplingScheme.ALL))
                    .orElse(otherwise));
        }
        if (most < least) {
            section.problem(MOST, "'" + MOST + "' is below '" + LEAST + "'", "swap them");
        } else if (!SamplingScheme.ascends(byGrade, least, most)) {
            section.problem(
                    BY_GRADE,
                    "'" + BY_GRADE + "' of A to E are " + byGrade,
                    least + " to " + most + ", and no better grade more often than a worse one");
        }
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new SamplingScheme(byGrade, perPoint, least, most));
    }
}
