package org.claimscreener.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The lines of one settlement while they are written down. */
final class LineSheet {
    private static final int LONGEST_ACUTE_SUPPLY_DAYS = 10;

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
        if (!has(item) && encounter.allows(item)) {
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
        if (has(item) || !encounter.allows(item)) {
            return;
        }
        if (item.isInjection()) {
            add(Line.of(item, 1, defaultAtMs()).withSupply(1));
            return;
        }
        int packs = Math.max(1, Math.floorDiv(days, item.packDays()));
        add(packsOf(item, packs).withSupply(Math.min(LONGEST_ACUTE_SUPPLY_DAYS, packs * item.packDays())));
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
