package org.claimscreener.console.store;

import java.time.Duration;

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
}
