package org.claimscreener.engine.inspection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.claimscreener.engine.credit.SamplingScheme;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.InspectionDraw;

/**
 * The secret file of seeds: one line a month, so that whoever draws needs nothing else, and draws by the very terms that were
 * committed to.
 *
 * <pre>
 * 2026-12 2026-11-30T16:00:00Z 5,10,20,50,100 5 2 200 (64 hex digits)
 * </pre>
 *
 * Month, first instant, rates of a thousand by grade, more for each point, least, most, seed. Immutable, thread-safe.
 */
public final class SeedBook {
    /** Of nothing: nothing is drawn. */
    public static final SeedBook EMPTY = new SeedBook(new TreeMap<>());

    /** A hundred years. */
    static final int MAX_MONTHS = 1_200;

    private static final int PARTS = 7;

    private final SortedMap<YearMonth, DrawPlan> plans;

    private SeedBook(SortedMap<YearMonth, DrawPlan> plans) {
        this.plans = plans;
    }

    /**
     * Reads one.
     *
     * @param name what to call the text in messages, e.g. its file name
     * @throws SeedsRefusedException when anything is wrong with it; the message shows no seed
     */
    public static SeedBook parse(String name, String text) throws SeedsRefusedException {
        SortedMap<YearMonth, DrawPlan> plans = new TreeMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            DrawPlan plan = plan(name + ", line " + number + ": ", line.strip());
            if (plans.put(plan.terms().month(), plan) != null) {
                throw new SeedsRefusedException(name + ", line " + number + ": a second seed of "
                        + plan.terms().month() + "; keep the one that was committed to first");
            }
            if (plans.size() > MAX_MONTHS) {
                throw new SeedsRefusedException(name + " has more than " + MAX_MONTHS + " months; take old ones away");
            }
        }
        return new SeedBook(plans);
    }

    private static DrawPlan plan(String at, String line) throws SeedsRefusedException {
        List<String> parts = parts(line, ' ');
        if (parts.size() != PARTS) {
            throw new SeedsRefusedException(at + parts.size() + " parts where " + PARTS
                    + " belong: month, first instant, rates by grade, per point, least, most, seed");
        }
        Optional<DrawSeed> seed = DrawSeed.parse(parts.get(PARTS - 1));
        if (seed.isEmpty()) {
            throw new SeedsRefusedException(at + "the seed is not 64 lower-case hex digits");
        }
        try {
            List<Integer> byGrade = new ArrayList<>();
            for (String rate : parts(parts.get(2), ',')) {
                byGrade.add(Integer.valueOf(rate));
            }
            SamplingScheme sampling = new SamplingScheme(
                    byGrade,
                    Integer.parseInt(parts.get(3)),
                    Integer.parseInt(parts.get(4)),
                    Integer.parseInt(parts.get(5)));
            return new DrawPlan(
                    new DrawTerms(YearMonth.parse(parts.get(0)), Instant.parse(parts.get(1)), sampling), seed.get());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new SeedsRefusedException(at + e.getMessage(), e);
        }
    }

    private static List<String> parts(String text, char mark) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** A plan's line, with its secret. */
    public static String line(DrawPlan plan) {
        SamplingScheme sampling = plan.terms().sampling();
        return plan.terms().month() + " " + plan.terms().from() + " "
                + sampling.byGrade().stream().map(String::valueOf).collect(Collectors.joining(",")) + " "
                + sampling.perPoint() + " " + sampling.least() + " " + sampling.most() + " "
                + plan.seed().reveal();
    }

    /** A month's plan. */
    public Optional<DrawPlan> plan(YearMonth month) {
        return Optional.ofNullable(plans.get(month));
    }

    /** The plan by which a decision's settlement is drawn or not. */
    public Optional<DrawPlan> planFor(Decision decision) {
        return plan(DrawTerms.monthOf(decision.getReceivedAt()));
    }

    /** The draw of a settlement by its month's plan; empty when it is not drawn. */
    public Optional<InspectionDraw> draw(Decision decision) {
        return planFor(decision).flatMap(plan -> plan.draw(decision));
    }

    public int months() {
        return plans.size();
    }
}
