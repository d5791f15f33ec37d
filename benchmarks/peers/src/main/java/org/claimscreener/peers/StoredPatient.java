package org.claimscreener.peers;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.PatientMemory;
import org.jspecify.annotations.Nullable;

/**
 * One patient's memory in a store of all patients: a visit is an entry, and so is an answer. Nothing is read back from the log of
 * decisions, so no answer is ever recorded there that is not known here, and nothing waits.
 */
final class StoredPatient implements PatientMemory {
    private static final char VISIT = 'v';
    private static final char ANSWER = 'a';
    private static final String NOT_READ_BACK = "nothing is read back from the log of decisions";

    private final KeyValueStore<Bytes, byte[]> store;
    private final byte[] visits;
    private final byte[] answers;

    StoredPatient(KeyValueStore<Bytes, byte[]> store, String patientId) {
        this.store = store;
        this.visits = StoreKey.prefix(patientId, VISIT);
        this.answers = StoreKey.prefix(patientId, ANSWER);
    }

    @Override
    public Optional<List<Remembered>> past() {
        List<Remembered> past = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(visits, new ByteArraySerializer())) {
            while (entries.hasNext()) {
                past.add(PatientBytes.visit(new BytesIn(entries.next().value)));
            }
        }
        return Optional.of(past);
    }

    @Override
    public @Nullable Remembered visit(String settlementId) {
        byte @Nullable [] stored = store.get(StoreKey.of(visits, settlementId));
        return stored == null ? null : PatientBytes.visit(new BytesIn(stored));
    }

    @Override
    public void putVisit(Remembered remembered) {
        store.put(StoreKey.of(visits, remembered.visit().settlementId()), PatientBytes.of(remembered));
    }

    @Override
    public void removeVisit(String settlementId) {
        store.delete(StoreKey.of(visits, settlementId));
    }

    @Override
    public @Nullable LedgerEntry answered(String settlementId) {
        byte @Nullable [] stored = store.get(StoreKey.of(answers, settlementId));
        return stored == null ? null : PatientBytes.answered(new BytesIn(stored));
    }

    @Override
    public void putAnswered(String settlementId, LedgerEntry entry) {
        store.put(StoreKey.of(answers, settlementId), PatientBytes.of(entry));
    }

    @Override
    public @Nullable ByteBuffer recorded(AnswerKey key) {
        return null;
    }

    @Override
    public void putRecorded(AnswerKey key, ByteBuffer answer) {
        throw new IllegalStateException(NOT_READ_BACK);
    }

    @Override
    public void removeRecorded(AnswerKey key) {
        throw new IllegalStateException(NOT_READ_BACK);
    }

    @Override
    public boolean awaitsInputs() {
        return false;
    }

    @Override
    public boolean settlementWaits(String settlementId) {
        return false;
    }
}
