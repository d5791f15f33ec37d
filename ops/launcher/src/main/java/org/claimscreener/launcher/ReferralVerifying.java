package org.claimscreener.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.StandardStreams;
import org.claimscreener.engine.approval.KeysRefusedException;
import org.claimscreener.engine.approval.OfficeKeys;
import org.claimscreener.engine.referral.packet.PacketCheck;
import org.claimscreener.engine.referral.packet.PacketReading;
import org.claimscreener.engine.referral.packet.ReplayInputs;
import org.claimscreener.engine.replay.Replay;
import org.claimscreener.engine.replay.Replayed;
import org.claimscreener.launcher.packs.CompiledOnDemand;
import org.claimscreener.launcher.packs.PackLibrary;
import org.claimscreener.launcher.referral.PacketText;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a packet. */
@Command(
        name = "verify",
        header = "Checks a packet, without a broker, and says what is in it.",
        description = {
            "Names everything that was changed, left out, moved, put in or cut off. With --keys the office that signed it"
                    + " is named; without, it is seen only that the file is as somebody signed it.",
            "",
            "With --re-evaluate the decision is made again from what is in the packet, with the rule packs that decided,"
                    + " and the bytes are compared. Only public security's packets hold what that needs."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the packet is as a trusted office signed it",
            "1:it is not, or something else came of deciding again; it is said what",
            "2:the command line makes no sense",
            "3:it is as somebody signed it; no --keys say who that is"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener referral verify S000000000002.packet --keys office.key.pub",
            "  screener referral verify S000000000002.packet --keys office.key.pub \\",
            "    --re-evaluate --packs fraud-patterns-1.0.0.pack"
        })
final class ReferralVerifying implements Callable<Integer> {
    private static final int BY_SOMEBODY = 3;
    private static final int MOST_KEY_BYTES = 1 << 20;

    private final Console console;
    private final Installation installation;

    @Parameters(index = "0", paramLabel = "FILE", description = "The packet; - for standard input.")
    private String file = "";

    @Option(names = "--keys", paramLabel = "FILE", description = "Keys of offices, as referral keygen writes them.")
    private @Nullable Path keys;

    @Option(names = "--re-evaluate", description = "Decide it again, too.")
    private boolean reEvaluates;

    @Option(
            names = "--packs",
            paramLabel = "PACK",
            description = "For --re-evaluate: a rule pack that decided, as a folder or built archive; may be repeated"
                    + " (default: those that come with the screener).")
    private List<Path> packs = List.of();

    ReferralVerifying(Console console, Installation installation) {
        this.console = console;
        this.installation = installation;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        if (!packs.isEmpty() && !reEvaluates) {
            throw CommandFailure.usage("--packs is for --re-evaluate");
        }
        Optional<OfficeKeys> trusted = keys == null ? Optional.empty() : Optional.of(keys(keys));
        byte[] bytes = read();
        PacketReading reading =
                trusted.map(known -> PacketCheck.verify(bytes, known)).orElseGet(() -> PacketCheck.read(bytes));
        PacketText.verdict(reading, trusted).forEach(console.out()::println);
        if (reading.isIntact()) {
            PacketText.summary(reading).forEach(console.out()::println);
        }
        boolean stands = reading.isIntact() && (!reEvaluates || decidesTheSame(reading));
        console.out().flush();
        if (!stands) {
            return ExitCodes.FAILED;
        }
        return trusted.isPresent() ? ExitCodes.OK : BY_SOMEBODY;
    }

    private byte[] read() throws CommandFailure {
        try (InputStream in = file.equals(StandardStreams.NAME) ? System.in : Files.newInputStream(Path.of(file))) {
            // One byte more than a packet has is enough to see that it is none.
            return in.readNBytes(PacketCheck.MOST_BYTES + 1);
        } catch (IOException e) {
            throw CommandFailure.failed(file + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    private static OfficeKeys keys(Path from) throws CommandFailure {
        try (InputStream in = Files.newInputStream(from)) {
            byte[] bytes = in.readNBytes(MOST_KEY_BYTES + 1);
            if (bytes.length > MOST_KEY_BYTES) {
                throw CommandFailure.failed(from + " is too large to hold keys; name the file of offices' keys", null);
            }
            return OfficeKeys.parse(from.toString(), new String(bytes, StandardCharsets.UTF_8));
        } catch (KeysRefusedException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw CommandFailure.failed(from + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    private boolean decidesTheSame(PacketReading reading) throws CommandFailure, IOException {
        Optional<ReplayInputs> inputs = reading.inputs();
        if (inputs.isEmpty()) {
            throw CommandFailure.failed(
                    "this packet does not hold what deciding again needs; the section replay says why", null);
        }
        ReplayInputs.Read read = inputs.get().recordedCase();
        if (read.recorded().isEmpty()) {
            console.out().println("Decided again: cannot be, " + read.problem());
            return false;
        }
        RunFolder folder = RunFolder.create("referral");
        try (TidyUp tidyUp = new TidyUp(folder)) {
            PackLibrary library = new PackLibrary(
                    Files.createDirectories(folder.path().resolve("packs")),
                    PackChoice.readEach(packs, installation),
                    Optional.empty());
            CompiledOnDemand compiled = new CompiledOnDemand(library);
            var unused = tidyUp.careFor((TidyUp.Part) compiled::close);
            Replayed replayed = new Replay(compiled).replay(read.recorded().get());
            console.out().println(PacketText.again(replayed));
            return replayed instanceof Replayed.Same;
        }
    }
}
