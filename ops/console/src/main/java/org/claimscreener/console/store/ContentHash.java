package org.claimscreener.console.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jdbi.v3.core.Handle;

/**
 * What a schema of the projection holds, as a number: SHA-256 over all tables in the alphabet's order, all rows in the
 * order of their primary keys, all columns, each with its length. Left out is how far the topics were read. Two
 * projections of the same topics have the same one, however they were read and whatever happened meanwhile.
 */
public final class ContentHash {
    private static final Set<String> LEFT_OUT = Set.of("log_offset");
    private static final int ROWS_A_FETCH = 1_000;

    private final Database database;

    public ContentHash(Database database) {
        this.database = database;
    }

    /** Of the schema in use: 64 lower-case hexadecimal digits. Takes as long as reading all of it. */
    public String inUse() {
        return of(Database.SCHEMA);
    }

    String of(String schema) {
        return database.jdbi().inTransaction(handle -> {
            MessageDigest digest = sha256();
            tables(handle, schema).forEach((table, content) -> {
                digest.update(table.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    /** Table by table, to see which one differs. */
    SortedMap<String, String> byTable(String schema) {
        return database.jdbi().inTransaction(handle -> {
            TreeMap<String, String> hex = new TreeMap<>();
            tables(handle, schema)
                    .forEach((table, content) -> hex.put(table, HexFormat.of().formatHex(content)));
            return hex;
        });
    }

    private static SortedMap<String, byte[]> tables(Handle handle, String schema) {
        TreeMap<String, byte[]> digests = new TreeMap<>();
        handle.execute("set transaction isolation level repeatable read");
        for (String table : Schemas.tables(handle, schema)) {
            if (!LEFT_OUT.contains(table)) {
                digests.put(table, content(handle, schema, table));
            }
        }
        return digests;
    }

    private static byte[] content(Handle handle, String schema, String table) {
        MessageDigest digest = sha256();
        String name = schema + "." + table;
        List<String> key = handle.createQuery("select a.attname from pg_index i cross join lateral"
                        + " unnest(i.indkey) with ordinality k(attnum, position)"
                        + " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum"
                        + " where i.indrelid = cast(:table as regclass) and i.indisprimary order by k.position")
                .bind("table", name)
                .mapTo(String.class)
                .list();
        handle.createQuery("select * from " + name + " order by " + String.join(", ", key))
                .setFetchSize(ROWS_A_FETCH)
                .map((row, context) -> add(digest, row))
                .useStream(rows ->
                        digest.update(longBytes(rows.mapToLong(one -> one).sum())));
        return digest.digest();
    }

    /** @return 1, so that the rows can be counted */
    private static long add(MessageDigest digest, ResultSet row) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        for (int column = 1; column <= columns; column++) {
            boolean binary = row.getMetaData().getColumnTypeName(column).equals("bytea");
            byte[] value = binary ? row.getBytes(column) : text(row.getString(column));
            digest.update(longBytes(value == null ? -1 : value.length));
            if (value != null) {
                digest.update(value);
            }
        }
        return 1;
    }

    private static byte @org.jspecify.annotations.Nullable [] text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] longBytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one is broken", e);
        }
    }
}
