package org.claimscreener.engine.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.wire.record.PackControl;
import org.jspecify.annotations.Nullable;

/** What each order but STAGE makes of what is ordered already. Pure and stateless. */
final class OrderRules {
    static final Duration LONGEST_WAIT = Duration.ofDays(400);

    private OrderRules() {}

    static OrdersOfPack shadow(OrdersOfPack before, Instant appendedAt, PackControl order) throws Refusal {
        StagedPack pack = staged(before, order);
        if (before.wantedAt(appendedAt).filter(pack.digest()::equals).isPresent()) {
            throw new Refusal("it decides already, and no pack is its own shadow");
        }
        return changed(
                before,
                order,
                before.staged(),
                before.retired(),
                new ShadowOrder(pack.digest(), order.getNumber()),
                before.activations());
    }

    static OrdersOfPack activate(OrdersOfPack before, Instant appendedAt, PackControl order) throws Refusal {
        StagedPack pack = staged(before, order);
        Instant effectiveAt = effectiveAt(before, appendedAt, order);
        StagedPack then = before.wantedAt(effectiveAt)
                .map(digest -> before.staged().get(digest))
                .orElse(null);
        if (then != null && then.digest().equals(pack.digest())) {
            throw new Refusal("it decides already, or will by then");
        }
        if (then != null && then.sequence() >= pack.sequence()) {
            throw new Refusal("its sequence number " + pack.sequence() + " is not above " + then.sequence()
                    + ", that of version " + then.version() + " which decides then: order a rollback, or build it"
                    + " after that version");
        }
        return withActivation(before, order, pack, effectiveAt);
    }

    static OrdersOfPack rollback(OrdersOfPack before, Instant appendedAt, PackControl order) throws Refusal {
        StagedPack pack = staged(before, order);
        if (!before.hasDecided(pack.digest(), appendedAt)) {
            throw new Refusal("it has not decided before: activate it");
        }
        return withActivation(before, order, pack, effectiveAt(before, appendedAt, order));
    }

    static OrdersOfPack retire(OrdersOfPack before, Instant appendedAt, PackControl order) throws Refusal {
        StagedPack pack = staged(before, order);
        String digest = pack.digest();
        SortedMap<String, StagedPack> staged = new TreeMap<>(before.staged());
        staged.remove(digest);
        ShadowOrder shadow = before.shadow();
        return changed(
                before,
                order,
                staged,
                withRetired(before, pack),
                shadow != null && shadow.digest().equals(digest) ? null : shadow,
                ended(before.activations(), digest, appendedAt));
    }

    /** What was in effect stays as ended, so that what it overtook does not come after all; what was to come is gone. */
    private static List<Activation> ended(List<Activation> activations, String digest, Instant appendedAt) {
        List<Activation> rest = new ArrayList<>();
        for (Activation activation : activations) {
            if (!activation.digest().equals(digest)) {
                rest.add(activation);
            } else if (activation.isInEffect(appendedAt)) {
                rest.add(activation.end());
            }
        }
        return rest;
    }

    private static Map<String, StagedPack> withRetired(OrdersOfPack before, StagedPack pack) {
        Map<String, StagedPack> retired = new TreeMap<>(before.retired());
        retired.put(pack.digest(), pack);
        if (retired.size() > OrdersOfPack.MOST_RETIRED) {
            retired.values().stream()
                    .min(java.util.Comparator.comparing(StagedPack::number))
                    .map(StagedPack::digest)
                    .ifPresent(retired::remove);
        }
        return retired;
    }

    private static StagedPack staged(OrdersOfPack before, PackControl order) throws Refusal {
        StagedPack pack = before.staged().get(order.getDigest());
        if (pack == null) {
            throw new Refusal(
                    before.retired().containsKey(order.getDigest())
                            ? "it is retired: stage it again first"
                            : "no such pack is staged");
        }
        return pack;
    }

    /** An instant that has passed is now: what was decided is decided. */
    private static Instant effectiveAt(OrdersOfPack before, Instant appendedAt, PackControl order) throws Refusal {
        Instant asked = order.getEffectiveAt();
        if (asked == null || !asked.isAfter(appendedAt)) {
            return appendedAt;
        }
        if (asked.isAfter(appendedAt.plus(LONGEST_WAIT))) {
            throw new Refusal("it is to take effect more than " + LONGEST_WAIT.toDays() + " days ahead");
        }
        if (before.pendingAt(appendedAt).size() >= OrdersOfPack.MOST_PENDING) {
            throw new Refusal(OrdersOfPack.MOST_PENDING + " activations wait already");
        }
        return asked;
    }

    private static OrdersOfPack withActivation(
            OrdersOfPack before, PackControl order, StagedPack pack, Instant effectiveAt) {
        List<Activation> activations = new ArrayList<>(before.activations());
        Activation added =
                new Activation(pack.digest(), pack.sequence(), order.getNumber(), effectiveAt, order.getKind(), false);
        activations.add(added);
        return changed(before, order, before.staged(), before.retired(), before.shadow(), bounded(activations));
    }

    /** Overtaken ones go first, for they mean nothing; then the oldest. */
    private static List<Activation> bounded(List<Activation> activations) {
        if (activations.size() <= OrdersOfPack.MOST_ACTIVATIONS) {
            return activations;
        }
        List<Activation> kept = new ArrayList<>(activations);
        kept.removeIf(each -> activations.stream().anyMatch(each::isOvertakenBy));
        int surplus = Math.max(0, kept.size() - OrdersOfPack.MOST_ACTIVATIONS);
        return kept.subList(surplus, kept.size());
    }

    static OrdersOfPack changed(
            OrdersOfPack before,
            PackControl order,
            Map<String, StagedPack> staged,
            Map<String, StagedPack> retired,
            @Nullable ShadowOrder shadow,
            List<Activation> activations) {
        return new OrdersOfPack(
                before.packId(), order.getNumber(), new TreeMap<>(staged), new TreeMap<>(retired), shadow, activations);
    }
}
