package org.claimscreener.engine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.TraceUse;

/** What a decision records of a settlement's codes. Stateless, thread-safe. */
public final class EarlierUses {
    /** Uses in a decision. Each line and code with uses has its earliest there before any has a second one. */
    public static final int MAX_IN_DECISION = 50;

    private EarlierUses() {}

    /**
     * The uses of the settlement's codes by line, code and own time.
     *
     * @param usesByCode what {@link TraceDesk#ask} answered, by code
     */
    public static List<TraceUse> of(Settlement settlement, Map<String, List<CodeUse>> usesByCode) {
        List<CodeOnLine> used = TraceCodes.of(settlement).stream()
                .filter(code -> !usesByCode.getOrDefault(code.code(), List.of()).isEmpty())
                .limit(MAX_IN_DECISION)
                .toList();
        int spare = MAX_IN_DECISION - used.size();
        List<TraceUse> chosen = new ArrayList<>();
        for (CodeOnLine code : used) {
            List<CodeUse> uses = new ArrayList<>(usesByCode.getOrDefault(code.code(), List.of()));
            uses.sort(CodeUse.BY_OWN_TIME);
            int more = Math.min(spare, uses.size() - 1);
            spare -= more;
            String lineId = settlement.getFeeLines().get(code.line()).getLineId();
            uses.subList(0, 1 + more).forEach(use -> chosen.add(wire(lineId, code.code(), use)));
        }
        return chosen;
    }

    private static TraceUse wire(String lineId, String code, CodeUse use) {
        return new TraceUse(lineId, code, use.settlementId(), use.institutionId(), use.settledAt());
    }
}
