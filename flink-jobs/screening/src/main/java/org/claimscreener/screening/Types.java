package org.claimscreener.screening;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.screening.record.CodeUsesState;
import org.claimscreener.screening.record.LedgerState;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.TraceAnswer;
import org.claimscreener.screening.record.TraceAnswersState;
import org.claimscreener.screening.record.TraceQuestion;
import org.claimscreener.screening.record.TracedState;
import org.claimscreener.screening.record.VisitState;

/** The types that flow between operators or rest in state, all Avro: versioned, and never Kryo. */
public final class Types {
    public static final TypeInformation<Arrival> ARRIVAL = new AvroTypeInfo<>(Arrival.class);
    public static final TypeInformation<Accepted> ACCEPTED = new AvroTypeInfo<>(Accepted.class);
    public static final TypeInformation<Profiled> PROFILED = new AvroTypeInfo<>(Profiled.class);
    public static final TypeInformation<Outgoing> OUTGOING = new AvroTypeInfo<>(Outgoing.class);
    public static final TypeInformation<VisitState> VISIT = new AvroTypeInfo<>(VisitState.class);
    public static final TypeInformation<LedgerState> LEDGER = new AvroTypeInfo<>(LedgerState.class);
    public static final TypeInformation<TraceQuestion> TRACE_QUESTION = new AvroTypeInfo<>(TraceQuestion.class);
    public static final TypeInformation<TraceAnswer> TRACE_ANSWER = new AvroTypeInfo<>(TraceAnswer.class);
    public static final TypeInformation<TracedState> TRACED = new AvroTypeInfo<>(TracedState.class);
    public static final TypeInformation<CodeUsesState> CODE_USES = new AvroTypeInfo<>(CodeUsesState.class);
    public static final TypeInformation<TraceAnswersState> TRACE_ANSWERS = new AvroTypeInfo<>(TraceAnswersState.class);

    private Types() {}
}
