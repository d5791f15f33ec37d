package org.claimscreener.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.StandardStreams;
import org.claimscreener.engine.disclosure.DisclosureCheck;
import org.claimscreener.engine.disclosure.DisclosureText;
import org.claimscreener.engine.disclosure.PublicFigures;
import org.claimscreener.wire.WireFormat;
import org.claimscreener.wire.record.Disclosure;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a file of figures. */
@Command(
        name = "verify",
        header = "Verifies a month's figures: their digest, their sums, and with a broker themselves.",
        description = {
            "Recomputes the digest, the sums, rates and medians of a file that make wrote or the console gave, and that no"
                    + " count from 1 to 9 is in it. This needs nothing but the file: anybody can do it.",
            "",
            "With --bootstrap-servers the figures are made again from the topics, as of the same instant, and compared"
                    + " byte by byte; and it says which edition is in force."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of it holds",
            "1:something does not, or could not be read; standard output or standard error says what",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener disclosure verify 2026-11.json",
            "  screener disclosure verify 2026-11.json --bootstrap-servers 127.0.0.1:9092"
        })
final class DisclosureVerify implements Callable<Integer> {
    private static final String NAME = DisclosureCommand.NAME + "verify";
    private static final String IN_MESSAGES = "disclosure verify";

    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE", description = "The figures as JSON; - for standard input.")
    private String file = "";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list: are the figures those of the topics?")
    private String bootstrapServers = "";

    DisclosureVerify(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        DisclosureCheck.Findings findings = DisclosureCheck.of(text());
        List<String> problems = new ArrayList<>(findings.problems());
        Optional<PublicFigures> figures = findings.figures();
        if (figures.isPresent() && problems.isEmpty() && !bootstrapServers.isBlank()) {
            problems.addAll(differences(figures.get()));
        }
        problems.forEach(problem -> console.out().println("VIOLATION " + problem));
        console.out().flush();
        String what = figures.map(read -> "edition " + read.edition() + " of " + read.month() + " in ")
                .orElse("");
        console.err()
                .println(NAME + ": " + what + file
                        + (problems.isEmpty() ? " holds" : " does not hold, " + problems.size() + " violations"));
        return problems.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private String text() throws CommandFailure {
        try (InputStream in = file.equals(StandardStreams.NAME) ? System.in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(WireFormat.MAX_MESSAGE_BYTES + 1);
            if (bytes.length > WireFormat.MAX_MESSAGE_BYTES) {
                throw CommandFailure.failed(file + " is too large to be a month's figures", null);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandFailure.failed(file + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    private List<String> differences(PublicFigures figures) throws CommandFailure {
        PublicFigures again = PublicFigures.of(
                MonthLogs.read(bootstrapServers, figures.month(), figures.asOf(), console, IN_MESSAGES),
                figures.edition(),
                figures.reason(),
                figures.asOf());
        tellEdition(figures);
        if (again.equals(figures)) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        compare("region", figures.regions(), again.regions(), problems);
        compare("rule", figures.rules(), again.rules(), problems);
        return problems;
    }

    private void tellEdition(PublicFigures figures) throws CommandFailure {
        Optional<Disclosure> newest =
                PublishedMonths.newest(bootstrapServers, figures.month().toString(), console, IN_MESSAGES);
        String inForce = newest.map(edition -> "edition " + edition.getEdition() + " is in force"
                        + (edition.getDigest().equals(DisclosureText.digest(figures))
                                ? ", this one"
                                : ", not this one"))
                .orElse("no edition is published");
        console.err().println(NAME + ": of " + figures.month() + " " + inForce);
    }

    private static void compare(
            String kind, List<PublicFigures.Row> stated, List<PublicFigures.Row> made, List<String> problems) {
        for (PublicFigures.Row row : made) {
            if (!stated.contains(row)) {
                problems.add(kind + " " + row.code() + ": the topics give other figures, shown counts " + row.counts());
            }
        }
        for (PublicFigures.Row row : stated) {
            if (made.stream().noneMatch(other -> other.code().equals(row.code()))) {
                problems.add(kind + " " + row.code() + ": the topics have none");
            }
        }
    }
}
