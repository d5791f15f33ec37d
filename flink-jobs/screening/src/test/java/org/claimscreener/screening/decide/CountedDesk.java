package org.claimscreener.screening.decide;

import java.util.ArrayList;
import java.util.List;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.patient.PatientDesk;
import org.claimscreener.engine.screen.Decider;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.screening.Inputs;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.metrics.DecideOnceMetrics;
import org.claimscreener.screening.packs.Stamp;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.StampedFeature;
import org.claimscreener.screening.record.StampedPack;
import org.claimscreener.screening.standing.GivenStanding;

/**
 * The patients' desk and their memory in RocksDB, as in the deciding operator, with every access counted. Packs are the
 * project's.
 */
final class CountedDesk implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, Profiled, Outgoing> harness;
    private final Desk desk;
    private final List<StampedPack> packs =
            Inputs.bundledRulePacks().stream().map(Stamp::stamped).toList();
    private final int features;

    /**
     * Opens one.
     *
     * @param decider what decides; stays the caller's
     * @param features that are stamped on each settlement
     */
    CountedDesk(Decider decider, int features) throws Exception {
        this.features = features;
        desk = new Desk();
        desk.decider = decider;
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(desk),
                profiled -> profiled.getAccepted().getPatientId(),
                BasicTypeInfo.STRING_TYPE_INFO,
                JobSettings.MAX_PARALLELISM,
                1,
                0);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend(true));
        harness.setup(
                Types.OUTGOING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.open();
    }

    /** Has one input answered, and counts anew. */
    Outcome receive(Accepted accepted) throws Exception {
        List<StampedFeature> stamped = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            stamped.add(new StampedFeature(
                    "pharmacy_settlements_%02d".formatted(i), (long) i, 1_757_000_000_000L, "", "EXACT"));
        }
        desk.use.reset();
        desk.use.key = accepted.getPatientId();
        harness.processElement(new StreamRecord<>(new Profiled(accepted, packs, stamped, 0, List.of(), List.of())));
        return desk.last.get(0);
    }

    CountedMap.Use use() {
        return desk.use;
    }

    @Override
    public void close() {
        try {
            harness.close();
        } catch (Exception e) {
            throw new IllegalStateException("the state backend does not close", e);
        }
    }

    private static final class Desk extends KeyedProcessFunction<String, Profiled, Outgoing> {
        private static final long serialVersionUID = 1L;

        private final transient CountedMap.Use use = new CountedMap.Use();
        private final transient List<Outcome> last = new ArrayList<>();
        private transient PatientInputs inputs;
        private transient Decider decider = new Screener(List.of());
        private transient PatientDesk desk;
        private transient KeyedPatientMemory memory;

        @SuppressWarnings("NullAway.Init") // The rest comes with open().
        private Desk() {}

        @Override
        public void open(OpenContext context) {
            desk = new PatientDesk(decider);
            inputs = new PatientInputs(
                    GivenStanding.NONE.open(),
                    new TraceAnswers(getRuntimeContext().getMapState(PatientStates.traceAnswers())));
            memory = new KeyedPatientMemory(
                    new VisitStore(
                            counted(
                                    getRuntimeContext().getMapState(PatientStates.visits()),
                                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO),
                            getRuntimeContext().getListState(PatientStates.visitsOfVersion1()),
                            false),
                    counted(getRuntimeContext().getMapState(PatientStates.ledger()), Types.LEDGER),
                    getRuntimeContext().getMapState(PatientStates.recorded()),
                    new WaitingRoom(
                            getRuntimeContext().getListState(PatientStates.waiting()), () -> String.valueOf(use.key)),
                    DecideOnceMetrics.ofThisJvm());
        }

        private <V> CountedMap<V> counted(MapState<String, V> state, TypeInformation<V> type) {
            return new CountedMap<>(state, type.createSerializer(new SerializerConfigImpl()), use);
        }

        @Override
        public void processElement(Profiled profiled, Context context, Collector<Outgoing> out) {
            last.clear();
            last.add(desk.receive(inputs.of(profiled), memory, true));
        }
    }
}
