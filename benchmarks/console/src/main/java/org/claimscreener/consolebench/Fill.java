package org.claimscreener.consolebench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Fills an empty projection with holds of many days, by the statements of fill.sql. */
final class Fill {

    private final Jdbi jdbi;

    Fill(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Holds that are there. */
    long holds() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from projection.hold")
                .mapTo(Long.class)
                .one());
    }

    void fill(long holds) throws IOException {
        String script;
        try (InputStream file = Objects.requireNonNull(Fill.class.getResourceAsStream("/fill.sql"), "fill.sql")) {
            script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        Samples samples = new Samples();
        jdbi.useTransaction(handle -> {
            for (String statement : script.replaceAll("(?m)^--.*$", "").split(";", -1)) {
                run(handle, statement, holds, samples);
            }
        });
        jdbi.useHandle(handle -> handle.execute("vacuum analyze"));
    }

    private static void run(Handle handle, String statement, long holds, Samples samples) {
        if (statement.isBlank()) {
            return;
        }
        if (statement.strip().startsWith("select")) {
            handle.execute(statement);
            return;
        }
        var update = handle.createUpdate(statement);
        if (statement.contains(":holds")) {
            update.bind("holds", holds);
        }
        if (statement.contains(":stepBody")) {
            update.bind("stepBody", samples.step());
        }
        if (statement.contains(":decisionBody")) {
            update.bind("decisionBody", samples.decision());
        }
        if (statement.contains(":billBody")) {
            update.bind("billBody", samples.bill());
        }
        update.execute();
    }
}
