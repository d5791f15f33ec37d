package org.claimscreener.engine.simulation;

import java.util.HashMap;
import java.util.Map;

import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Coverage;
import org.claimscreener.engine.profile.InstitutionMemory;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.jspecify.annotations.Nullable;

/** One institution's keyed state. What it holds is immutable, so a copy is a snapshot. */
final class InstitutionStore implements InstitutionMemory {
    private final Map<String, Contribution> contributions = new HashMap<>();
    private final Map<RowKey, Row> rows = new HashMap<>();
    private @Nullable Coverage coverage;

    InstitutionStore copy() {
        InstitutionStore copy = new InstitutionStore();
        copy.contributions.putAll(contributions);
        copy.rows.putAll(rows);
        copy.coverage = coverage;
        return copy;
    }

    /** What was counted. Totals are left out: from which pane they are seen hangs on the order of arrival. */
    Map<RowKey, Row> counted() {
        Map<RowKey, Row> counted = new HashMap<>(rows);
        counted.keySet().removeIf(key -> key.kind() == RowKey.Kind.TOTALS);
        return counted;
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
        return rows.get(key);
    }

    @Override
    public void putRow(RowKey key, Row row) {
        rows.put(key, row);
    }

    @Override
    public void removeRow(RowKey key) {
        rows.remove(key);
    }
}
