package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.claimscreener.audit.AuditCheck;
import org.claimscreener.audit.AuditKeys;
import org.claimscreener.audit.KeptCheckpoints;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.Text;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who did what. */
@Command(
        name = "audit",
        header = "Checks and shows who did what.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Callable<Integer> {
    private static final String NAME = "screener audit ";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before it calls.
    AuditCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command: verify or show");
    }

    private static void read(Console console, String command, String bootstrapServers, Consumer<LogRecord> taker)
            throws CommandFailure {
        try (ReadingProgress progress = new ReadingProgress(console, command)) {
            CommittedTopic.read(bootstrapServers, TopicCatalogue.AUDIT, taker, progress);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Looks whether the chains are as they were written. */
    @Command(
            name = "verify",
            header = "Checks that nobody touched the record of who did what.",
            description = {
                "Reads the audit topic to its end and follows each writer's chain: a record that was changed, left out,"
                        + " moved or put in is told with its place. With --keys the signatures under the chains are"
                        + " checked, too: whoever computes a chain anew cannot sign it. With --checkpoint it is seen"
                        + " whether the end was cut off: keep that file where nobody who can write the topic can write.",
                "",
                "A keys file has a line for each key, as the writer prints it beside its own key (in .pub): writer id and"
                        + " key. What stands behind the newest checkpoint is as safe as the topic, not safer; it is"
                        + " counted as unsigned."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:the chains are as they were written",
                "1:they are not, there are none, or they could not be read; it is said which",
                "2:the command line makes no sense"
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  screener audit verify --bootstrap-servers 127.0.0.1:9092",
                "  screener audit verify --bootstrap-servers kafka:9092 --keys writers.pub \\",
                "    --checkpoint last.tsv --out-checkpoint last.tsv"
            })
    static final class Verify implements Callable<Integer> {
        private final Console console;

        @Option(
                names = "--bootstrap-servers",
                required = true,
                paramLabel = "HOST:PORT",
                description = "Kafka, as a comma-separated list.")
        private String bootstrapServers = "";

        @Option(names = "--keys", paramLabel = "FILE", description = "The writers' public keys.")
        private @Nullable Path keys;

        @Option(
                names = "--checkpoint",
                paramLabel = "FILE",
                description = "Checkpoints that --out-checkpoint kept: the chains must go as far, at least.")
        private @Nullable Path checkpoint;

        @Option(
                names = "--out-checkpoint",
                paramLabel = "FILE",
                description = "Keep the newest checkpoints there for the next time, when nothing is wrong.")
        private @Nullable Path outCheckpoint;

        @Option(names = "--json", description = "Print one JSON object at the end; progress goes to standard error.")
        private boolean json;

        Verify(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws CommandFailure {
            AuditFindings findings = new AuditFindings();
            AuditCheck check = check(findings);
            read(console, "audit verify", bootstrapServers, record -> {
                byte[] key = record.key();
                String writer = key == null ? "" : new String(key, StandardCharsets.UTF_8);
                var unused = check.take(record.place().toString(), writer, record.value());
            });
            check.atEnd();
            if (check.chains().isEmpty() && findings.count() == 0) {
                throw CommandFailure.failed(
                        "there is nothing to verify: nothing is on " + TopicCatalogue.AUDIT
                                + ". Check that this is the log that was meant",
                        null);
            }
            print(findings, check);
            if (findings.count() > 0) {
                return ExitCodes.FAILED;
            }
            keep(check.newestCheckpoints());
            return ExitCodes.OK;
        }

        private AuditCheck check(AuditFindings findings) throws CommandFailure {
            Path file = null;
            try {
                file = keys;
                Optional<AuditKeys> known = file == null ? Optional.empty() : Optional.of(AuditKeys.read(file));
                file = checkpoint;
                List<AuditCheckpoint> kept = file == null ? List.of() : KeptCheckpoints.read(file);
                return new AuditCheck(known, kept, findings);
            } catch (IOException e) {
                throw CommandFailure.failed(file + " cannot be used: " + FileMessages.of(e), e);
            }
        }

        private void print(AuditFindings findings, AuditCheck check) {
            if (json) {
                console.out().println(findings.json(check.chains(), keys != null));
            } else {
                findings.text(check.chains(), keys != null).forEach(console.out()::println);
            }
            console.out().flush();
        }

        private void keep(List<AuditCheckpoint> newest) throws CommandFailure {
            if (outCheckpoint == null) {
                return;
            }
            try {
                KeptCheckpoints.write(outCheckpoint, newest);
                console.err()
                        .println(NAME + "verify: " + Text.count(newest.size()) + " checkpoints are kept in "
                                + outCheckpoint);
            } catch (IOException e) {
                throw CommandFailure.failed(outCheckpoint + " cannot be written: " + FileMessages.of(e), e);
            }
        }
    }

    /** Prints records. */
    @Command(
            name = "show",
            header = "Shows who did what.",
            description = {
                "Prints tab-separated, with a line of names, a line for each record, each writer's in its order. It does"
                        + " not check them: for that there is 'screener audit verify'. Records that cannot be read are"
                        + " counted on standard error."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExamples:%n",
            footer = {
                "  screener audit show --bootstrap-servers 127.0.0.1:9092 --actor reviewer-1",
                "  screener audit show --bootstrap-servers 127.0.0.1:9092 --subject S000000000002"
            })
    static final class Show implements Callable<Integer> {
        private static final String COLUMNS = "at\tactor\trole\taction\tsubject\tdetail\twriter\tsequence";

        private final Console console;
        private final WireDecoder decoder = WireDecoder.create();
        private long shown;
        private long unreadable;

        @Option(
                names = "--bootstrap-servers",
                required = true,
                paramLabel = "HOST:PORT",
                description = "Kafka, as a comma-separated list.")
        private String bootstrapServers = "";

        @Option(names = "--actor", paramLabel = "ID", description = "Only what this person did.")
        private @Nullable String actor;

        @Option(names = "--subject", paramLabel = "ID", description = "Only what was done to this, e.g. a hold's id.")
        private @Nullable String subject;

        Show(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws CommandFailure {
            console.out().println(COLUMNS);
            read(console, "audit show", bootstrapServers, this::see);
            console.out().flush();
            String bad = unreadable == 0 ? "" : "; " + Text.count(unreadable) + " cannot be read";
            console.err().println(NAME + "show: " + Text.count(shown) + " records" + bad);
            return ExitCodes.OK;
        }

        private void see(LogRecord record) {
            if (!(decoder.decode(record.value()) instanceof Decoded.Accepted accepted)) {
                unreadable++;
            } else if (accepted.message() instanceof AuditRecord entry && isWanted(entry)) {
                shown++;
                console.out().println(line(entry));
            }
        }

        private boolean isWanted(AuditRecord entry) {
            return (actor == null || entry.getActorId().equals(actor))
                    && (subject == null || entry.getSubject().equals(subject));
        }

        private static String line(AuditRecord entry) {
            return String.join(
                    "\t",
                    entry.getAt().toString(),
                    oneCell(entry.getActorId()),
                    entry.getActorRole() == null ? "" : entry.getActorRole().name(),
                    entry.getAction().name(),
                    oneCell(entry.getSubject()),
                    oneCell(entry.getDetail()),
                    oneCell(entry.getWriterId()),
                    Long.toString(entry.getSequence()));
        }

        /** What a terminal or a table would take for more than text is left out. */
        private static String oneCell(String value) {
            return value.replaceAll("\\p{Cntrl}", " ");
        }
    }
}
