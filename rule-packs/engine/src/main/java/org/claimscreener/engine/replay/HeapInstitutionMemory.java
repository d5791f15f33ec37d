package org.claimscreener.engine.replay;

import java.util.Collections;
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

/** One institution's memory on the heap. Bounded by what was folded. What it holds is immutable. Not thread-safe. */
public class HeapInstitutionMemory implements InstitutionMemory {
    private final Map<String, Contribution> contributions = new HashMap<>();
    private final Map<RowKey, Row> rows = new HashMap<>();
    private @Nullable Coverage coverage;

    /** Empty. */
    public HeapInstitutionMemory() {}

    /** The same as another. */
    protected HeapInstitutionMemory(HeapInstitutionMemory other) {
        contributions.putAll(other.contributions);
        rows.putAll(other.rows);
        coverage = other.coverage;
    }

    /** A snapshot. */
    public HeapInstitutionMemory copy() {
        return new HeapInstitutionMemory(this);
    }

    /** The rows, to be read. */
    public Map<RowKey, Row> rows() {
        return Collections.unmodifiableMap(rows);
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
