package org.claimscreener.console.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The server that the console brings, and others. */
class DatabaseIT {
    @TempDir
    private Path folder;

    @Test
    void keepsWhatIsInTheFolder() throws IOException {
        ListLog log = new ListLog(41);
        new Story(log, "S1").opened();
        try (Database first = Database.embedded(folder)) {
            Databases.takeAll(first, log, new SimpleMeterRegistry());
        }
        try (Database second = Database.embedded(folder)) {
            assertThat(new SqlHoldViews(second).hold("S1")).isPresent();
            assertThat(second.jdbi().inTransaction(Offsets::read)).isEqualTo(log.ends());
        }
    }

    @Test
    void startsAfterAConsoleThatWasKilled() throws IOException, InterruptedException {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeftBehind.class.getName(),
                        folder.toString())
                .redirectError(folder.resolve("left-behind.err").toFile())
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(killed.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals("READY")) {
                line = lines.readLine();
            }
            assertThat(line).as("see left-behind.err").isEqualTo("READY");
        }
        assertThat(killed.destroyForcibly().waitFor()).isNotZero();

        try (Database database = Database.embedded(folder)) {
            assertThat(Databases.count(database, "public.kept")).isEqualTo(1);
        }
    }

    @Test
    void opensAnyServerByAddress() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                Database database = Database.open(new DatabaseSettings(
                        "jdbc:postgresql://localhost:" + server.port() + "/postgres", "postgres", ""))) {
            assertThat(Databases.count(database, "hold")).isZero();
        }
    }

    @Test
    void refusesToMoveOnFromWhereAnotherConsoleIs() throws IOException {
        ListLog log = new ListLog(42);
        new Story(log, "S1").opened();
        try (Database database = Database.embedded(folder);
                RecordLog reader = log.reader()) {
            Follower slow = new Follower(
                    new Projection(
                            database,
                            Database.SCHEMA,
                            reader,
                            BillStore.NONE,
                            new ProjectionMetrics(new SimpleMeterRegistry())),
                    reader);
            slow.begin();
            Databases.takeAll(database, log, new SimpleMeterRegistry());
            String content = new ContentHash(database).inUse();

            assertThatThrownBy(() -> {
                        while (slow.behind(RecordLog.Part.STEPS) > 0) {
                            slow.turn(java.time.Duration.ZERO);
                        }
                    })
                    .isInstanceOf(Offsets.Overtaken.class);
            assertThat(new ContentHash(database).inUse()).isEqualTo(content);
        }
    }
}
