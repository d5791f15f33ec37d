package org.claimscreener.engine.patient;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** A patient's memory that a test can look into. */
final class MemoryInMaps implements PatientMemory {
    final List<Remembered> past = new ArrayList<>();
    final Map<String, LedgerEntry> answered = new HashMap<>();
    final Map<AnswerKey, ByteBuffer> recorded = new HashMap<>();
    final Set<String> waiting = new HashSet<>();
    boolean readable = true;

    @Override
    public Optional<List<Remembered>> past() {
        return readable ? Optional.of(List.copyOf(past)) : Optional.empty();
    }

    /** What cannot be read throws here, as keyed state does. */
    @Override
    public @Nullable Remembered visit(String settlementId) {
        if (!readable) {
            throw new IllegalStateException("the visit of " + settlementId + " cannot be read");
        }
        return past.stream().filter(of(settlementId)).findFirst().orElse(null);
    }

    @Override
    public void putVisit(Remembered remembered) {
        for (int i = 0; i < past.size(); i++) {
            if (of(remembered.visit().settlementId()).test(past.get(i))) {
                past.set(i, remembered);
                return;
            }
        }
        past.add(remembered);
    }

    private static Predicate<Remembered> of(String settlementId) {
        return remembered -> remembered.visit().settlementId().equals(settlementId);
    }

    @Override
    public void removeVisit(String settlementId) {
        past.removeIf(of(settlementId));
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
        return recorded.get(key);
    }

    @Override
    public void putRecorded(AnswerKey key, ByteBuffer answer) {
        recorded.put(key, answer);
    }

    @Override
    public void removeRecorded(AnswerKey key) {
        recorded.remove(key);
    }

    @Override
    public boolean awaitsInputs() {
        return !recorded.isEmpty();
    }

    @Override
    public boolean settlementWaits(String settlementId) {
        return waiting.contains(settlementId);
    }
}
