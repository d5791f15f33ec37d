package org.claimscreener.launcher;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.launcher.letter.HexDump;
import org.claimscreener.launcher.letter.Letter;
import org.claimscreener.launcher.letter.Reasons;
import org.claimscreener.verifier.Place;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.DeadLetter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(
        name = "show",
        header = "Shows a dead letter: why, what to do, and its input's bytes.",
        description = {
            "PLACE is where the letter lies, as list prints it. Its input has personal data, so its bytes are shown only"
                    + " with --reveal, and that is on record first: under your key, as a person's data that were shown."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener dead-letters show claims.dead-letters.v1-0@17 \\",
            "    --bootstrap-servers 127.0.0.1:9092",
            "  screener dead-letters show claims.dead-letters.v1-0@17 \\",
            "    --bootstrap-servers 127.0.0.1:9092 --reveal --audit-key chen.audit"
        })
final class DeadLetterShowing implements Callable<Integer> {
    private static final String COMMAND = DeadLettersCommand.NAME + "show";

    private final Console console;

    @Parameters(index = "0", paramLabel = "PLACE", description = "topic-partition@offset of the letter.")
    private String place = "";

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Option(names = "--reveal", description = "Show the bytes, which have personal data.")
    private boolean reveal;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            description = "Show at most so many of them, 1 to 1000000 (default: ${DEFAULT-VALUE}).")
    private int most = 4_096;

    DeadLetterShowing(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (most < 1 || most > 1_000_000) {
            throw CommandFailure.usage("--bytes is " + most + ", expected 1 to 1000000");
        }
        if (acting.bootstrapServers().isBlank()) {
            throw CommandFailure.usage("name the broker with --bootstrap-servers HOST:PORT");
        }
        Letter letter = find(LetterReading.place(place));
        if (reveal) {
            acting.onRecord(
                    AuditAction.PATIENT_SHOWN,
                    List.of(new ActingOptions.Deed(place, "the input of a dead letter is shown")));
        }
        show(letter, console.out());
        console.out().flush();
        return ExitCodes.OK;
    }

    private Letter find(Place wanted) throws CommandFailure {
        if (!wanted.topic().equals(TopicCatalogue.DEAD_LETTERS)) {
            throw CommandFailure.usage("'" + place + "' is not on " + TopicCatalogue.DEAD_LETTERS
                    + "; name where the letter lies, not where its input stands");
        }
        List<Letter> found = new ArrayList<>(1);
        new LetterReading(console, COMMAND, acting.bootstrapServers()).letters(Instant.EPOCH, letter -> {
            if (letter.place().equals(wanted)) {
                found.add(letter);
            }
        });
        if (found.isEmpty()) {
            throw CommandFailure.failed("there is no dead letter at " + place + "; it may be older than 90 days", null);
        }
        return found.get(0);
    }

    private void show(Letter letter, PrintStream out) {
        DeadLetter said = letter.letter();
        out.println("letter      " + letter.place() + ", written " + letter.at());
        out.println("reason      " + said.getReason() + ": " + Reasons.words(said.getReason()));
        out.println("message     " + LetterReading.oneLine(said.getMessage()));
        out.println("field       " + LetterReading.oneLine(Objects.requireNonNullElse(said.getField(), "-")));
        out.println("settlement  " + LetterReading.oneLine(Objects.requireNonNullElse(said.getSettlementId(), "-")));
        out.println("input       " + letter.source() + ", arrived " + said.getReceivedAt());
        Optional<byte[]> original = letter.original();
        if (original.isEmpty()) {
            out.println("bytes       too many to be kept with the letter; look where the input stands");
            return;
        }
        byte[] bytes = original.get();
        out.println("bytes       " + bytes.length + ", sha256 " + Letter.digest(bytes) + ", " + form(bytes));
        if (reveal) {
            HexDump.lines(bytes, most).forEach(out::println);
        } else {
            out.println("            not shown: they have personal data, see --reveal");
        }
    }

    private static String form(byte[] bytes) {
        return WireDecoder.create().decode(bytes) instanceof Decoded.Accepted accepted
                ? "read by this build as " + accepted.message().getSchema().getName()
                : "not read by this build";
    }
}
