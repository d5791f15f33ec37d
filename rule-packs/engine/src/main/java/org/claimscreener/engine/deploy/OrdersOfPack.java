package org.claimscreener.engine.deploy;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What is ordered about the packs of one id. Immutable.
 *
 * @param lastNumber of the last order that was accepted
 * @param staged what may be activated, by digest
 * @param retired versions that were let go, the last {@link #MOST_RETIRED} of them, by digest
 * @param shadow the last order to shadow, unless its pack was retired
 * @param activations by number, those that are overtaken and those to come among them; the oldest are forgotten
 */
public record OrdersOfPack(
        String packId,
        long lastNumber,
        SortedMap<String, StagedPack> staged,
        SortedMap<String, StagedPack> retired,
        @Nullable ShadowOrder shadow,
        List<Activation> activations) {
    /** Packs of one id that are staged at a time. */
    public static final int MOST_STAGED = 64;

    /** Retired packs of one id that are remembered by name. */
    public static final int MOST_RETIRED = 64;

    /** Activations of one id that wait at a time. */
    public static final int MOST_PENDING = 16;

    static final int MOST_ACTIVATIONS = 128;

    public OrdersOfPack {
        staged = Collections.unmodifiableSortedMap(new TreeMap<>(staged));
        retired = Collections.unmodifiableSortedMap(new TreeMap<>(retired));
        activations = List.copyOf(activations);
    }

    static OrdersOfPack none(String packId) {
        return new OrdersOfPack(packId, 0, new TreeMap<>(), new TreeMap<>(), null, List.of());
    }

    /** The digest that is to decide at an instant; empty when none is. */
    public Optional<String> wantedAt(Instant now) {
        return leading(now).map(Activation::digest);
    }

    /**
     * The activation with the greatest number among those in effect whose packs are not retired: when the one that decides is
     * retired, the one before it decides again, for nobody means to pay by no rule at all. With every one retired, none does.
     */
    Optional<Activation> leading(Instant now) {
        return activations.stream()
                .filter(activation -> activation.isInEffect(now) && !activation.ended())
                .max(Comparator.comparing(Activation::number));
    }

    /** The digest that is to be evaluated beside; one that has come to decide since is no shadow any more. */
    public Optional<String> shadowAt(Instant now) {
        if (shadow == null) {
            return Optional.empty();
        }
        boolean hasDecided = notOvertaken()
                .anyMatch(activation -> activation.digest().equals(shadow.digest())
                        && activation.number() > shadow.number()
                        && activation.isInEffect(now));
        return hasDecided ? Optional.empty() : Optional.of(shadow.digest());
    }

    /** Activations that will change something later, the earliest first. */
    public List<Activation> pendingAt(Instant now) {
        long leading = leading(now).map(Activation::number).orElse(0L);
        return notOvertaken()
                .filter(activation -> activation.number() > leading && !activation.isInEffect(now))
                .sorted(Comparator.comparing(Activation::effectiveAt))
                .toList();
    }

    /** Digests that may decide soon: those that are to at a later instant, and the one that was staged last. */
    public Set<String> upcoming(Instant now) {
        Set<String> upcoming = new TreeSet<>();
        pendingAt(now).forEach(activation -> upcoming.add(activation.digest()));
        long leading = leading(now).map(Activation::number).orElse(0L);
        staged.values().stream()
                .max(Comparator.comparing(StagedPack::number))
                .filter(newest -> newest.number() > leading)
                .ifPresent(newest -> upcoming.add(newest.digest()));
        return upcoming;
    }

    /** Has it ever been staged, as far as is remembered? */
    boolean knows(String digest) {
        return staged.containsKey(digest) || retired.containsKey(digest);
    }

    /**
     * The pack to fall back to: of an older sequence number than this one, the one that decided last and is not retired.
     * A version that this one was rolled back from is newer, and is never fallen back to.
     */
    public Optional<String> lastGood(String digest) {
        long sequence = sequenceOf(digest);
        return notOvertaken()
                .filter(activation -> !activation.ended() && activation.sequence() < sequence)
                .max(Comparator.comparing(Activation::number))
                .map(Activation::digest);
    }

    /** Has the pack decided before, or does it, and is not retired since? */
    boolean hasDecided(String digest, Instant now) {
        return notOvertaken()
                .anyMatch(activation ->
                        activation.digest().equals(digest) && !activation.ended() && activation.isInEffect(now));
    }

    /** The sequence number of a digest that is or was staged, else 0. */
    private long sequenceOf(String digest) {
        return Stream.of(staged, retired)
                .flatMap(packs -> Optional.ofNullable(packs.get(digest)).stream())
                .findFirst()
                .map(StagedPack::sequence)
                .orElse(0L);
    }

    /** Those that have decided or will, by number. */
    private Stream<Activation> notOvertaken() {
        return activations.stream().filter(activation -> activations.stream().noneMatch(activation::isOvertakenBy));
    }
}
