package org.claimscreener.peers;

import java.util.Map;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * RocksDB as the Flink job has it: memtables of 4 MB, no compression, and 256 MB for all stores together. Compaction is left as
 * Streams has it. Streams makes one for each store, by the constructor without arguments.
 */
public final class RocksSettings implements RocksDBConfigSetter {
    private static final long MEBIBYTE = 1 << 20;
    private static final Cache CACHE = new LRUCache(256 * MEBIBYTE);

    /** What memtables take is taken from the cache. */
    private static final WriteBufferManager MEMTABLES = new WriteBufferManager(128 * MEBIBYTE, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(CACHE);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(MEMTABLES);
        options.setWriteBufferSize(4 * MEBIBYTE);
        options.setCompressionType(CompressionType.NO_COMPRESSION);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache is the process's and lives as long.
    }
}
