package org.claimscreener.screening.decide;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.flow.Packed;
import org.claimscreener.screening.record.VisitState;
import org.jspecify.annotations.Nullable;

/**
 * The current patient's past visits in keyed state. A patient whose visits lie in the list of version 1 gets them moved
 * when first touched.
 */
final class VisitStore {
    private final MapState<String, byte[]> visits;
    private final ListState<VisitState> ofVersion1;

    /** Whether any patient's may lie there: with none, nobody pays for looking. */
    private final boolean mayHoldVersion1;

    private final Packed<VisitState> form = PatientStates.packedVisit();

    VisitStore(MapState<String, byte[]> visits, ListState<VisitState> ofVersion1, boolean mayHoldVersion1) {
        this.visits = visits;
        this.ofVersion1 = ofVersion1;
        this.mayHoldVersion1 = mayHoldVersion1;
    }

    /** That of a subtask, once its state is restored. */
    static VisitStore open(RuntimeContext context, KeyedStateBackend<String> backend) {
        MapState<String, byte[]> visits = context.getMapState(PatientStates.visits());
        ListState<VisitState> ofVersion1 = context.getListState(PatientStates.visitsOfVersion1());
        try (Stream<String> patients =
                backend.getKeys(PatientStates.visitsOfVersion1().getName(), VoidNamespace.INSTANCE)) {
            return new VisitStore(visits, ofVersion1, patients.findAny().isPresent());
        }
    }

    List<Remembered> all() throws Exception {
        moveFromVersion1();
        List<Remembered> all = new ArrayList<>();
        for (Map.Entry<String, byte[]> visit : visits.entries()) {
            all.add(loaded(visit.getKey(), visit.getValue()));
        }
        return all;
    }

    @Nullable
    Remembered get(String settlementId) throws Exception {
        moveFromVersion1();
        byte[] visit = visits.get(settlementId);
        return visit == null ? null : loaded(settlementId, visit);
    }

    void put(Remembered remembered) throws Exception {
        moveFromVersion1();
        put(PatientStates.stored(remembered));
    }

    /** The id stands in the key and need not be written twice. */
    private void put(VisitState visit) throws Exception {
        String id = visit.getSettlementId();
        visit.setSettlementId("");
        visits.put(id, form.pack(visit));
    }

    private Remembered loaded(String settlementId, byte[] bytes) throws IOException {
        VisitState visit = form.unpack(bytes);
        visit.setSettlementId(settlementId);
        return PatientStates.loaded(visit);
    }

    void remove(String settlementId) throws Exception {
        moveFromVersion1();
        visits.remove(settlementId);
    }

    private void moveFromVersion1() throws Exception {
        if (!mayHoldVersion1) {
            return;
        }
        boolean any = false;
        for (VisitState visit : ofVersion1.get()) {
            // Twice the same id is one that was decided anew after the ledger's window: the later one holds.
            put(visit);
            any = true;
        }
        if (any) {
            ofVersion1.clear();
        }
    }
}
