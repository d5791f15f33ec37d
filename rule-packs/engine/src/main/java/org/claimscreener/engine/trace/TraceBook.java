package org.claimscreener.engine.trace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/**
 * An institution's book of trace codes: which codes to ask about when a settlement passes, which to give back when it is
 * withdrawn. Stateless, thread-safe.
 */
public final class TraceBook {
    private TraceBook() {}

    /**
     * The different codes to ask about. None for a retry: it gets the answer that the first one gets, behind which it
     * comes; and one that was withdrawn since must not use its codes again.
     */
    public static List<String> submitted(Settlement settlement, TracedMemory memory) {
        List<CodeOnLine> codes = TraceCodes.of(settlement);
        if (codes.isEmpty()) {
            return List.of();
        }
        String key = key(settlement.getSettlementId(), settlement.getPerson().getPatientId());
        if (memory.traced(key) != null) {
            return List.of();
        }
        List<String> lineIds =
                settlement.getFeeLines().stream().map(FeeLine::getLineId).toList();
        Traced traced = new Traced(lineIds, codes, List.of(), List.of());
        memory.putTraced(key, traced);
        return List.copyOf(traced.codesLeft());
    }

    /** The codes that a reversal gives back: those that stand on no line any more. */
    public static List<String> withdrawn(Reversal reversal, TracedMemory memory) {
        String key = key(reversal.getSettlementId(), reversal.getPatientId());
        Traced before = memory.traced(key);
        if (before == null) {
            return List.of();
        }
        Traced after = before.after(reversal);
        if (after.equals(before)) {
            return List.of();
        }
        memory.putTraced(key, after);
        Set<String> back = new LinkedHashSet<>(before.codesLeft());
        back.removeAll(after.codesLeft());
        return new ArrayList<>(back);
    }

    /** As {@code profile.InstitutionDesk} tells settlements apart: by person too, for only those keep their order. */
    private static String key(String settlementId, String patientId) {
        return settlementId.length() + ":" + settlementId + patientId;
    }
}
