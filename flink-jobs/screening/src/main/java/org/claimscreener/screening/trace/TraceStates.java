package org.claimscreener.screening.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.claimscreener.engine.trace.CodeUse;
import org.claimscreener.engine.trace.TraceDesk;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.CodeUseState;
import org.claimscreener.screening.record.CodeUsesState;

/** A trace code's state: what is kept, how long, and its stored form (version 1). */
public final class TraceStates {
    private TraceStates() {}

    /** One value a code. Bound: {@link TraceDesk#MAX_USES} uses; TTL {@link TraceDesk#REMEMBERED_DAYS}. */
    static ValueStateDescriptor<CodeUsesState> uses() {
        ValueStateDescriptor<CodeUsesState> descriptor = new ValueStateDescriptor<>("uses", Types.CODE_USES);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(TraceDesk.REMEMBERED_DAYS))
                .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                .cleanupInRocksdbCompactFilter(10_000)
                .build());
        return descriptor;
    }

    static List<CodeUseState> stored(List<CodeUse> uses) {
        return uses.stream()
                .map(use -> new CodeUseState(
                        use.settlementId(),
                        use.patientId(),
                        use.institutionId(),
                        use.settledAt().toEpochMilli()))
                .toList();
    }

    /** The uses as the engine takes them. */
    public static List<CodeUse> loaded(List<CodeUseState> uses) {
        return uses.stream()
                .map(use -> new CodeUse(
                        use.getSettlementId(),
                        use.getPatientId(),
                        use.getInstitutionId(),
                        Instant.ofEpochMilli(use.getSettledAtMs())))
                .toList();
    }
}
