package org.claimscreener.peers;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Coverage;
import org.claimscreener.engine.profile.InstitutionMemory;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.jspecify.annotations.Nullable;

/** One institution's memory in a store of all institutions: a row is an entry, and whoever changes one writes that one. */
final class StoredInstitution implements InstitutionMemory {
    private static final char ROW = 'r';
    private static final char CONTRIBUTION = 'c';
    private static final char COVERAGE = 's';

    private final KeyValueStore<Bytes, byte[]> store;
    private final byte[] rows;
    private final byte[] contributions;
    private final Bytes coverage;

    StoredInstitution(KeyValueStore<Bytes, byte[]> store, String institutionId) {
        this.store = store;
        this.rows = StoreKey.prefix(institutionId, ROW);
        this.contributions = StoreKey.prefix(institutionId, CONTRIBUTION);
        this.coverage = Bytes.wrap(StoreKey.prefix(institutionId, COVERAGE));
    }

    @Override
    public @Nullable Contribution contribution(String key) {
        byte @Nullable [] stored = store.get(StoreKey.of(contributions, key));
        return stored == null ? null : ProfileBytes.contribution(new BytesIn(stored));
    }

    @Override
    public void putContribution(String key, Contribution contribution) {
        store.put(StoreKey.of(contributions, key), ProfileBytes.of(contribution));
    }

    @Override
    public @Nullable Coverage coverage() {
        byte @Nullable [] stored = store.get(coverage);
        return stored == null ? null : ProfileBytes.coverage(new BytesIn(stored));
    }

    @Override
    public void putCoverage(Coverage changed) {
        store.put(coverage, ProfileBytes.of(changed));
    }

    @Override
    public @Nullable Row row(RowKey key) {
        byte @Nullable [] stored = store.get(StoreKey.of(rows, ProfileBytes.of(key)));
        return stored == null ? null : ProfileBytes.row(key.kind(), new BytesIn(stored));
    }

    @Override
    public void putRow(RowKey key, Row row) {
        store.put(StoreKey.of(rows, ProfileBytes.of(key)), ProfileBytes.of(row));
    }

    @Override
    public void removeRow(RowKey key) {
        store.delete(StoreKey.of(rows, ProfileBytes.of(key)));
    }
}
