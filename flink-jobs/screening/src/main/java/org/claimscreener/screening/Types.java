package org.claimscreener.screening;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.screening.record.ContributionState;
import org.claimscreener.screening.record.CoverageState;
import org.claimscreener.screening.record.LedgerState;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.record.ProfileKey;
import org.claimscreener.screening.record.ProfileRowState;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.VisitState;

/** The types that flow between operators or rest in state, all Avro: versioned, and never Kryo. */
public final class Types {
    public static final TypeInformation<Arrival> ARRIVAL = new AvroTypeInfo<>(Arrival.class);
    public static final TypeInformation<Accepted> ACCEPTED = new AvroTypeInfo<>(Accepted.class);
    public static final TypeInformation<Profiled> PROFILED = new AvroTypeInfo<>(Profiled.class);
    public static final TypeInformation<Outgoing> OUTGOING = new AvroTypeInfo<>(Outgoing.class);
    public static final TypeInformation<ProfileKey> PROFILE_KEY = new AvroTypeInfo<>(ProfileKey.class);
    public static final TypeInformation<ProfileRowState> PROFILE_ROW = new AvroTypeInfo<>(ProfileRowState.class);
    public static final TypeInformation<CoverageState> COVERAGE = new AvroTypeInfo<>(CoverageState.class);
    public static final TypeInformation<ContributionState> CONTRIBUTION = new AvroTypeInfo<>(ContributionState.class);
    public static final TypeInformation<VisitState> VISIT = new AvroTypeInfo<>(VisitState.class);
    public static final TypeInformation<LedgerState> LEDGER = new AvroTypeInfo<>(LedgerState.class);

    private Types() {}
}
