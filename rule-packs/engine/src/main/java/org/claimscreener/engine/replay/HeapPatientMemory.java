package org.claimscreener.engine.replay;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.PatientMemory;
import org.jspecify.annotations.Nullable;

/**
 * One patient's memory on the heap, while a log is followed or where nothing outlives the process. Bounded by what is put in.
 * Not thread-safe.
 */
public class HeapPatientMemory implements PatientMemory {
    private final Map<String, Remembered> past = new LinkedHashMap<>();
    private final Map<String, LedgerEntry> answered = new HashMap<>();
    private final Map<AnswerKey, ByteBuffer> recorded = new HashMap<>();

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

    /** Nothing waits here: what is followed has its input beside it. */
    @Override
    public boolean settlementWaits(String settlementId) {
        return false;
    }

    /** All of it as text by name, as {@link MemoryText} has it. */
    SortedMap<String, String> text() {
        SortedMap<String, String> text = new TreeMap<>();
        for (Remembered remembered : past().orElseThrow()) {
            text.put(MemoryText.visitName(remembered.visit().settlementId()), MemoryText.of(remembered));
        }
        answered.forEach((id, entry) -> text.put(MemoryText.answerName(id), MemoryText.of(entry)));
        return text;
    }
}
