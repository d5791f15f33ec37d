package org.claimscreener.engine.trace;

import java.util.List;

/** One code's memory that a test can look into; counts what is written. */
final class UsesInAList implements TraceMemory {
    private List<CodeUse> uses = List.of();
    private int writes;

    @Override
    public List<CodeUse> uses() {
        return uses;
    }

    @Override
    public void replace(List<CodeUse> changed) {
        uses = List.copyOf(changed);
        writes++;
    }

    int writes() {
        return writes;
    }
}
