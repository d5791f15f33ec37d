package org.claimscreener.screening.decide;

import java.util.Map;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.replay.MemoryText;
import org.claimscreener.screening.record.LedgerState;
import org.claimscreener.screening.record.VisitState;

/** Reads what is remembered of one person from a savepoint, as lines of name, tab and text. */
public final class PatientStateReader extends KeyedStateReaderFunction<String, String> {
    private static final long serialVersionUID = 1L;

    private final String patientId;
    private transient MapState<String, VisitState> visits;
    private transient MapState<String, LedgerState> ledger;

    /** For that person; all others are passed over. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public PatientStateReader(String patientId) {
        this.patientId = patientId;
    }

    @Override
    public void open(OpenContext context) {
        visits = getRuntimeContext().getMapState(PatientStates.visits());
        ledger = getRuntimeContext().getMapState(PatientStates.ledger());
    }

    @Override
    public void readKey(String key, Context context, Collector<String> out) throws Exception {
        if (!key.equals(patientId)) {
            return;
        }
        for (Map.Entry<String, VisitState> entry : visits.entries()) {
            out.collect(MemoryText.visitName(entry.getKey()) + "\t"
                    + MemoryText.of(PatientStates.loaded(entry.getValue())));
        }
        for (Map.Entry<String, LedgerState> entry : ledger.entries()) {
            out.collect(MemoryText.answerName(entry.getKey()) + "\t"
                    + MemoryText.of(PatientStates.loaded(entry.getValue())));
        }
    }
}
