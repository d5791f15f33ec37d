package org.claimscreener.console.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL server that this process starts and ends. */
final class EmbeddedServer implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;

    private EmbeddedServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EmbeddedServer start(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path data = folder.resolve("data");
        endLeftOver(data);
        return new EmbeddedServer(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_PATIENCE)
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("work_mem", "16MB")
                .setServerConfig("max_connections", "40")
                .setServerConfig("random_page_cost", "1.1")
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start());
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    int port() {
        return postgres.getPort();
    }

    /** A console that was killed leaves its server behind, which keeps the folder. */
    private static void endLeftOver(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        ProcessHandle server = ProcessHandle.of(pid).orElse(null);
        if (server == null || !isOf(server, data)) {
            return;
        }
        server.destroy();
        try {
            server.onExit().get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier PostgreSQL server over " + data + " ended", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("an earlier PostgreSQL server, process " + pid + ", keeps " + data + "; end it", e);
        }
    }

    /** Numbers of processes are used again: another program may have it now. */
    private static boolean isOf(ProcessHandle process, Path data) {
        String commandLine = process.info().commandLine().orElse("");
        return commandLine.contains("postgres") && commandLine.contains(data.toString());
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL server did not end", e);
        }
    }
}
