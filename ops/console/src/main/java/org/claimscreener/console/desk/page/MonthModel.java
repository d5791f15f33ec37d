package org.claimscreener.console.desk.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.claimscreener.console.desk.text.Formats;
import org.claimscreener.console.view.PublicMonth;
import org.claimscreener.console.view.PublicRow;

/** A month's public figures, to be drawn. */
public record MonthModel(PublicMonth view) {
    private static final String ALL = "all";
    private static final String UNKNOWN = "0000";
    private static final String PROVINCE_KEY = "region.";
    private static final int PROVINCE_LENGTH = 2;
    private static final int MOST_BARS = 15;
    private static final int BASIS_POINTS = 10_000;
    private static final int HOURS_A_DAY = 24;

    /** Of everything. */
    public PublicRow all() {
        return view.regions().stream()
                .filter(row -> row.code().equals(ALL))
                .findFirst()
                .orElse(new PublicRow(ALL, "", "", Map.of(), Optional.empty(), false));
    }

    /** Each province before its prefectures, everything last. What lies in no known region is one row, not two. */
    public List<PublicRow> regions() {
        List<PublicRow> sorted = new ArrayList<>(view.regions());
        sorted.removeIf(row -> row.code().equals(UNKNOWN));
        sorted.sort(Comparator.comparing((PublicRow row) -> row.code().equals(ALL))
                .thenComparing(row -> isProvince(row) ? row.code() : row.partOf())
                .thenComparing(PublicRow::code));
        return sorted;
    }

    /** Whether a row is the sum of others. */
    public boolean isSum(PublicRow row) {
        return row.code().equals(ALL) || isProvince(row);
    }

    private static boolean isProvince(PublicRow row) {
        return row.code().length() == PROVINCE_LENGTH;
    }

    /** What a region is called: prefectures by their code alone. */
    public String name(Shell s, PublicRow row) {
        return isSum(row) && s.texts().keys().contains(PROVINCE_KEY + row.code())
                ? s.t(PROVINCE_KEY + row.code())
                : row.code();
    }

    /** A count, or that it is not told. */
    public String count(Shell s, PublicRow row, String key) {
        OptionalLong number = row.of(key);
        return number.isPresent() ? s.count(number.getAsLong()) : s.t("public.hidden");
    }

    /** An amount, or that it is not told. */
    public String money(Shell s, PublicRow row, String key) {
        OptionalLong fen = row.of(key);
        return fen.isPresent() ? s.money(fen.getAsLong()) : s.t("public.hidden");
    }

    /** The class of the median, a dash of none, or that it is not told. */
    public String median(Shell s, PublicRow row) {
        if (row.medianSuppressed()) {
            return s.t("public.hidden");
        }
        return row.median()
                .map(span -> span.belowHours() == 0
                        ? s.t("public.from", span(s, span.fromHours()))
                        : span.fromHours() == 0
                                ? s.t("public.below", span(s, span.belowHours()))
                                : s.t("public.between", span(s, span.fromHours()), span(s, span.belowHours())))
                .orElse("–");
    }

    /** Bounds of classes are whole hours up to a day, and whole days from there. */
    private static String span(Shell s, int hours) {
        return hours <= HOURS_A_DAY ? s.t("span.hours", hours) : s.t("span.days", hours / HOURS_A_DAY);
    }

    /** Overturned of all that a first review had confirmed; a dash of none, or that it is not told. */
    public String rate(Shell s, PublicRow row) {
        if (row.of("overturned").isEmpty() || row.of("confirmed").isEmpty()) {
            return s.t("public.hidden");
        }
        OptionalLong rate = row.of("overturned_bp");
        return rate.isPresent() ? Formats.share(rate.getAsLong(), BASIS_POINTS) : "–";
    }

    /** What came of holds in the regions that held most: provinces, or prefectures where there is one province. */
    public String regionChart(Shell s) {
        List<PublicRow> provinces =
                view.regions().stream().filter(MonthModel::isProvince).toList();
        List<PublicRow> rows = provinces.size() > 1
                ? provinces
                : view.regions().stream().filter(row -> !isSum(row)).toList();
        return Charts.outcomesOf(s, most(rows), row -> name(s, row));
    }

    /** What came of holds of the rules that held most. */
    public String ruleChart(Shell s) {
        return Charts.outcomesOf(s, most(view.rules()), PublicRow::code);
    }

    private static List<PublicRow> most(List<PublicRow> rows) {
        return rows.stream()
                .filter(row -> row.of("held").orElse(1) > 0)
                .sorted(Comparator.comparing((PublicRow row) -> row.of("held").orElse(0))
                        .reversed())
                .limit(MOST_BARS)
                .toList();
    }
}
