package org.claimscreener.screening.decide;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Map state that counts how it is used, in bytes as RocksDB takes them: key group, key, name space and map key; null flag,
 * time-to-live and value.
 */
final class CountedMap<V> implements MapState<String, V> {
    private static final int KEY_GROUP_AND_NAME_SPACE = 2;
    private static final int NULL_FLAG = 1;
    private static final int TIME_TO_LIVE = 8;

    private final MapState<String, V> state;
    private final TypeSerializer<V> values;
    private final Use use;
    private final DataOutputSerializer out = new DataOutputSerializer(1024);

    /** How state was used since it was counted last. One thread. */
    static final class Use {
        /** The key that is current; a patient's. */
        String key = "";

        /** Single entries asked for. */
        int gets;

        /** Times that all entries of the key were gone through, and how many there were. */
        int scans;

        int scanned;

        int puts;
        int removes;

        /** Bytes put and removed. */
        int written;

        /** The values' part of it, one after the other. */
        List<Integer> valueBytes = new ArrayList<>();

        void reset() {
            gets = 0;
            scans = 0;
            scanned = 0;
            puts = 0;
            removes = 0;
            written = 0;
            valueBytes = new ArrayList<>();
        }
    }

    CountedMap(MapState<String, V> state, TypeSerializer<V> values, Use use) {
        this.state = state;
        this.values = values;
        this.use = use;
    }

    private int keyBytes(String mapKey) throws IOException {
        out.clear();
        StringSerializer.INSTANCE.serialize(use.key, out);
        StringSerializer.INSTANCE.serialize(mapKey, out);
        return KEY_GROUP_AND_NAME_SPACE + out.length();
    }

    private int valueBytes(V value) throws IOException {
        out.clear();
        values.serialize(value, out);
        return NULL_FLAG + TIME_TO_LIVE + out.length();
    }

    @Override
    public @Nullable V get(String mapKey) throws Exception {
        use.gets++;
        return state.get(mapKey);
    }

    @Override
    public boolean contains(String mapKey) throws Exception {
        use.gets++;
        return state.contains(mapKey);
    }

    @Override
    public boolean isEmpty() throws Exception {
        use.gets++;
        return state.isEmpty();
    }

    @Override
    public void put(String mapKey, V value) throws Exception {
        int bytes = valueBytes(value);
        use.puts++;
        use.written += keyBytes(mapKey) + bytes;
        use.valueBytes.add(bytes);
        state.put(mapKey, value);
    }

    @Override
    public void putAll(Map<String, V> all) throws Exception {
        for (Map.Entry<String, V> entry : all.entrySet()) {
            put(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public void remove(String mapKey) throws Exception {
        use.removes++;
        use.written += keyBytes(mapKey);
        state.remove(mapKey);
    }

    @Override
    public Iterable<Map.Entry<String, V>> entries() throws Exception {
        Iterator<Map.Entry<String, V>> entries = iterator();
        return () -> entries;
    }

    @Override
    public Iterator<Map.Entry<String, V>> iterator() throws Exception {
        use.scans++;
        Iterator<Map.Entry<String, V>> entries = state.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Map.Entry<String, V> next() {
                use.scanned++;
                return entries.next();
            }
        };
    }

    @Override
    public Iterable<String> keys() throws Exception {
        use.scans++;
        return state.keys();
    }

    @Override
    public Iterable<V> values() throws Exception {
        use.scans++;
        return state.values();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("nobody forgets all of a patient");
    }
}
