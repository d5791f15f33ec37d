package org.claimscreener.launcher.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.launcher.rebuild.InstitutionLog.Input;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * One institution's inputs with the set of packs by which each was counted, in the order in which the job took them, as near
 * as the log tells. One subtask takes all of them and stamps by the newest set, so a set that was left does not come back
 * for one settlement: what was appended just after a change and is stamped by the set before it was taken before it.
 */
final class StampOrder {
    /** Partitions overtake each other by less. A set that is left and comes back sooner than this is taken for one. */
    private static final Duration OVERTAKING = Duration.ofSeconds(5);

    private final List<Stretch> stretches = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private StampOrder() {}

    /**
     * An input.
     *
     * @param packs by which it was counted; null when no decision before or after it says
     * @param decision on it, or null; of a retry null, too, for what was decided before does not say by what it was counted
     */
    record Stamped(
            Input input,
            @Nullable List<PackRef> packs,
            @Nullable Decision decision) {}

    /** A time in which one set was in force. */
    private record Stretch(List<PackRef> packs, Instant since, List<Stamped> inputs) {}

    /** All inputs of the log. */
    static List<Stamped> of(InstitutionLog log) {
        StampOrder order = new StampOrder();
        List<Input> beforeAny = new ArrayList<>();
        for (Input input : log.inputs()) {
            Settlement settlement = input.settlement();
            Decision decision = settlement == null || !order.isFirst(settlement) ? null : log.decision(settlement);
            if (decision != null) {
                order.add(input, decision);
            } else if (order.stretches.isEmpty()) {
                beforeAny.add(input);
            } else {
                Stretch last = order.last();
                last.inputs().add(new Stamped(input, last.packs(), null));
            }
        }
        return order.inOrder(beforeAny);
    }

    private boolean isFirst(Settlement settlement) {
        return seen.add(settlement.getSettlementId().length() + ":" + settlement.getSettlementId()
                + settlement.getPerson().getPatientId());
    }

    private Stretch last() {
        return stretches.get(stretches.size() - 1);
    }

    private void add(Input input, Decision decision) {
        List<PackRef> packs = decision.getPacks();
        Stamped stamped = new Stamped(input, packs, decision);
        if (!stretches.isEmpty() && last().packs().equals(packs)) {
            last().inputs().add(stamped);
        } else if (overtaken(input, packs)) {
            stretches.get(stretches.size() - 2).inputs().add(stamped);
        } else {
            stretches.add(new Stretch(packs, input.receivedAt(), new ArrayList<>(List.of(stamped))));
        }
    }

    private boolean overtaken(Input input, List<PackRef> packs) {
        return stretches.size() > 1
                && stretches.get(stretches.size() - 2).packs().equals(packs)
                && Duration.between(last().since(), input.receivedAt()).compareTo(OVERTAKING) < 0;
    }

    private List<Stamped> inOrder(List<Input> beforeAny) {
        List<PackRef> first = stretches.isEmpty() ? null : stretches.get(0).packs();
        List<Stamped> all = new ArrayList<>();
        beforeAny.forEach(input -> all.add(new Stamped(input, first, null)));
        stretches.forEach(stretch -> all.addAll(stretch.inputs()));
        return all;
    }
}
