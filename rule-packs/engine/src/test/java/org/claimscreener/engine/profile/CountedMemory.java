package org.claimscreener.engine.profile;

import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.jspecify.annotations.Nullable;

/** An institution's memory that counts what is read and written of its rows. */
final class CountedMemory extends HeapInstitutionMemory {
    int reads;
    int writes;

    @Override
    public @Nullable Row row(RowKey key) {
        reads++;
        return super.row(key);
    }

    @Override
    public void putRow(RowKey key, Row row) {
        writes++;
        super.putRow(key, row);
    }

    @Override
    public void removeRow(RowKey key) {
        writes++;
        super.removeRow(key);
    }
}
