package org.claimscreener.console;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

import org.claimscreener.console.desk.Desk;
import org.claimscreener.console.desk.file.Attachments;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.HttpStatus;

/** The running review desk. Thread-safe. */
public final class Console implements AutoCloseable {
    /** A review of 5,000 lines has as many fields. */
    private static final int MOST_FORM_FIELDS = 6_000;

    private static final int MOST_FORM_BYTES = 2 * 1024 * 1024;
    private static final int IN_MEMORY_MIB = 1;

    /** Room for what frames the files. */
    private static final long MOST_REQUEST_MIB = 104;

    private static final long MOST_FILE_MIB = 100;

    private final Desk desk;
    private final Javalin server;
    private final URI address;

    private Console(Desk desk, Javalin server, URI address) {
        this.desk = desk;
        this.server = server;
        this.address = address;
    }

    /**
     * Starts it; it listens when this returns.
     *
     * @throws IOException when the attachments' folder or what pages load cannot be used
     */
    public static Console start(ConsoleSettings settings, ConsoleParts parts) throws IOException {
        Desk desk = new Desk(new Desk.Parts(
                parts.views(),
                parts.commands(),
                parts.subjects(),
                parts.law(),
                parts.status(),
                parts.changes(),
                parts.access(),
                new Attachments(settings.attachments()),
                parts.registry(),
                parts.calendar(),
                parts.clock(),
                settings.patience()));
        Javalin server = Javalin.create(config -> {
                    bounds(config);
                    probes(config, parts);
                    parts.identity().accept(config);
                    desk.install(config);
                })
                .start(settings.host(), settings.port());
        return new Console(desk, server, URI.create("http://" + settings.host() + ":" + server.port()));
    }

    private static void bounds(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = MOST_FORM_BYTES;
        config.jetty.multipartConfig.maxFileSize(MOST_FILE_MIB, SizeUnit.MB);
        config.jetty.multipartConfig.maxTotalRequestSize(MOST_REQUEST_MIB, SizeUnit.MB);
        config.jetty.multipartConfig.maxInMemoryFileSize(IN_MEMORY_MIB, SizeUnit.MB);
        config.jetty.modifyServletContextHandler(context -> {
            context.setMaxFormKeys(MOST_FORM_FIELDS);
            context.setMaxFormContentSize(MOST_FORM_BYTES);
        });
    }

    private static void probes(JavalinConfig config, ConsoleParts parts) {
        config.routes.get("/healthz", ctx -> {
            Optional<String> problem = parts.problem().get();
            ctx.status(problem.isPresent() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                    .attribute(Desk.ANSWERED, true);
            ctx.contentType("text/plain; charset=utf-8").result(problem.orElse("ok") + "\n");
        });
        config.routes.get(
                "/metrics",
                ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(parts.registry().scrape()));
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    @Override
    public void close() {
        desk.close();
        server.stop();
    }
}
