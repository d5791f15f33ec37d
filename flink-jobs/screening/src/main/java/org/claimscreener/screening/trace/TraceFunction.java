package org.claimscreener.screening.trace;

import java.time.Instant;
import java.util.List;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.trace.CodeUse;
import org.claimscreener.engine.trace.TraceDesk;
import org.claimscreener.screening.record.TraceAnswer;
import org.claimscreener.screening.record.TraceQuestion;

/**
 * Answers each question about a trace code with the settlements that used it before, and remembers the one that asks. What
 * is withdrawn is forgotten. Questions and returns of one settlement come from one subtask, so they keep their order.
 */
public final class TraceFunction extends KeyedProcessFunction<String, TraceQuestion, TraceAnswer> {
    private static final long serialVersionUID = 1L;

    private transient KeyedTraceMemory memory;

    @SuppressWarnings("NullAway.Init") // The memory comes with open(), in the task that uses it.
    public TraceFunction() {}

    @Override
    public void open(OpenContext context) {
        memory = new KeyedTraceMemory(getRuntimeContext().getState(TraceStates.uses()));
    }

    @Override
    public void processElement(TraceQuestion question, Context context, Collector<TraceAnswer> out) {
        switch (question.getKind()) {
            case ASK -> out.collect(answer(question));
            case TAKE_BACK ->
                TraceDesk.takeBack(
                        question.getSettlementId(), question.getPatientId(), question.getInstitutionId(), memory);
        }
    }

    private TraceAnswer answer(TraceQuestion question) {
        CodeUse own = new CodeUse(
                question.getSettlementId(),
                question.getPatientId(),
                question.getInstitutionId(),
                Instant.ofEpochMilli(question.getSettledAtMs()));
        List<CodeUse> others = TraceDesk.ask(own, memory);
        return new TraceAnswer(
                question.getPatientId(),
                question.getPartition(),
                question.getOffset(),
                question.getCode(),
                TraceStates.stored(others));
    }
}
