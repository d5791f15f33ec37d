package org.claimscreener.engine.disclosure;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Figures for tests, at random and by hand. */
final class Tables {
    static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private static final List<String> PREFECTURES =
            List.of("1101", "4301", "4302", "4303", "4304", "4401", "4403", Region.UNKNOWN);
    private static final List<Count> OF_HOLDS =
            List.of(Count.CONFIRMED, Count.UNRESOLVED, Count.CLEARED_FIRST, Count.OVERTURNED);

    private Tables() {}

    /** A tally of one region or rule, with some money and time for each hold. */
    static Tally tally(Map<Count, Long> leaves) {
        Tally.Building tally = new Tally.Building();
        leaves.forEach((leaf, number) -> {
            tally.add(leaf, number);
            if (leaf != Count.NOT_HELD) {
                tally.money(Count.HELD, 1_000 * number);
            }
            if (leaf == Count.CONFIRMED) {
                tally.money(Count.CONFIRMED, 700 * number);
            } else if (leaf == Count.CLEARED_FIRST || leaf == Count.OVERTURNED) {
                tally.money(Count.WRONGLY_HELD, 1_000 * number);
            }
            for (long hold = 0; hold < number && leaf != Count.NOT_HELD && leaf != Count.UNRESOLVED; hold++) {
                tally.ended(Duration.ofHours(30));
            }
        });
        return tally.build();
    }

    static MonthFigures figures(Map<String, Tally> prefectures, Map<String, Tally> rules) {
        SortedMap<String, MonthFigures.Rule> named = new TreeMap<>();
        rules.forEach((code, tally) -> named.put(code, new MonthFigures.Rule("规则" + code, tally)));
        return new MonthFigures(NOVEMBER, new TreeMap<>(prefectures), named);
    }

    /** Large ones and small ones, with few regions or many, with rules that hold nearly all or nearly nothing. */
    static MonthFigures random(Random random) {
        int regions = 1 + random.nextInt(PREFECTURES.size());
        int usual = List.of(1, 4, 12, 40, 2_000).get(random.nextInt(5));
        int emptiness = random.nextInt(5);
        Map<String, Tally> prefectures = new TreeMap<>();
        for (int at = 0; at < regions; at++) {
            Map<Count, Long> leaves = new TreeMap<>();
            for (Count leaf : Count.leaves()) {
                leaves.put(leaf, random.nextInt(5) < emptiness ? 0L : size(random, usual));
            }
            prefectures.put(PREFECTURES.get(random.nextInt(PREFECTURES.size())), tally(leaves));
        }
        Tally all = Tally.sum(prefectures.values());
        Map<String, Tally> rules = new TreeMap<>();
        for (int rule = random.nextInt(5); rule > 0; rule--) {
            Map<Count, Long> leaves = new TreeMap<>();
            boolean nearlyAll = random.nextInt(3) == 0;
            for (Count leaf : OF_HOLDS) {
                long most = all.of(leaf);
                leaves.put(leaf, nearlyAll ? Math.max(0, most - random.nextInt(3)) : random.nextLong(most + 1));
            }
            rules.put("R" + rule, tally(leaves));
        }
        return figures(prefectures, rules);
    }

    private static long size(Random random, int usual) {
        return random.nextInt(4) == 0 ? 1 + random.nextInt(30) : random.nextInt(2 * usual + 1);
    }
}
