package org.claimscreener.engine.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.profile.PaneSums.Numbered;
import org.jspecify.annotations.Nullable;

/** The declared features, and under which number an institution keeps each. Immutable, thread-safe. */
final class Registry {
    private static final Duration HOUR = Duration.ofHours(1);

    /** By name. */
    private final List<Plan> plans;

    private final Map<Integer, Plan> byDefinition = new HashMap<>();

    /**
     * Of the features of all packs, in any order.
     *
     * @throws IllegalArgumentException when two definitions have the same hash: a word more in one of them mends it
     */
    Registry(List<InstitutionFeature> features) {
        Map<String, List<InstitutionFeature>> same = new LinkedHashMap<>();
        features.stream()
                .sorted(Comparator.comparing(feature -> feature.declaration().name()))
                .forEach(feature -> same.computeIfAbsent(feature.declaration().definition(), text -> new ArrayList<>())
                        .add(feature));
        List<Plan> all = new ArrayList<>();
        same.forEach((definition, of) -> {
            Plan plan = new Plan(Hashes.ofDefinition(definition), of);
            Plan other = byDefinition.put(plan.definition(), plan);
            if (other != null) {
                throw new IllegalArgumentException("features " + plan.names() + " and " + other.names()
                        + " cannot be told apart: their definitions have the same 32-bit hash");
            }
            all.add(plan);
        });
        plans = List.copyOf(all);
    }

    /** Those that the institution keeps, by name, with their numbers. */
    List<Numbered> numbered(Coverage coverage) {
        Map<Plan, Integer> numbers = new HashMap<>();
        for (int number = 0; number < coverage.features().size(); number++) {
            Coverage.Kept kept = coverage.features().get(number);
            Plan plan = kept.folded() ? byDefinition.get(kept.definition()) : null;
            if (plan != null) {
                numbers.put(plan, number);
            }
        }
        List<Numbered> numbered = new ArrayList<>(numbers.size());
        for (Plan plan : plans) {
            Integer number = numbers.get(plan);
            if (number != null) {
                numbered.add(new Numbered(number, plan));
            }
        }
        return numbered;
    }

    /** The coverage once a settlement of that own time is folded in. */
    Coverage joined(@Nullable Coverage known, Instant ownTime) {
        Instant hour = Instant.ofEpochSecond(Scale.HOUR.paneOf(ownTime) * HOUR.toSeconds());
        if (known == null) {
            return new Coverage(
                    ownTime,
                    hour,
                    plans.stream()
                            .map(plan -> new Coverage.Kept(plan.definition(), Coverage.Kept.EVER, true))
                            .toList());
        }
        Coverage left = left(known);
        long folded = left.features().stream().filter(Coverage.Kept::folded).count();
        List<Coverage.Kept> features = left.features();
        if (folded < plans.size()) {
            Instant since =
                    hour.isBefore(known.newestHour()) ? known.newestHour().plus(HOUR) : ownTime;
            features = withNew(left.features(), since);
        }
        Instant since = ownTime.isBefore(known.since()) ? ownTime : known.since();
        Instant newest = hour.isAfter(known.newestHour()) ? hour : known.newestHour();
        return new Coverage(since, newest, features);
    }

    private List<Coverage.Kept> withNew(List<Coverage.Kept> features, Instant since) {
        List<Coverage.Kept> more = new ArrayList<>(features);
        for (Plan plan : plans) {
            boolean folded =
                    features.stream().anyMatch(kept -> kept.folded() && kept.definition() == plan.definition());
            if (!folded) {
                more.add(new Coverage.Kept(plan.definition(), since, true));
            }
        }
        return more;
    }

    /** The coverage once something went by without the features that are no longer declared. */
    Coverage left(Coverage known) {
        boolean same = known.features().stream()
                .allMatch(kept -> !kept.folded() || byDefinition.containsKey(kept.definition()));
        if (same) {
            return known;
        }
        return new Coverage(
                known.since(),
                known.newestHour(),
                known.features().stream()
                        .map(kept -> new Coverage.Kept(
                                kept.definition(),
                                kept.since(),
                                kept.folded() && byDefinition.containsKey(kept.definition())))
                        .toList());
    }
}
