package org.claimscreener.micro;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.PatientMemory;
import org.jspecify.annotations.Nullable;

/** A person's memory on the heap, of one whose answers no log holds before they are given. Not thread-safe. */
class TownMemory implements PatientMemory {
    private final Map<String, Remembered> past = new LinkedHashMap<>();
    private final Map<String, LedgerEntry> answered = new HashMap<>();

    @Override
    public Optional<List<Remembered>> past() {
        return Optional.of(List.copyOf(past.values()));
    }

    @Override
    public @Nullable Remembered visit(String settlementId) {
        return past.get(settlementId);
    }

    @Override
    public void putVisit(Remembered remembered) {
        past.put(remembered.visit().settlementId(), remembered);
    }

    @Override
    public void removeVisit(String settlementId) {
        past.remove(settlementId);
    }

    @Override
    public @Nullable LedgerEntry answered(String settlementId) {
        return answered.get(settlementId);
    }

    @Override
    public void putAnswered(String settlementId, LedgerEntry entry) {
        answered.put(settlementId, entry);
    }

    @Override
    public @Nullable ByteBuffer recorded(AnswerKey key) {
        return null;
    }

    @Override
    public void putRecorded(AnswerKey key, ByteBuffer answer) {
        throw new UnsupportedOperationException("no log is read here");
    }

    @Override
    public void removeRecorded(AnswerKey key) {
        throw new UnsupportedOperationException("no log is read here");
    }

    @Override
    public boolean awaitsInputs() {
        return false;
    }

    @Override
    public boolean settlementWaits(String settlementId) {
        return false;
    }

    /** One that stays as it is, whatever it is given: its settlement is new again and again. */
    static PatientMemory frozen(List<Remembered> past) {
        return new Frozen(past);
    }

    private static final class Frozen extends TownMemory {
        private final Optional<List<Remembered>> fixed;

        private Frozen(List<Remembered> past) {
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
}
