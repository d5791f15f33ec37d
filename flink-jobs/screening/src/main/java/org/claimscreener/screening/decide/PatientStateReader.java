package org.claimscreener.screening.decide;

import java.util.Map;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.replay.MemoryText;
import org.claimscreener.screening.SavedLine;
import org.claimscreener.screening.record.LedgerState;

/** Reads what is remembered of one person from a savepoint, as lines of name, tab and text. */
public final class PatientStateReader extends KeyedStateReaderFunction<String, String> {
    private static final long serialVersionUID = 1L;

    private final String patientId;
    private transient VisitStore visits;
    private transient MapState<String, LedgerState> ledger;

    /** For that person; all others are passed over. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public PatientStateReader(String patientId) {
        this.patientId = patientId;
    }

    @Override
    public void open(OpenContext context) {
        // What lies in the list of version 1 is moved when the job first touches the person, and not by looking.
        visits = new VisitStore(
                getRuntimeContext().getMapState(PatientStates.visits()),
                getRuntimeContext().getListState(PatientStates.visitsOfVersion1()),
                false);
        ledger = getRuntimeContext().getMapState(PatientStates.ledger());
    }

    @Override
    public void readKey(String key, Context context, Collector<String> out) throws Exception {
        if (!key.equals(patientId)) {
            out.collect(SavedLine.SOMEBODY_ELSE);
            return;
        }
        for (Remembered remembered : visits.all()) {
            String name = MemoryText.visitName(remembered.visit().settlementId());
            out.collect(SavedLine.of(name, MemoryText.of(remembered)));
        }
        for (Map.Entry<String, LedgerState> entry : ledger.entries()) {
            out.collect(SavedLine.of(
                    MemoryText.answerName(entry.getKey()), MemoryText.of(PatientStates.loaded(entry.getValue()))));
        }
    }
}
