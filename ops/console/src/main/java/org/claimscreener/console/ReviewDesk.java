package org.claimscreener.console;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.audit.AuditPace;
import org.claimscreener.audit.AuditWriter;
import org.claimscreener.console.command.DirectiveLaw;
import org.claimscreener.console.command.KafkaHoldCommands;
import org.claimscreener.console.command.KafkaSubjectCommands;
import org.claimscreener.console.desk.Access;
import org.claimscreener.console.desk.Desk;
import org.claimscreener.console.desk.text.WorkingDays;
import org.claimscreener.console.identity.AuditTrail;
import org.claimscreener.console.identity.Identity;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.status.Prometheus;
import org.claimscreener.console.status.StatusSource;
import org.claimscreener.console.store.Database;
import org.claimscreener.console.store.KafkaRecordLog;
import org.claimscreener.console.store.Projector;
import org.claimscreener.console.store.SqlHoldViews;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.record.AuditAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The review desk with all that it stands on: the projection and its follower, the way for commands, sign-in, audit, pages.
 * Thread-safe.
 */
public final class ReviewDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewDesk.class);

    private final Deque<AutoCloseable> started;
    private final Projector projector;
    private final URI address;

    private ReviewDesk(Deque<AutoCloseable> started, Projector projector, URI address) {
        this.started = started;
        this.projector = projector;
        this.address = address;
    }

    /**
     * Starts it; it listens when this returns, and shows what the topics say once it has read them.
     *
     * @param database remains the caller's, to be closed after this
     * @param law asked before an order is sent
     * @throws IOException when the audit cannot be gone on with, or a folder or port cannot be used
     */
    public static ReviewDesk start(
            ReviewDeskSettings settings, Database database, WorkingDays calendar, DirectiveLaw law, Clock clock)
            throws IOException {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        try {
            return start(settings, database, calendar, law, clock, started);
        } catch (IOException | RuntimeException e) {
            closeAll(started);
            throw e;
        }
    }

    private static ReviewDesk start(
            ReviewDeskSettings settings,
            Database database,
            WorkingDays calendar,
            DirectiveLaw law,
            Clock clock,
            Deque<AutoCloseable> started)
            throws IOException {
        String servers = settings.bootstrapServers();
        Map<String, Object> client = KafkaAddress.settings(servers, Map.of());
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        started.push(registry::close);
        AuditWriter audit =
                AuditWriter.start(servers, settings.auditWriter(), settings.auditKey(), AuditPace.USUAL, clock);
        started.push(audit);
        KafkaHoldCommands commands = KafkaHoldCommands.of(client);
        started.push(commands);
        KafkaSubjectCommands subjects = KafkaSubjectCommands.of(client);
        started.push(subjects);
        Projector projector = new Projector(database, () -> new KafkaRecordLog(client), registry, commands::answered);
        started.push(projector);
        projector.start();
        Identity identity = new Identity(settings.identity(), AuditTrail.of(audit), clock, registry);
        Console console = Console.start(
                settings.listen(),
                new ConsoleParts(
                        new SqlHoldViews(database),
                        commands,
                        subjects,
                        law,
                        settings.listen()
                                .prometheus()
                                .<StatusSource>map(Prometheus::new)
                                .orElse(StatusSource.NONE),
                        projector.changes(),
                        new SignedIn(identity),
                        config -> identity.install(config, settings.listen().host(), Desk::background),
                        projector::problem,
                        registry,
                        calendar,
                        clock));
        started.push(console);
        return new ReviewDesk(started, projector, console.address());
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    /**
     * Fills the projection's tables anew from the topics, while pages are answered from the old ones. Returns when they
     * are in use.
     *
     * @throws RuntimeException of the broker or the database; the old tables stay in use
     */
    public void rebuild() {
        projector.rebuild();
    }

    /** Ends all of it. A part that does not end in order is logged and does not keep the others running. */
    @Override
    public void close() {
        closeAll(started);
    }

    private static void closeAll(Deque<AutoCloseable> started) {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) { // As AutoCloseable declares it.
                LOG.warn("A part of the review desk did not end in order", e);
            }
        }
    }

    private record SignedIn(Identity identity) implements Access {
        @Override
        public Optional<Person> person(Context ctx) {
            return identity.person(ctx);
        }

        @Override
        public String csrfToken(Context ctx) {
            return identity.csrfToken(ctx);
        }

        @Override
        public void audit(Person person, AuditAction action, String subject, String detail) {
            identity.audit(person, action, subject, detail);
        }
    }
}
