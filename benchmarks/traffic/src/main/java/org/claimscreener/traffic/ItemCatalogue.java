package org.claimscreener.traffic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.claimscreener.wire.record.Sex;

/** Everything that can be billed, by group. Groups named "includes:CODE" are services that may not be billed beside CODE. */
final class ItemCatalogue {
    private static final String INCLUDES = "includes:";
    private static final int COLUMNS = 14;

    private final List<Item> items = new ArrayList<>();
    private final Map<String, List<Item>> groups = new HashMap<>();
    private final Map<String, Item> byCode = new HashMap<>();

    ItemCatalogue() {
        for (List<String> row : Table.read("items.tsv", COLUMNS)) {
            add(item(items.size(), row));
        }
    }

    List<Item> all() {
        return List.copyOf(items);
    }

    List<Item> group(String name) {
        List<Item> group = groups.get(name);
        if (group == null) {
            throw new IllegalArgumentException("No item has the group " + name);
        }
        return group;
    }

    /** The only or first item of a group. */
    Item one(String group) {
        return group(group).get(0);
    }

    Item byCode(String code) {
        Item item = byCode.get(code);
        if (item == null) {
            throw new IllegalArgumentException("No item has the code " + code);
        }
        return item;
    }

    List<Item> where(Predicate<Item> condition) {
        return items.stream().filter(condition).toList();
    }

    /** Services that include another one. */
    List<Item> inclusive() {
        return where(item -> item.group().startsWith(INCLUDES));
    }

    /** The item that an inclusive service includes. */
    Item includedIn(Item inclusive) {
        return byCode(inclusive.group().substring(INCLUDES.length()));
    }

    private void add(Item item) {
        items.add(item);
        groups.computeIfAbsent(item.group(), name -> new ArrayList<>()).add(item);
        byCode.put(item.code(), item);
    }

    private static Item item(int number, List<String> row) {
        return new Item(
                number,
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4),
                new BigDecimal(row.get(5)).movePointRight(6).longValueExact(),
                row.get(6),
                sex(row.get(7)),
                Integer.parseInt(row.get(8)),
                Integer.parseInt(row.get(9)),
                Integer.parseInt(row.get(10)),
                Integer.parseInt(row.get(11)),
                Integer.parseInt(row.get(12)),
                limits(row.get(13)));
    }

    static Sex sex(String cell) {
        return switch (cell) {
            case "M" -> Sex.MALE;
            case "F" -> Sex.FEMALE;
            case "-" -> Sex.UNKNOWN;
            default -> throw new IllegalStateException("Sex is M, F or -, not " + cell);
        };
    }

    private static Set<ItemLimit> limits(String cell) {
        Set<ItemLimit> limits = EnumSet.noneOf(ItemLimit.class);
        for (String name : Table.parts(cell)) {
            limits.add(ItemLimit.valueOf(name));
        }
        return Set.copyOf(limits);
    }
}
