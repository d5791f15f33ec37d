package org.claimscreener.launcher.desk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.claimscreener.console.ConsoleSettings;
import org.claimscreener.console.ReviewDesk;
import org.claimscreener.console.ReviewDeskSettings;
import org.claimscreener.console.command.DirectiveLaw;
import org.claimscreener.console.identity.IdentitySettings;
import org.claimscreener.console.store.Database;
import org.claimscreener.console.store.DatabaseSettings;
import org.claimscreener.engine.directive.DirectiveCheck;
import org.claimscreener.wire.record.Directive;

/** A review desk and its database. Thread-safe. */
public final class DeskRun implements AutoCloseable {
    private final Database database;
    private final ReviewDesk desk;

    private DeskRun(Database database, ReviewDesk desk) {
        this.database = database;
        this.desk = desk;
    }

    /**
     * Where it listens, and what it stands on.
     *
     * @param host to listen on
     * @param data folder of its own: attachments, the audit's key, and the database when none is named
     * @param database empty for a PostgreSQL server of its own
     * @param writer its name in the audit
     * @param prometheus whom the status page asks; empty for nobody
     */
    public record Place(
            String bootstrapServers,
            String host,
            int port,
            Path data,
            Optional<DatabaseSettings> database,
            String writer,
            Optional<URI> prometheus) {

        /** With nobody for the status page to ask. */
        public Place(
                String bootstrapServers,
                String host,
                int port,
                Path data,
                Optional<DatabaseSettings> database,
                String writer) {
            this(bootstrapServers, host, port, data, database, writer, Optional.empty());
        }
    }

    /**
     * Starts it.
     *
     * @throws IOException when a part does not start; the message says which
     */
    public static DeskRun start(Place place, IdentitySettings identity) throws IOException {
        ReviewDeskSettings settings = new ReviewDeskSettings(
                place.bootstrapServers(),
                new ConsoleSettings(
                        place.host(),
                        place.port(),
                        place.data().resolve("attachments"),
                        ConsoleSettings.USUAL_PATIENCE,
                        place.prometheus()),
                identity,
                place.writer(),
                place.data().resolve("audit.key"));
        Database database = place.database().isPresent()
                ? Database.open(place.database().get())
                : Database.embedded(place.data().resolve("postgres"));
        try {
            return new DeskRun(
                    database,
                    ReviewDesk.start(settings, database, new StateCouncilDays(), DeskRun::problem, Clock.systemUTC()));
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** As the command line and the supervision job ask. */
    private static Optional<DirectiveLaw.Problem> problem(Directive directive, Instant now) {
        return DirectiveCheck.firstProblem(directive, now)
                .map(ruling -> new DirectiveLaw.Problem(ruling.reason(), ruling.detail()));
    }

    /** Where it listens. */
    public URI address() {
        return desk.address();
    }

    /** See {@link ReviewDesk#rebuild}. */
    public void rebuild() {
        desk.rebuild();
    }

    @Override
    public void close() {
        desk.close();
        database.close();
    }
}
