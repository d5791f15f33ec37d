package org.claimscreener.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.Causes;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.console.identity.IdentityFile;
import org.claimscreener.console.identity.IdentitySettings;
import org.claimscreener.console.identity.dev.DevPerson;
import org.claimscreener.console.store.DatabaseSettings;
import org.claimscreener.launcher.demo.Stop;
import org.claimscreener.launcher.desk.DeskRun;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the review desk. */
@Command(
        name = "console",
        header = "Runs the review desk: the pages on which people work the holds.",
        description = {
            "Follows the topics of holds, decisions and standings into PostgreSQL, serves the pages, and sends what people"
                    + " decide to the topic of reviews. It decides nothing itself: whether a command is done, the holds job"
                    + " says. Who did what goes to the audit topic before it is done.",
            "",
            "The tables can be filled anew from the topics at any time (--rebuild); only bills that the topic of"
                    + " settlements no longer has are taken over from the old tables. Without --database it starts a"
                    + " PostgreSQL server of its own in the data folder.",
            "",
            "People sign in at an OpenID Connect provider. It says in the claim 'roles' which of reviewer,"
                    + " senior-reviewer, collegial-member, institution, supervisor, auditor, operator and tip-desk a"
                    + " person is, and in 'institution' for which institution (fixmedins_code). The console's address there is the public"
                    + " address and /sign-in/callback."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it does not end by itself",
            "1:something did not start; standard error says what",
            "2:the command line makes no sense",
            "130:stopped by Ctrl-C"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener console --bootstrap-servers 127.0.0.1:9092 --data desk --development-sign-in",
            "  screener console --bootstrap-servers kafka:9092 --data /var/lib/desk \\",
            "    --listen 0.0.0.0:7070 --public-address https://desk.example --sign-in /etc/desk/sign-in.properties \\",
            "    --database jdbc:postgresql://db:5432/desk --database-user desk --database-password-file /etc/desk/db"
        })
final class ConsoleCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FOLDER",
            description = "Attachments, the key that signs the audit, and the database when none is named.")
    private Path data = Path.of("");

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private String listen = "127.0.0.1:7070";

    @Option(
            names = "--public-address",
            paramLabel = "URL",
            description = "Under which browsers reach it, https unless on this machine (default: http and --listen).")
    private @Nullable URI publicAddress;

    @Option(
            names = "--prometheus",
            paramLabel = "URL",
            description = "Whom the status page asks for alerts and curves, such as http://localhost:9090.")
    private @Nullable URI prometheus;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private SignIn signIn = new SignIn();

    @ArgGroup(exclusive = false)
    private @Nullable DatabasePlace database;

    @Option(
            names = "--audit-name",
            paramLabel = "NAME",
            description = "Name of this process in the audit, kept over restarts and shared with no other (default:"
                    + " ${DEFAULT-VALUE}).")
    private String auditName = "console-1";

    @Option(names = "--rebuild", description = "Fill the tables anew from the topics, then go on.")
    private boolean rebuild;

    /** How people are known. */
    static final class SignIn {
        @Option(
                names = "--sign-in",
                required = true,
                paramLabel = "FILE",
                description = "Settings of the OpenID Connect provider: issuer, client-id, client-secret-file, roles;"
                        + " ops/console/IDENTITY.md has all of them.")
        private @Nullable Path provider;

        @Option(
                names = "--development-sign-in",
                required = true,
                description = "Let anybody be anybody, without a password. Only on this machine's own address.")
        private boolean development;
    }

    /** A database of somebody else's. */
    static final class DatabasePlace {
        @Option(
                names = "--database",
                required = true,
                paramLabel = "JDBC-URL",
                description = "jdbc:postgresql://host:port/name, PostgreSQL 14 or newer.")
        private String url = "";

        @Option(names = "--database-user", required = true, paramLabel = "NAME", description = "Who owns the tables.")
        private String user = "";

        @Option(names = "--database-password-file", paramLabel = "FILE", description = "The password, alone in a file.")
        private @Nullable Path password;
    }

    ConsoleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        DeskRun.Place place = place();
        IdentitySettings identity = identity();
        Stop stop = new Stop();
        stop.listen();
        try (DeskRun desk = start(place, identity)) {
            console.out().println("The review desk is at " + identity.publicAddress() + "; Ctrl-C ends it.");
            console.out().flush();
            if (rebuild) {
                desk.rebuild();
                console.err().println("screener console: the tables were filled anew");
            }
            stop.await();
            return ExitCodes.INTERRUPTED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("interrupted", e);
        } finally {
            stop.done();
        }
    }

    private static DeskRun start(DeskRun.Place place, IdentitySettings identity) throws CommandFailure {
        try {
            return DeskRun.start(place, identity);
        } catch (IOException | RuntimeException e) {
            throw CommandFailure.failed("the review desk does not start: " + Causes.innermost(e), e);
        }
    }

    private DeskRun.Place place() throws CommandFailure {
        int colon = listen.lastIndexOf(':');
        try {
            return new DeskRun.Place(
                    bootstrapServers,
                    listen.substring(0, Math.max(colon, 0)),
                    Integer.parseInt(listen.substring(colon + 1)),
                    Files.createDirectories(data).toRealPath(),
                    databaseSettings(),
                    auditName,
                    Optional.ofNullable(prometheus));
        } catch (NumberFormatException e) {
            throw CommandFailure.usage("--listen is '" + listen + "', expected HOST:PORT");
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw CommandFailure.failed("the folder " + data + " cannot be used: " + FileMessages.of(e), e);
        }
    }

    private Optional<DatabaseSettings> databaseSettings() throws IOException {
        if (database == null) {
            return Optional.empty();
        }
        String password = database.password == null
                ? ""
                : Files.readString(database.password).strip();
        return Optional.of(new DatabaseSettings(database.url, database.user, password));
    }

    private IdentitySettings identity() throws CommandFailure {
        URI address = publicAddress == null ? URI.create("http://" + listen) : publicAddress;
        try {
            return signIn.development || signIn.provider == null
                    ? IdentitySettings.development(address, DevPerson.usual(List.of()))
                    : IdentityFile.read(signIn.provider, address);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw CommandFailure.failed("the sign-in cannot be set up: " + FileMessages.of(e), e);
        }
    }
}
