package org.claimscreener.engine.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Coverage;
import org.claimscreener.engine.profile.InstitutionMemory;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.jspecify.annotations.Nullable;

/** One institution's memory while its log is folded. Bounded by what the log holds of it. Not thread-safe. */
public final class HeapInstitutionMemory implements InstitutionMemory {
    private final Map<String, Contribution> contributions = new HashMap<>();
    private final Map<RowKey, Row> rows = new HashMap<>();
    private @Nullable Coverage coverage;

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

    /** All of it as text by name, as {@link MemoryText} has it. */
    public SortedMap<String, String> text() {
        SortedMap<String, String> text = new TreeMap<>();
        contributions.forEach(
                (key, contribution) -> text.put(MemoryText.contributionName(key), MemoryText.of(contribution)));
        rows.forEach((key, row) -> text.put(MemoryText.name(key), MemoryText.of(row)));
        if (coverage != null) {
            text.put(MemoryText.COVERAGE, MemoryText.of(coverage));
        }
        return text;
    }
}
