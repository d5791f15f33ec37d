package org.claimscreener.screening.decide;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.PatientMemory;
import org.claimscreener.screening.StateAccessException;
import org.claimscreener.screening.metrics.DecideOnceMetrics;
import org.claimscreener.screening.record.LedgerState;
import org.jspecify.annotations.Nullable;

/** The current patient's memory in keyed state. */
final class KeyedPatientMemory implements PatientMemory {
    private final VisitStore visits;
    private final MapState<String, LedgerState> ledger;
    private final MapState<String, byte[]> recorded;
    private final WaitingRoom waiting;
    private final DecideOnceMetrics metrics;

    /** Recorded answers of all the subtask's patients: with none, no input pays for looking. */
    private long recordedOfAll;

    KeyedPatientMemory(
            VisitStore visits,
            MapState<String, LedgerState> ledger,
            MapState<String, byte[]> recorded,
            WaitingRoom waiting,
            DecideOnceMetrics metrics) {
        this.visits = visits;
        this.ledger = ledger;
        this.recorded = recorded;
        this.waiting = waiting;
        this.metrics = metrics;
    }

    /** One was restored with the state. */
    void countRecorded() {
        recordedOfAll++;
        metrics.recorded(1);
    }

    /** The attempt ends: the next one counts what it restores. */
    void uncountRecorded() {
        metrics.recorded(-recordedOfAll);
        recordedOfAll = 0;
    }

    @Override
    public Optional<List<Remembered>> past() {
        try {
            return Optional.of(visits.all());
        } catch (FlinkRuntimeException | IOException e) {
            metrics.pastUnreadable(e);
            return Optional.empty();
        } catch (Exception e) {
            throw new StateAccessException("visits", e);
        }
    }

    @Override
    public @Nullable Remembered visit(String settlementId) {
        try {
            return visits.get(settlementId);
        } catch (Exception e) {
            throw new StateAccessException("visits", e);
        }
    }

    @Override
    public void putVisit(Remembered remembered) {
        try {
            visits.put(remembered);
        } catch (Exception e) {
            throw new StateAccessException("visits", e);
        }
    }

    @Override
    public void removeVisit(String settlementId) {
        try {
            visits.remove(settlementId);
        } catch (Exception e) {
            throw new StateAccessException("visits", e);
        }
    }

    @Override
    public @Nullable LedgerEntry answered(String settlementId) {
        try {
            LedgerState state = ledger.get(settlementId);
            return state == null ? null : PatientStates.loaded(state);
        } catch (Exception e) {
            throw new StateAccessException("ledger", e);
        }
    }

    @Override
    public void putAnswered(String settlementId, LedgerEntry entry) {
        try {
            ledger.put(settlementId, PatientStates.stored(entry));
        } catch (Exception e) {
            throw new StateAccessException("ledger", e);
        }
    }

    @Override
    public @Nullable ByteBuffer recorded(AnswerKey key) {
        if (recordedOfAll == 0) {
            return null;
        }
        try {
            byte[] answer = recorded.get(key.text());
            return answer == null ? null : ByteBuffer.wrap(answer);
        } catch (Exception e) {
            throw new StateAccessException("recorded answers", e);
        }
    }

    @Override
    public void putRecorded(AnswerKey key, ByteBuffer answer) {
        byte[] bytes = new byte[answer.remaining()];
        answer.duplicate().get(bytes);
        try {
            recorded.put(key.text(), bytes);
        } catch (Exception e) {
            throw new StateAccessException("recorded answers", e);
        }
        countRecorded();
    }

    @Override
    public void removeRecorded(AnswerKey key) {
        try {
            recorded.remove(key.text());
        } catch (Exception e) {
            throw new StateAccessException("recorded answers", e);
        }
        recordedOfAll--;
        metrics.recorded(-1);
    }

    @Override
    public boolean awaitsInputs() {
        if (recordedOfAll == 0) {
            return false;
        }
        try {
            return !recorded.isEmpty();
        } catch (Exception e) {
            throw new StateAccessException("recorded answers", e);
        }
    }

    /** Asked of reversals whose settlement is not known, and of nothing else. */
    @Override
    public boolean settlementWaits(String settlementId) {
        try {
            return waiting.holdsSettlement(settlementId);
        } catch (Exception e) {
            throw new StateAccessException("waiting inputs", e);
        }
    }
}
