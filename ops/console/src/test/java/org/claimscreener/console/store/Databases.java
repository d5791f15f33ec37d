package org.claimscreener.console.store;

import java.time.Duration;
import java.util.List;

import org.apache.kafka.common.errors.TimeoutException;

import io.micrometer.core.instrument.MeterRegistry;

/** What tests do with a database. */
final class Databases {
    private Databases() {}

    /** As if it had just been made. */
    static void empty(Database database) {
        Schemas schemas = new Schemas(database);
        schemas.makeNext();
        schemas.putNextInUse();
        schemas.dropOld();
    }

    /** Takes in the log to its end, from where the schema in use stands. */
    static void takeAll(Database database, ListLog log, MeterRegistry metrics) {
        try (RecordLog reader = log.reader()) {
            Follower follower = new Follower(
                    new Projection(database, Database.SCHEMA, reader, BillStore.NONE, new ProjectionMetrics(metrics)),
                    reader);
            follower.begin();
            while (follower.behind(RecordLog.Part.CAUSES) + follower.behind(RecordLog.Part.STEPS) > 0) {
                follower.turn(Duration.ZERO);
            }
        }
    }

    /** The same, ending where the log fails. */
    static void takeAllThatItGives(Database database, ListLog log, MeterRegistry metrics) {
        try {
            takeAll(database, log, metrics);
        } catch (TimeoutException e) {
            // As told. What was polled and not written is lost with the reader, as in a crash.
            return;
        }
    }

    /** Waits until a projector has taken all in. */
    static void awaitAll(Database database, ListLog log) {
        while (!database.jdbi().inTransaction(Offsets::read).equals(log.ends())) {
            Thread.onSpinWait();
        }
    }

    /** Tables of the schema in use. */
    static List<String> tables(Database database) {
        return database.jdbi().withHandle(handle -> Schemas.tables(handle, Database.SCHEMA));
    }

    /** All rows of a table as text, bytes in hexadecimal digits. */
    static String content(Database database, String table) {
        return database.jdbi()
                .withHandle(handle -> String.join(
                        "\n",
                        handle.createQuery("select cast(t as text) from " + Database.SCHEMA + "." + table + " t")
                                .mapTo(String.class)
                                .list()));
    }

    static long count(Database database, String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
