package org.claimscreener.engine.trace;

import java.util.ArrayList;
import java.util.List;

/** Answers who used a code before, and remembers who uses it now. Stateless, thread-safe. */
public final class TraceDesk {
    /**
     * Uses that a code remembers. Beyond it the second earliest is forgotten: the earliest says whose the pack was, and the
     * latest are those that may still be withdrawn.
     */
    public static final int MAX_USES = 8;

    /**
     * How long a code is remembered after its last change. A drug keeps two to three years; a pack that comes back after
     * that is out of date, and is found by other means.
     */
    public static final int REMEMBERED_DAYS = 1_096;

    private TraceDesk() {}

    /**
     * Answers for a settlement and remembers it. Asked again for the same settlement it changes nothing.
     *
     * @return the uses of other settlements that arrived before, by own time; an own time may lie after the asking one's
     */
    public static List<CodeUse> ask(CodeUse own, TraceMemory memory) {
        List<CodeUse> uses = memory.uses();
        List<CodeUse> others = new ArrayList<>(uses.size());
        boolean known = false;
        for (CodeUse use : uses) {
            known |= use.is(own.settlementId(), own.patientId(), own.institutionId());
            if (!use.sameSettlement(own)) {
                others.add(use);
            }
        }
        if (!known) {
            memory.replace(plus(uses, own));
        }
        return others;
    }

    /** Forgets a settlement's use as if it had never been; one that is not remembered changes nothing. */
    public static void takeBack(String settlementId, String patientId, String institutionId, TraceMemory memory) {
        List<CodeUse> uses = memory.uses();
        List<CodeUse> left = new ArrayList<>(uses.size());
        for (CodeUse use : uses) {
            if (!use.is(settlementId, patientId, institutionId)) {
                left.add(use);
            }
        }
        if (left.size() < uses.size()) {
            memory.replace(left);
        }
    }

    private static List<CodeUse> plus(List<CodeUse> uses, CodeUse own) {
        List<CodeUse> all = new ArrayList<>(uses);
        all.add(own);
        all.sort(CodeUse.BY_OWN_TIME);
        if (all.size() > MAX_USES) {
            all.remove(1);
        }
        return all;
    }
}
