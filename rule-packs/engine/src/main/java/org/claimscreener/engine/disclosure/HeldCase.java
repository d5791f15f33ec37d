package org.claimscreener.engine.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.hold.HoldTransitions;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.jspecify.annotations.Nullable;

/** A settlement of the month of which something was held, and how far its hold has come. Not thread-safe. */
final class HeldCase {
    private final String prefecture;
    private final List<String> rules;
    private final long heldFen;
    private final Instant receivedAt;
    private int step;
    private boolean confirmedFirst;
    private @Nullable HoldStage end;
    private @Nullable Instant endedAt;
    private long deductedFen;

    HeldCase(String prefecture, List<String> rules, long heldFen, Instant receivedAt) {
        this.prefecture = prefecture;
        this.rules = rules;
        this.heldFen = heldFen;
        this.receivedAt = receivedAt;
    }

    String prefecture() {
        return prefecture;
    }

    List<String> rules() {
        return rules;
    }

    /** One that was heard before, a refused command, or anything after the end changes nothing. */
    void take(HoldStep next) {
        HoldStage stage = next.getStageAfter();
        if (next.getStep() <= step || next.getRefusal() != null || stage == null || end != null) {
            return;
        }
        step = next.getStep();
        confirmedFirst |= stage == HoldStage.NOTIFIED;
        if (HoldTransitions.isEnd(stage)) {
            end = stage;
            endedAt = next.getAt();
            deductedFen = next.getDeductedFen();
        }
    }

    /** What it counts as: exactly one. */
    Count outcome() {
        if (end == null) {
            return Count.UNRESOLVED;
        }
        if (deductedFen > 0) {
            return Count.CONFIRMED;
        }
        if (end != HoldStage.RELEASED) {
            return Count.UNRESOLVED;
        }
        return confirmedFirst ? Count.OVERTURNED : Count.CLEARED_FIRST;
    }

    void addTo(Tally.Building tally) {
        Count outcome = outcome();
        tally.count(outcome);
        tally.money(Count.HELD, heldFen);
        if (outcome == Count.CONFIRMED) {
            tally.money(Count.CONFIRMED, deductedFen);
        } else if (outcome != Count.UNRESOLVED) {
            tally.money(Count.WRONGLY_HELD, heldFen);
        }
        if (endedAt != null && outcome != Count.UNRESOLVED) {
            tally.ended(Duration.between(receivedAt, endedAt));
        }
    }
}
