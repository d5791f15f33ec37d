package org.claimscreener.engine.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/** Somebody who has what was published and narrows down the rest: every sum bounds each of its terms by the others. */
final class Attacker {
    private static final long MUCH = 1L << 40;

    private final Map<String, long[]> counts = new HashMap<>();
    private final Map<String, long[]> money = new HashMap<>();
    private final List<Sum> sums = new ArrayList<>();
    private final List<Sum> moneySums = new ArrayList<>();
    private final PublicFigures published;

    private record Sum(String whole, List<String> parts, boolean exact) {}

    Attacker(PublicFigures published) {
        this.published = published;
        published.regions().forEach(row -> read("region ", row, Count.all()));
        published.rules().forEach(row -> read("rule ", row, Count.ofRules()));
        for (PublicFigures.Row row : published.regions()) {
            List<String> within = published.regions().stream()
                    .filter(other -> Region.parent(other.code()).equals(row.code()))
                    .map(PublicFigures.Row::code)
                    .toList();
            for (Count count : within.isEmpty() ? List.<Count>of() : Count.all()) {
                Sum sum = new Sum(
                        "region " + row.code() + count,
                        within.stream().map(code -> "region " + code + count).toList(),
                        true);
                sums.add(sum);
                if (count.moneyKey().isPresent()) {
                    moneySums.add(sum);
                }
            }
        }
        narrow(counts, sums);
        narrow(money, moneySums);
    }

    private void read(String kind, PublicFigures.Row row, List<Count> columns) {
        for (Count count : columns) {
            String name = kind + row.code() + count;
            counts.put(name, bounds(row.of(count)));
            if (count.moneyKey().isPresent()) {
                Long fen = row.moneyFen().get(count);
                money.put(name, bounds(fen == null ? OptionalLong.empty() : OptionalLong.of(fen)));
            }
            if (!count.parts().isEmpty()) {
                sums.add(new Sum(
                        name,
                        count.parts().stream()
                                .map(part -> kind + row.code() + part)
                                .toList(),
                        true));
            }
            if (kind.equals("rule ")) {
                sums.add(new Sum("region all" + count, List.of(name), false));
            }
        }
        moneySums.add(new Sum(
                kind + row.code() + Count.HELD,
                List.of(kind + row.code() + Count.CONFIRMED, kind + row.code() + Count.WRONGLY_HELD),
                false));
    }

    private static long[] of(Map<String, long[]> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private static long[] bounds(OptionalLong shown) {
        return shown.isPresent() ? new long[] {shown.getAsLong(), shown.getAsLong()} : new long[] {1, MUCH};
    }

    private static void narrow(Map<String, long[]> all, List<Sum> sums) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Sum sum : sums) {
                long[] whole = of(all, sum.whole);
                long low =
                        sum.parts.stream().mapToLong(part -> of(all, part)[0]).sum();
                long high =
                        sum.parts.stream().mapToLong(part -> of(all, part)[1]).sum();
                changed |= raise(whole, low);
                if (sum.exact) {
                    changed |= lower(whole, high);
                }
                for (String name : sum.parts) {
                    long[] part = of(all, name);
                    changed |= lower(part, whole[1] - (low - part[0]));
                    if (sum.exact) {
                        changed |= raise(part, whole[0] - (high - part[1]));
                    }
                    low = sum.parts.stream()
                            .mapToLong(other -> of(all, other)[0])
                            .sum();
                    high = sum.parts.stream()
                            .mapToLong(other -> of(all, other)[1])
                            .sum();
                }
            }
        }
    }

    private static boolean raise(long[] bounds, long low) {
        if (low <= bounds[0]) {
            return false;
        }
        bounds[0] = low;
        return true;
    }

    private static boolean lower(long[] bounds, long high) {
        if (high >= bounds[1]) {
            return false;
        }
        bounds[1] = high;
        return true;
    }

    /** Hidden counts that are known to less than ten. */
    List<String> narrowCounts() {
        return narrower(counts, 10);
    }

    /** Hidden money that is known. */
    List<String> knownMoney() {
        return narrower(money, 1);
    }

    private List<String> narrower(Map<String, long[]> all, long width) {
        List<String> found = new ArrayList<>();
        hidden(all).forEach(name -> {
            long[] bounds = of(all, name);
            if (bounds[1] - bounds[0] < width) {
                found.add(name + " is " + bounds[0] + " to " + bounds[1] + " in " + published);
            }
        });
        return found;
    }

    private List<String> hidden(Map<String, long[]> all) {
        List<String> hidden = new ArrayList<>();
        published
                .regions()
                .forEach(row -> Count.all().stream()
                        .filter(count -> row.of(count).isEmpty())
                        .forEach(count -> hidden.add("region " + row.code() + count)));
        published
                .rules()
                .forEach(row -> Count.ofRules().stream()
                        .filter(count -> row.of(count).isEmpty())
                        .forEach(count -> hidden.add("rule " + row.code() + count)));
        hidden.retainAll(all.keySet());
        return hidden;
    }
}
