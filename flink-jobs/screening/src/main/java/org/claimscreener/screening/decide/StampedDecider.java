package org.claimscreener.screening.decide;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.screen.Decider;
import org.claimscreener.engine.screen.PackWatch;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.engine.screen.Screening;
import org.claimscreener.screening.packs.PackShelf;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * Decides each settlement by the packs that it is stamped with, and no others: two that come one after the other may be
 * stamped differently. One that is stamped with a pack that is not compiled here is held. One subtask's; not thread-safe.
 */
final class StampedDecider implements Decider, AutoCloseable {
    /** Packs change seldom; beyond the set in force and those just before it the shelf is asked again. */
    private static final int MOST_SETS = 4;

    private final PackShelf shelf;
    private final boolean timed;
    private final PackWatch watch;
    private final Deque<Ready> sets = new ArrayDeque<>();
    private @Nullable Screened last;

    /**
     * Of that shelf.
     *
     * @param timed whether the packs' limits of time hold
     * @param watch who is told how each pack does
     */
    StampedDecider(PackShelf shelf, boolean timed, PackWatch watch) {
        this.shelf = shelf;
        this.timed = timed;
        this.watch = watch;
    }

    /** What was decided, for whoever looks again. */
    record Screened(Screening screening, DecisionFrame frame) {}

    private record Ready(List<PackRef> packs, List<PackShelf.Lease> leases, Screener screener) {
        boolean isOf(List<PackRef> stamped) {
            if (stamped.size() != packs.size()) {
                return false;
            }
            for (int i = 0; i < stamped.size(); i++) {
                if (!stamped.get(i).getDigest().equals(packs.get(i).getDigest())) {
                    return false;
                }
            }
            return true;
        }

        void giveBack() {
            leases.forEach(PackShelf.Lease::close);
        }
    }

    @Override
    public Screening screen(Settlement settlement, List<PastVisit> past, DecisionFrame frame) {
        Screener screener = known(frame.packs());
        Screening screening =
                screener == null ? fetchAndScreen(settlement, past, frame) : screener.screen(settlement, past, frame);
        last = new Screened(screening, frame);
        return screening;
    }

    @Override
    public Screening unreadable(Settlement settlement, DecisionFrame frame, String detail) {
        last = null;
        return new Screener(List.of()).unreadable(settlement, frame, detail);
    }

    /** What the last call decided, once; empty when it could not read what a decision rests on. */
    Optional<Screened> takeLast() {
        Screened screened = last;
        last = null;
        return Optional.ofNullable(screened);
    }

    private @Nullable Screener known(List<PackRef> stamped) {
        for (Ready ready : sets) {
            if (ready.isOf(stamped)) {
                return ready.screener();
            }
        }
        return null;
    }

    private Screening fetchAndScreen(Settlement settlement, List<PastVisit> past, DecisionFrame frame) {
        List<PackShelf.Lease> leases = new ArrayList<>();
        for (PackRef ref : frame.packs()) {
            Optional<PackShelf.Lease> lease = shelf.lease(ref.getDigest(), timed);
            if (lease.isEmpty()) {
                leases.forEach(PackShelf.Lease::close);
                String detail = "pack " + ref.getPackId() + " " + ref.getVersion() + " ("
                        + ref.getDigest().substring(0, 12) + ") is in force and not compiled here";
                return Screener.withoutPack(settlement, past, frame, detail);
            }
            leases.add(lease.get());
        }
        return keep(frame.packs(), leases).screen(settlement, past, frame);
    }

    private Screener keep(List<PackRef> stamped, List<PackShelf.Lease> leases) {
        Screener screener =
                new Screener(leases.stream().map(PackShelf.Lease::pack).toList(), watch);
        sets.addFirst(new Ready(List.copyOf(stamped), List.copyOf(leases), screener));
        if (sets.size() > MOST_SETS) {
            sets.removeLast().giveBack();
        }
        return screener;
    }

    @Override
    public void close() {
        sets.forEach(Ready::giveBack);
        sets.clear();
    }
}
