package org.claimscreener.network;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.Decision;

/** Remembers what it is told. */
final class Heard implements NetworkListener {
    final List<String> lateIds = new ArrayList<>();
    final List<Answer> late = new ArrayList<>();
    final List<Decision> contradictions = new ArrayList<>();

    @Override
    public void onLate(String settlementId, Answer answer) {
        lateIds.add(settlementId);
        late.add(answer);
    }

    @Override
    public void onContradiction(Decision contradicting) {
        contradictions.add(contradicting);
    }
}
