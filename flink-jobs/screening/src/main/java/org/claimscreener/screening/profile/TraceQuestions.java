package org.claimscreener.screening.profile;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.util.OutputTag;
import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.engine.trace.CodeOnLine;
import org.claimscreener.engine.trace.TraceBook;
import org.claimscreener.engine.trace.Traced;
import org.claimscreener.engine.trace.TracedMemory;
import org.claimscreener.screening.StateAccessException;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.CodeOnLineState;
import org.claimscreener.screening.record.TraceQuestion;
import org.claimscreener.screening.record.TraceQuestionKind;
import org.claimscreener.screening.record.TracedState;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/** The current institution's book of trace codes in keyed state, and the questions that come of it. */
public final class TraceQuestions {
    /** Side output towards the trace codes. */
    public static final OutputTag<TraceQuestion> TAG = new OutputTag<>("trace-questions", Types.TRACE_QUESTION);

    private final KeyedTracedMemory memory;

    TraceQuestions(MapState<String, TracedState> state) {
        this.memory = new KeyedTracedMemory(state);
    }

    /**
     * What was asked for, by settlement and person. Bound: the institution's settlements with trace codes in the TTL, which
     * is as long as the ledger answers for a settlement: later it cannot be withdrawn.
     */
    static MapStateDescriptor<String, TracedState> traced() {
        MapStateDescriptor<String, TracedState> descriptor =
                new MapStateDescriptor<>("traced", BasicTypeInfo.STRING_TYPE_INFO, Types.TRACED);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(Ledger.WINDOW_DAYS))
                .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                .cleanupInRocksdbCompactFilter(10_000)
                .build());
        return descriptor;
    }

    /**
     * Asks about a settlement's codes.
     *
     * @return how many answers come for this input
     */
    int submitted(Settlement settlement, Accepted accepted, Consumer<TraceQuestion> out) {
        List<String> codes = TraceBook.submitted(settlement, memory);
        long settledAtMs = settlement.getSettledAt().toEpochMilli();
        codes.forEach(code -> out.accept(question(TraceQuestionKind.ASK, code, settledAtMs, accepted)));
        return codes.size();
    }

    /** Gives back what a reversal withdraws. */
    void withdrawn(Reversal reversal, Accepted accepted, Consumer<TraceQuestion> out) {
        TraceBook.withdrawn(reversal, memory)
                .forEach(code -> out.accept(question(TraceQuestionKind.TAKE_BACK, code, 0, accepted)));
    }

    private static TraceQuestion question(TraceQuestionKind kind, String code, long settledAtMs, Accepted accepted) {
        return new TraceQuestion(
                kind,
                code,
                accepted.getSettlementId(),
                accepted.getPatientId(),
                accepted.getInstitutionId(),
                settledAtMs,
                accepted.getPartition(),
                accepted.getOffset());
    }

    private record KeyedTracedMemory(MapState<String, TracedState> state) implements TracedMemory {
        @Override
        public @Nullable Traced traced(String key) {
            try {
                TracedState stored = state.get(key);
                return stored == null ? null : loaded(stored);
            } catch (Exception e) {
                throw new StateAccessException("trace codes of a settlement", e);
            }
        }

        @Override
        public void putTraced(String key, Traced traced) {
            try {
                state.put(key, stored(traced));
            } catch (Exception e) {
                throw new StateAccessException("trace codes of a settlement", e);
            }
        }
    }

    private static TracedState stored(Traced traced) {
        return new TracedState(
                traced.lineIds(),
                traced.codes().stream()
                        .map(code -> new CodeOnLineState(code.line(), code.code()))
                        .toList(),
                traced.withdrawnLineIds(),
                traced.reversalIds());
    }

    private static Traced loaded(TracedState state) {
        return new Traced(
                state.getLineIds(),
                state.getCodes().stream()
                        .map(code -> new CodeOnLine(code.getLine(), code.getCode()))
                        .toList(),
                state.getWithdrawnLineIds(),
                state.getReversalIds());
    }
}
