package org.claimscreener.traffic;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.claimscreener.traffic.Condition.Setting;
import org.claimscreener.wire.record.Sex;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ItemCatalogueTest {
    private final ItemCatalogue items = new ItemCatalogue();
    private final ConditionTable conditions = new ConditionTable();

    @Test
    void hasNoTwoItemsForHonestUseThatMayNotBeChargedTogether() {
        Set<String> honest = new HashSet<>();
        for (Item item : items.all()) {
            boolean fraudOnly = item.group().startsWith("includes:")
                    || Set.of("included", "newborn", "herbnever").contains(item.group());
            if (!fraudOnly) {
                honest.add(item.code());
            }
        }
        List<List<String>> pairs = Table.read("published-pairs.tsv", 2);
        assertThat(pairs).hasSizeGreaterThan(600);
        assertThat(pairs).noneMatch(pair -> honest.containsAll(pair));
    }

    @Test
    void everyInclusiveServiceIsAPublishedPairWithWhatItIncludes() {
        Set<Set<String>> pairs = new HashSet<>();
        Table.read("published-pairs.tsv", 2).forEach(pair -> pairs.add(Set.copyOf(pair)));
        assertThat(items.inclusive()).hasSizeGreaterThan(5);
        for (Item whole : items.inclusive()) {
            assertThat(pairs)
                    .contains(Set.of(whole.code(), items.includedIn(whole).code()));
        }
    }

    @Test
    void statesThePublishedLimitsOfItsItems() {
        Map<String, Set<ItemLimit>> published = new HashMap<>();
        for (List<String> row : Table.read("published-limits.tsv", 2)) {
            published
                    .computeIfAbsent(row.get(1), code -> EnumSet.noneOf(ItemLimit.class))
                    .add(ItemLimit.valueOf(row.get(0)));
        }
        for (Item item : items.all()) {
            assertThat(item.limits()).as(item.name()).isEqualTo(published.getOrDefault(item.code(), Set.of()));
        }
    }

    @Test
    void attributesCarryOutThePublishedLimits() {
        for (Item item : items.all()) {
            assertThat(!item.hasLimit(ItemLimit.SEX) || item.sex() != Sex.UNKNOWN)
                    .as(item.name())
                    .isTrue();
            assertThat(!item.hasLimit(ItemLimit.CHILD) || item.maxAge() <= 13)
                    .as(item.name())
                    .isTrue();
            assertThat(!item.hasLimit(ItemLimit.LEVEL) || item.minHospital() == 2)
                    .as(item.name())
                    .isTrue();
            boolean courseDrug = item.hasLimit(ItemLimit.COURSE) && item.isDrug();
            assertThat(!courseDrug || item.courseDays() >= 14).as(item.name()).isTrue();
        }
    }

    @Test
    void codesHaveTheirNationalShapes() {
        for (Item item : items.all()) {
            String shape = switch (item.kind()) {
                case "101" -> "X[A-Z0-9]{22}|Z[A-Z0-9]{19}";
                case "102" -> "T\\d{9}";
                case "201" -> "\\d{15}";
                default -> "C\\d{19}";
            };
            assertThat(item.code()).as(item.name()).matches(shape);
            assertThat(item.unitPriceE6()).isPositive();
        }
        assertThat(items.all()).extracting(Item::code).doesNotHaveDuplicates();
    }

    @Test
    void everyGroupThatAConditionNamesHasItems() {
        for (Condition condition : conditions.all()) {
            condition.drugs().forEach(group -> assertThat(items.group(group)).isNotEmpty());
            condition.tests().forEach(group -> assertThat(items.group(group)).isNotEmpty());
            condition
                    .operationGroup()
                    .forEach(group -> assertThat(items.group(group)).isNotEmpty());
        }
    }

    @Test
    void pharmaciesHaveSomethingForEveryoneWhoComes() {
        for (Condition condition : conditions.all()) {
            if (condition.weight(Setting.SHOP) == 0) {
                continue;
            }
            for (int age = condition.minAge(); age <= condition.maxAge(); age++) {
                for (Sex sex : List.of(Sex.MALE, Sex.FEMALE)) {
                    if (condition.suits(sex, age)) {
                        assertThat(sold(condition, sex, age))
                                .as("%s, %s of %d", condition.name(), sex, age)
                                .isTrue();
                    }
                }
            }
        }
    }

    private boolean sold(Condition condition, Sex sex, int age) {
        return condition.drugs().stream()
                .flatMap(group -> items.group(group).stream())
                .anyMatch(item -> item.suits(sex, age) && !item.isInjection());
    }
}
