package org.claimscreener.screening;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.screening.record.LedgerState;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.VisitState;

/** The types that flow between operators or rest in state, all Avro: versioned, and never Kryo. */
public final class Types {
    public static final TypeInformation<Arrival> ARRIVAL = new AvroTypeInfo<>(Arrival.class);
    public static final TypeInformation<Accepted> ACCEPTED = new AvroTypeInfo<>(Accepted.class);
    public static final TypeInformation<Profiled> PROFILED = new AvroTypeInfo<>(Profiled.class);
    public static final TypeInformation<Outgoing> OUTGOING = new AvroTypeInfo<>(Outgoing.class);
    public static final TypeInformation<VisitState> VISIT = new AvroTypeInfo<>(VisitState.class);
    public static final TypeInformation<LedgerState> LEDGER = new AvroTypeInfo<>(LedgerState.class);

    private Types() {}
}
