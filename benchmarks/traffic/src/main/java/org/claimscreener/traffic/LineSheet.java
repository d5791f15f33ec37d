package org.claimscreener.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The lines of one settlement while they are written down. */
final class LineSheet {
    private static final int LONGEST_ACUTE_SUPPLY_DAYS = 7;
    private static final int LONGEST_EMERGENCY_SUPPLY_DAYS = 3;
    /** Of these one gives several at once. */
    private static final Set<String> TOGETHER =
            Set.of("fluid", "chemo", "chemocare", "anaes", "nutrition", "dialysisdrug", "delivery");

    private final Encounter encounter;
    private final Ids ids;
    private final List<Line> lines = new ArrayList<>();
    private long surplusFen;

    LineSheet(Encounter encounter, Ids ids) {
        this.encounter = encounter;
        this.ids = ids;
    }

    Encounter encounter() {
        return encounter;
    }

    List<Line> lines() {
        return lines;
    }

    /** What the settlement's total states beyond the sum of its lines; 0 in honest bills. */
    long surplusFen() {
        return surplusFen;
    }

    /** What is billed, the surplus included. */
    long totalFen() {
        long fen = surplusFen;
        for (Line line : lines) {
            fen += line.amountFen();
        }
        return fen;
    }

    /** What the lines from a place in the list on come to. */
    long amountFromFen(int first) {
        long fen = 0;
        for (Line line : lines.subList(first, lines.size())) {
            fen += line.amountFen();
        }
        return fen;
    }

    void inflateTotal(long fen) {
        surplusFen = fen;
    }

    /** Some minutes into the visit. */
    long defaultAtMs() {
        return Math.min(encounter.beganAtMs() + 5 * ShanghaiTime.MINUTE_MS, encounter.endedAtMs());
    }

    boolean has(Item item) {
        for (Line line : lines) {
            if (line.item().code().equals(item.code())) {
                return true;
            }
        }
        return false;
    }

    void add(Line line) {
        lines.add(line);
    }

    /** A service or consumable; nothing if it is on the sheet already or not allowed for this patient here. */
    void service(Item item, long units) {
        if (!has(item) && encounter.allows(item) && !doubles(item)) {
            add(Line.of(item, units, defaultAtMs()));
        }
    }

    /** Whole packs of a drug for some days, each pack with its trace code. */
    void packs(Item item, int days) {
        int packs = Math.max(1, days / item.packDays());
        add(packsOf(item, packs).withSupply(packs * item.packDays()));
    }

    /** A short cure: enough packs for about the days, and no more than ten days of supply stated. */
    void cure(Item item, int days) {
        if (has(item) || !encounter.allows(item) || doubles(item)) {
            return;
        }
        if (item.isInjection()) {
            add(Line.of(item, 1, defaultAtMs()).withSupply(1));
            return;
        }
        int packs = Math.max(1, Math.floorDiv(days, item.packDays()));
        add(packsOf(item, packs).withSupply(Math.min(longestSupplyDays(), packs * item.packDays())));
    }

    private int longestSupplyDays() {
        return encounter.kind() == VisitKind.EMERGENCY ? LONGEST_EMERGENCY_SUPPLY_DAYS : LONGEST_ACUTE_SUPPLY_DAYS;
    }

    /** Would it be a second drug of one kind? */
    private boolean doubles(Item item) {
        if (!item.isDrug() || TOGETHER.contains(item.group())) {
            return false;
        }
        for (Line line : lines) {
            boolean counts =
                    line.item().isDrug() && !TOGETHER.contains(line.item().group());
            if (counts && DrugClass.of(line.item()).equals(DrugClass.of(item))) {
                return true;
            }
        }
        return false;
    }

    boolean hasInjection() {
        for (Line line : lines) {
            if (line.item().isDrug() && line.item().isInjection()) {
                return true;
            }
        }
        return false;
    }

    Line packsOf(Item item, int packs) {
        List<String> codes = new ArrayList<>(packs);
        for (int pack = 1; pack <= packs; pack++) {
            codes.add(ids.traceCode(item, encounter.serial(), lines.size() + 1, pack));
        }
        return Line.of(item, packs, defaultAtMs()).withTraceCodes(codes);
    }

    void rewrite(UnaryOperator<Line> change) {
        lines.replaceAll(change);
    }
}
