package org.claimscreener.screening.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Coverage;
import org.claimscreener.engine.profile.InstitutionMemory;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.claimscreener.flow.Packed;
import org.claimscreener.screening.record.ContributionState;
import org.claimscreener.screening.record.CoverageState;
import org.claimscreener.screening.record.ProfileRowState;
import org.jspecify.annotations.Nullable;

/** Counts what goes to state, as RocksDB gets it: key group, key, namespace, map key, time of expiry, value. */
final class BytesWritten implements InstitutionMemory {
    private static final int KEY_GROUP_NAMESPACE_AND_FLAG = 2 + 1 + 1;
    private static final int EXPIRY = 8;

    private final InstitutionMemory memory;
    private final int institutionBytes;
    private final Map<String, Long> bytes = new TreeMap<>();
    private final Map<String, Long> writes = new TreeMap<>();
    private final Map<Object, Entry> entries = new HashMap<>();
    private Instant now = Instant.EPOCH;
    private long reads;

    BytesWritten(InstitutionMemory memory, String institutionId) {
        this.memory = memory;
        this.institutionBytes = size(institutionId);
    }

    /** Something that lies in state, since when. */
    private record Entry(int bytes, Instant written) {}

    /** What is written from now on is written then. */
    void at(Instant moment) {
        now = moment;
    }

    /** Bytes of all that has not expired. */
    long kept() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .written()
                        .plus(timeToLive(entry.getKey()))
                        .isAfter(now))
                .mapToLong(entry -> entry.getValue().bytes())
                .sum();
    }

    private static Duration timeToLive(Object key) {
        if (key instanceof RowKey row) {
            return row.scale().retention().plus(ProfileStates.TTL_SLACK);
        }
        return key.equals("coverage") ? Duration.ofDays(100_000) : ProfileStates.CONTRIBUTION_TTL;
    }

    void reset() {
        bytes.clear();
        writes.clear();
        reads = 0;
    }

    long bytes() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    long writes() {
        return writes.values().stream().mapToLong(Long::longValue).sum();
    }

    long reads() {
        return reads;
    }

    int entries() {
        return entries.size();
    }

    /** Bytes by what was written. */
    Map<String, Long> byKind() {
        return new HashMap<>(bytes);
    }

    private void wrote(String what, Object key, int size) {
        int all = KEY_GROUP_NAMESPACE_AND_FLAG + institutionBytes + EXPIRY + size;
        bytes.merge(what, (long) all, Long::sum);
        writes.merge(what, 1L, Long::sum);
        entries.put(key, new Entry(all, now));
    }

    private static int size(String key) {
        return size(StringSerializer.INSTANCE, key);
    }

    private static <T extends SpecificRecordBase> int size(Schema schema, T value) {
        try {
            return size(BytePrimitiveArraySerializer.INSTANCE, new Packed<T>(1, List.of(schema)).pack(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> int size(TypeSerializer<T> serializer, T value) {
        DataOutputSerializer out = new DataOutputSerializer(256);
        try {
            serializer.serialize(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.length();
    }

    @Override
    public @Nullable Contribution contribution(String key) {
        reads++;
        return memory.contribution(key);
    }

    @Override
    public void putContribution(String key, Contribution contribution) {
        wrote(
                "contribution",
                key,
                size(key) + size(ContributionState.getClassSchema(), Contributions.stored(contribution)));
        memory.putContribution(key, contribution);
    }

    @Override
    public @Nullable Coverage coverage() {
        reads++;
        return memory.coverage();
    }

    @Override
    public void putCoverage(Coverage coverage) {
        wrote("coverage", "coverage", size(CoverageState.getClassSchema(), Contributions.stored(coverage)));
        memory.putCoverage(coverage);
    }

    @Override
    public @Nullable Row row(RowKey key) {
        reads++;
        return memory.row(key);
    }

    @Override
    public void putRow(RowKey key, Row row) {
        wrote(
                (key.subject() == 0 ? "institution " : "item ") + key.kind(),
                key,
                size(ProfileRows.stored(key)) + size(ProfileRowState.getClassSchema(), ProfileRows.stored(row)));
        memory.putRow(key, row);
    }

    @Override
    public void removeRow(RowKey key) {
        wrote("removed", key, size(ProfileRows.stored(key)));
        entries.remove(key);
        memory.removeRow(key);
    }
}
