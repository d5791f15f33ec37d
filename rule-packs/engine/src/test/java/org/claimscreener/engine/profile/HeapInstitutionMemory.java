package org.claimscreener.engine.profile;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An institution's memory for tests, which counts what is read and written. */
final class HeapInstitutionMemory implements InstitutionMemory {
    final Map<String, Contribution> contributions = new HashMap<>();
    final Map<RowKey, Row> rows = new HashMap<>();
    int reads;
    int writes;
    private @Nullable Coverage coverage;

    HeapInstitutionMemory copy() {
        HeapInstitutionMemory copy = new HeapInstitutionMemory();
        copy.contributions.putAll(contributions);
        copy.rows.putAll(rows);
        copy.coverage = coverage;
        return copy;
    }

    @Override
    public @Nullable Contribution contribution(String key) {
        return contributions.get(key);
    }

    @Override
    public void putContribution(String key, Contribution contribution) {
        contributions.put(key, contribution);
    }

    @Override
    public @Nullable Coverage coverage() {
        return coverage;
    }

    @Override
    public void putCoverage(Coverage changed) {
        coverage = changed;
    }

    @Override
    public @Nullable Row row(RowKey key) {
        reads++;
        return rows.get(key);
    }

    @Override
    public void putRow(RowKey key, Row row) {
        writes++;
        rows.put(key, row);
    }

    @Override
    public void removeRow(RowKey key) {
        writes++;
        rows.remove(key);
    }
}
