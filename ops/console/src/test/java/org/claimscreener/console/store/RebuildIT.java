package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;

import org.claimscreener.wire.TopicCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The same topics give the same tables, however they are read. */
class RebuildIT {
    private static final int HAPPENINGS = 1_200;

    @TempDir
    private static Path folder;

    private static Database database;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @BeforeAll
    static void start() throws IOException {
        database = Database.embedded(folder);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        Databases.empty(database);
    }

    private static SortedMap<String, String> content() {
        return new ContentHash(database).byTable(Database.SCHEMA);
    }

    private Projector projector(ListLog log) {
        return new Projector(database, log::reader, metrics, step -> {});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isTheSameWhateverTheBatchesAndTheCrashes(long seed) {
        ListLog log = new ListLog(seed);
        Traffic traffic = new Traffic(log, seed);
        Random random = new Random(seed);
        for (int i = 0; i < HAPPENINGS; i++) {
            traffic.happens();
            if (random.nextInt(60) == 0) {
                log.failAfter(1 + random.nextInt(30));
                Databases.takeAllThatItGives(database, log, metrics);
            }
        }
        Databases.takeAll(database, log, metrics);
        SortedMap<String, String> piecemeal = content();

        projector(log).rebuild();

        assertThat(content()).as("seed %d", seed).isEqualTo(piecemeal);
        assertThat(Databases.count(database, "hold")).isGreaterThan(100);
        assertThat(Databases.count(database, "aside")).isPositive();
        assertThat(Databases.count(database, "disclosure")).isPositive();
    }

    @Test
    void rebuildsInTheMiddleOfTraffic() {
        long seed = 4;
        ListLog log = new ListLog(seed);
        Traffic traffic = new Traffic(log, seed);
        try (Projector projector = projector(log)) {
            projector.start();
            CompletableFuture<Void> rebuilt = CompletableFuture.runAsync(projector::rebuild);
            int happened = 0;
            while (happened < HAPPENINGS || !rebuilt.isDone()) {
                traffic.happens();
                happened++;
                if (happened % 100 == 0) {
                    Databases.awaitAll(database, log);
                }
            }
            rebuilt.join();
            Databases.awaitAll(database, log);
        }
        SortedMap<String, String> live = content();
        Databases.empty(database);
        Databases.takeAll(database, log, metrics);

        assertThat(live).as("seed %d", seed).isEqualTo(content());
    }

    @Test
    void keepsBillsThatTheLogHasDropped() {
        ListLog log = new ListLog(5);
        new Story(log, "S1").opened().claimedBy("r1");
        Databases.takeAll(database, log, metrics);
        Map<String, String> before = content();
        log.drop(TopicCatalogue.SETTLEMENTS);

        projector(log).rebuild();

        assertThat(content()).isEqualTo(before);
        assertThat(new SqlHoldViews(database).hold("S1").orElseThrow().bill()).isPresent();
    }

    @Test
    void takesNoBillOfAnotherContent() {
        ListLog log = new ListLog(6);
        new Story(log, "S1").opened();
        Databases.takeAll(database, log, metrics);
        database.jdbi().useHandle(handle -> handle.execute("update bill set content_digest = 'another'"));
        log.drop(TopicCatalogue.SETTLEMENTS);

        projector(log).rebuild();

        assertThat(new SqlHoldViews(database).hold("S1").orElseThrow().bill()).isEmpty();
    }

    @Test
    void leavesTheOldTablesInUseWhenItFails() {
        ListLog log = new ListLog(7);
        new Story(log, "S1").opened();
        Databases.takeAll(database, log, metrics);
        SortedMap<String, String> before = content();
        log.failAfter(1);

        assertThat(CompletableFuture.runAsync(projector(log)::rebuild)).failsWithin(Duration.ofSeconds(30));
        assertThat(content()).isEqualTo(before);

        projector(log).rebuild();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void seesAChangedRow() {
        ListLog log = new ListLog(8);
        new Story(log, "S1").opened();
        Databases.takeAll(database, log, metrics);
        String before = new ContentHash(database).inUse();
        database.jdbi().useHandle(handle -> handle.execute("update hold set votes = votes + 1"));

        assertThat(new ContentHash(database).inUse()).isNotEqualTo(before);
    }
}
