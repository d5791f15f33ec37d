package org.claimscreener.engine.pack;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was made of a pack's files last, by what they hold: the next version of a pack has nearly all of it again. Bounded by
 * weight; what was not asked for the longest goes first. Thread-safe.
 *
 * @param <K> says all that the value hangs on
 * @param <V> immutable, for packs share it
 */
final class Remembered<K, V> {
    private final long mostWeight;
    private final Map<K, Weighed<V>> values = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    private record Weighed<V>(V value, long weight) {}

    /**
     * Remembers nothing yet.
     *
     * @param mostWeight of all values together, in a unit of the caller's
     */
    Remembered(long mostWeight) {
        this.mostWeight = mostWeight;
    }

    synchronized Optional<V> find(K key) {
        return Optional.ofNullable(values.get(key)).map(Weighed::value);
    }

    /** Keeps a value, unless it is too heavy alone. */
    synchronized void keep(K key, V value, long itsWeight) {
        if (itsWeight > mostWeight) {
            return;
        }
        Weighed<V> before = values.put(key, new Weighed<>(value, itsWeight));
        weight += itsWeight - (before == null ? 0 : before.weight());
        Iterator<Weighed<V>> oldestFirst = values.values().iterator();
        while (weight > mostWeight) {
            weight -= oldestFirst.next().weight();
            oldestFirst.remove();
        }
    }
}
