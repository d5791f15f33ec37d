package org.claimscreener.micro;

import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.replay.HeapPatientMemory;

/** A person's memory that stays as it is, whatever it is given: its settlement is new again and again. */
final class FrozenMemory extends HeapPatientMemory {
    private final Optional<List<Remembered>> fixed;

    FrozenMemory(List<Remembered> past) {
        this.fixed = Optional.of(past);
    }

    @Override
    public Optional<List<Remembered>> past() {
        return fixed;
    }

    @Override
    public void putVisit(Remembered remembered) {}

    @Override
    public void removeVisit(String settlementId) {}

    @Override
    public void putAnswered(String settlementId, LedgerEntry entry) {}
}
