package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A PostgreSQL database with the projection's tables in it. Thread-safe. */
public final class Database implements AutoCloseable {
    /** Schema that is read; a rebuild fills another one and takes its name. */
    static final String SCHEMA = "projection";

    private static final int CONNECTIONS = 12;
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

    private final HikariDataSource pool;
    private final Optional<EmbeddedServer> server;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool, Optional<EmbeddedServer> server) {
        this.pool = pool;
        this.server = server;
        jdbi = Jdbi.create(pool);
    }

    /**
     * Connects, and brings the tables up to date.
     *
     * @throws RuntimeException of the driver or of the migration when that cannot be done
     */
    public static Database open(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        return opened(config, Optional.empty());
    }

    /**
     * Starts a PostgreSQL server of this process' own, on a loopback port, and opens it. What is in the folder is kept
     * when it ends. Anybody on this machine may connect to it, so it is for demonstrations and tests.
     *
     * @throws IOException when it does not start; the message says why
     */
    public static Database embedded(Path folder) throws IOException {
        EmbeddedServer server = EmbeddedServer.start(folder);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl());
        return opened(config, Optional.of(server));
    }

    private static Database opened(HikariConfig config, Optional<EmbeddedServer> server) {
        config.setPoolName("console");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECT_PATIENCE.toMillis());
        config.setSchema(SCHEMA);
        config.addDataSourceProperty("ApplicationName", "claim-screener-console");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("options", "-c jit=off -c timezone=UTC");
        Database database = new Database(new HikariDataSource(config), server);
        try {
            database.migrate(SCHEMA);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Makes a schema of the projection, or brings it up to date. */
    void migrate(String schema) {
        Flyway.configure()
                .dataSource(pool)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** For others that keep tables of their own beside the projection's, in schemas of their own. */
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        server.ifPresent(EmbeddedServer::close);
    }
}
