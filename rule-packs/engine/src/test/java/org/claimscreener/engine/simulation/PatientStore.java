package org.claimscreener.engine.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.PatientMemory;
import org.jspecify.annotations.Nullable;

/** One patient's keyed state. What it holds is immutable, so a copy is a snapshot. */
final class PatientStore implements PatientMemory {
    private final List<Remembered> past = new ArrayList<>();
    private final Map<String, LedgerEntry> answered = new LinkedHashMap<>();
    private final Map<AnswerKey, ByteBuffer> recorded = new LinkedHashMap<>();
    private final List<Element.Profiled> waiting = new ArrayList<>();

    PatientStore copy() {
        PatientStore copy = new PatientStore();
        copy.past.addAll(past);
        copy.answered.putAll(answered);
        copy.recorded.putAll(recorded);
        copy.waiting.addAll(waiting);
        return copy;
    }

    /** Inputs that wait, in their order. */
    List<Element.Profiled> waiting() {
        return waiting;
    }

    Map<String, LedgerEntry> ledger() {
        return answered;
    }

    @Override
    public Optional<List<Remembered>> past() {
        return Optional.of(List.copyOf(past));
    }

    @Override
    public @Nullable Remembered visit(String settlementId) {
        return past.stream()
                .filter(remembered -> remembered.visit().settlementId().equals(settlementId))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void putVisit(Remembered remembered) {
        Remembered before = visit(remembered.visit().settlementId());
        if (before == null) {
            past.add(remembered);
        } else {
            past.set(past.indexOf(before), remembered);
        }
    }

    @Override
    public void removeVisit(String settlementId) {
        past.removeIf(remembered -> remembered.visit().settlementId().equals(settlementId));
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
        return waiting.stream()
                .map(Element.Profiled::input)
                .anyMatch(input ->
                        input instanceof Input.Submitted && input.settlementId().equals(settlementId));
    }
}
