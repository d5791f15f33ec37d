package org.claimscreener.console.store;

import java.util.List;

import org.jdbi.v3.core.Handle;

/** The schema in use, and the one that is being filled to take its place. */
final class Schemas {
    static final String NEXT = "projection_next";
    private static final String OLD = "projection_old";

    private final Database database;

    Schemas(Database database) {
        this.database = database;
    }

    /** Makes the next one, empty. What an earlier rebuild left behind goes. */
    void makeNext() {
        dropOld();
        drop(NEXT);
        database.migrate(NEXT);
    }

    /** The planner knows nothing of tables that have just been filled. */
    void analyzeNext() {
        database.jdbi().useHandle(handle -> {
            for (String table : tables(handle, NEXT)) {
                handle.execute("analyze " + NEXT + "." + table);
            }
        });
    }

    /** In one transaction: nobody sees neither, or both. */
    void putNextInUse() {
        database.jdbi().useTransaction(handle -> {
            handle.execute("alter schema " + Database.SCHEMA + " rename to " + OLD);
            handle.execute("alter schema " + NEXT + " rename to " + Database.SCHEMA);
        });
    }

    void dropOld() {
        drop(OLD);
    }

    private void drop(String schema) {
        database.jdbi().useHandle(handle -> handle.execute("drop schema if exists " + schema + " cascade"));
    }

    /** The projection's own tables of a schema, in the alphabet's order; not those of the migrations. */
    static List<String> tables(Handle handle, String schema) {
        return handle.createQuery("select tablename from pg_tables where schemaname = :schema"
                        + " and tablename not like 'flyway%' order by tablename collate \"C\"")
                .bind("schema", schema)
                .mapTo(String.class)
                .list();
    }
}
