package org.claimscreener.engine.disclosure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What is counted. Each count is the sum of those below it, so that every settlement of the month is in exactly one of
 * those that have none below them.
 */
public enum Count {
    /** Settlements with a binding decision. */
    SCREENED(0, "screened", null, null),
    /** Nothing of them was held for review: released, or refused at once. */
    NOT_HELD(1, "not_held", SCREENED, null),
    /** Something of them was held for review. */
    HELD(2, "held", SCREENED, "held_fen"),
    /** The hold has ended, and something was deducted. */
    CONFIRMED(3, "confirmed", HELD, "recovered_fen"),
    /** The hold has ended, and everything was released. */
    WRONGLY_HELD(4, "wrongly_held", HELD, "wrongly_held_fen"),
    /** The hold is open, or the institution withdrew what was held. */
    UNRESOLVED(5, "unresolved", HELD, null),
    /** Released at the first review, or because nobody looked in time. */
    CLEARED_FIRST(6, "cleared_first", WRONGLY_HELD, null),
    /** Released after the first review had confirmed something: on appeal, in the re-review, by the college. */
    OVERTURNED(7, "overturned", WRONGLY_HELD, null);

    private static final List<Count> ALL = List.of(values());

    private final int place;
    private final String key;
    private final @Nullable Count of;
    private final @Nullable String moneyKey;

    Count(int place, String key, @Nullable Count of, @Nullable String moneyKey) {
        this.place = place;
        this.key = key;
        this.of = of;
        this.moneyKey = moneyKey;
    }

    /** From the top down. */
    public static List<Count> all() {
        return ALL;
    }

    /** Those of a rule: a settlement that no rule held belongs to none. */
    public static List<Count> ofRules() {
        return ALL.subList(HELD.place(), ALL.size());
    }

    /** Its name in the published text. */
    public String key() {
        return key;
    }

    /** The count that it is a part of. */
    public Optional<Count> partOf() {
        return Optional.ofNullable(of);
    }

    /** Its parts; none when it is counted itself. */
    public List<Count> parts() {
        return ALL.stream().filter(count -> count.of == this).toList();
    }

    /** Name of the money that belongs to it, if any does. */
    public Optional<String> moneyKey() {
        return Optional.ofNullable(moneyKey);
    }

    /** From 0, from the top down. */
    int place() {
        return place;
    }

    /** Those that have no parts. */
    static List<Count> leaves() {
        return ALL.stream().filter(count -> count.parts().isEmpty()).toList();
    }

    static Map<Count, Long> copyOf(Map<Count, Long> numbers) {
        Map<Count, Long> copy = new EnumMap<>(Count.class);
        copy.putAll(numbers);
        return Collections.unmodifiableMap(copy);
    }
}
