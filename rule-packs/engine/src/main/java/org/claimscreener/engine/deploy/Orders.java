package org.claimscreener.engine.deploy;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is ordered, by pack id. Immutable. */
public record Orders(SortedMap<String, OrdersOfPack> byPack) {
    public Orders {
        byPack = Collections.unmodifiableSortedMap(new TreeMap<>(byPack));
    }

    /** What is ordered about one id; nothing when it was never staged. */
    public OrdersOfPack of(String packId) {
        OrdersOfPack known = byPack.get(packId);
        return known == null ? OrdersOfPack.none(packId) : known;
    }

    /** The digests that are to decide at an instant, by pack id. */
    public SortedMap<String, String> wantedAt(Instant now) {
        SortedMap<String, String> wanted = new TreeMap<>();
        byPack.forEach((id, orders) -> orders.wantedAt(now).ifPresent(digest -> wanted.put(id, digest)));
        return wanted;
    }

    /** The digests that are to be evaluated beside at an instant, by pack id. */
    public SortedMap<String, String> shadowsAt(Instant now) {
        SortedMap<String, String> shadows = new TreeMap<>();
        byPack.forEach((id, orders) -> orders.shadowAt(now).ifPresent(digest -> shadows.put(id, digest)));
        return shadows;
    }

    /** When another pack is to decide, if no further order comes. */
    public Optional<Instant> nextChangeAfter(Instant now) {
        return byPack.values().stream()
                .flatMap(orders -> orders.pendingAt(now).stream())
                .map(Activation::effectiveAt)
                .min(Comparator.naturalOrder());
    }

    /** The pack to fall back to from this one, see {@link OrdersOfPack#lastGood}. */
    public Optional<String> lastGood(String packId, String digest) {
        return of(packId).lastGood(digest);
    }

    /** The pack of a digest, unless it is retired. */
    public Optional<StagedPack> staged(String packId, String digest) {
        Map<String, StagedPack> staged = of(packId).staged();
        return Optional.ofNullable(staged.get(digest));
    }
}
