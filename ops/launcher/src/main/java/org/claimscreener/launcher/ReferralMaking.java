package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.authorkit.deploy.KeyFiles;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.referral.Department;
import org.claimscreener.engine.referral.ReferralCommandCheck;
import org.claimscreener.engine.referral.packet.Evaluation;
import org.claimscreener.engine.referral.packet.PackFact;
import org.claimscreener.engine.referral.packet.PacketCheck;
import org.claimscreener.engine.referral.packet.PacketReading;
import org.claimscreener.engine.referral.packet.PacketSource;
import org.claimscreener.engine.referral.packet.ReferralMatter;
import org.claimscreener.engine.referral.packet.ReferralPacket;
import org.claimscreener.engine.referral.packet.ReplayInputs;
import org.claimscreener.engine.replay.PackFinder;
import org.claimscreener.engine.replay.Replay;
import org.claimscreener.engine.replay.Replayed;
import org.claimscreener.launcher.explain.CaseMaterial;
import org.claimscreener.launcher.packs.CompiledOnDemand;
import org.claimscreener.launcher.packs.ForcePeriods;
import org.claimscreener.launcher.packs.PackLibrary;
import org.claimscreener.launcher.packs.PackStory;
import org.claimscreener.launcher.packs.Staging;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.KafkaLog;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.ReferralCommand;
import org.claimscreener.wire.record.ReferralCommandKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a packet. */
@Command(
        name = "make",
        header = "Makes the packet of a case for another department.",
        description = {
            "Reads the decision, its settlement, the packs that decided and the steps of the hold from the topics, decides"
                    + " again, and writes what the department may see of it, signed by the office. A decision of which"
                    + " something else comes is not referred.",
            "",
            "That the packet was made is entered on the topic of referrals; when it has left the house, enter that with"
                    + " referral sent. Another person approves it; to public security that is the principal head (State"
                    + " Council Order 310, article 5). Prints the referral's id."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  screener referral make S000000000002 --to POLICE --reason '涉嫌骗保' \\",
            "    --approved-by u-0001 --key office.key --out S000000000002.packet \\",
            "    --bootstrap-servers 127.0.0.1:9092 --actor u-0117 --audit-key zhang.audit"
        })
final class ReferralMaking implements Callable<Integer> {
    private final Console console;
    private final Installation installation;

    @Parameters(index = "0", paramLabel = "HOLD", description = "The case: id of the hold, which is its settlement's.")
    private String hold = "";

    @Option(names = "--to", required = true, paramLabel = "DEPARTMENT", description = "${COMPLETION-CANDIDATES}.")
    private Department department = Department.POLICE;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it is referred; stands in it.")
    private String reason = "";

    @Option(
            names = "--approved-by",
            required = true,
            paramLabel = "ID",
            description = "Who approved it: another person than who makes it.")
    private String approvedBy = "";

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The office's key, as referral keygen made it.")
    private Path key = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The packet; must not be there.")
    private Path out = Path.of("");

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Names the referral (default: the hold, a hyphen, the department).")
    private String id = "";

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Mixin
    private PackOptions packs = new PackOptions();

    ReferralMaking(Console console, Installation installation) {
        this.console = console;
        this.installation = installation;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        Instant now = Instant.ofEpochMilli(Clock.systemUTC().millis());
        ReferralMatter matter = matter(now);
        SigningKey office = KeyFiles.signingKey(key);
        byte[] packet = packet(matter, office);
        PacketReading reading = PacketCheck.read(packet);
        if (!reading.isIntact()) {
            throw CommandFailure.failed("no such packet can be sent: " + String.join("; ", reading.problems()), null);
        }
        ReferralCommand made = made(matter, reading.digest(), now);
        acting.onRecord(
                AuditAction.EXPORT,
                List.of(new ActingOptions.Deed(
                        hold,
                        "referral " + matter.referralId() + " to " + department + ", packet " + reading.digest())));
        ReferralEntry.audited(acting, made);
        write(packet);
        ReferralEntry.send(acting, made);
        console.err()
                .println(ReferralCommands.NAME + "make: " + out + " is for " + department + ", signed with key "
                        + office.keyId() + "; enter it with screener referral sent when it has left the house");
        console.out().println(matter.referralId());
        console.out().flush();
        return ExitCodes.OK;
    }

    /** What is wrong with the command line is said before anything is read. */
    private ReferralMatter matter(Instant now) throws CommandFailure {
        if (acting.bootstrapServers().isBlank()) {
            throw CommandFailure.usage("name the broker with --bootstrap-servers HOST:PORT");
        }
        if (acting.actor().equals(approvedBy)) {
            throw CommandFailure.usage("--approved-by is " + approvedBy
                    + ", who makes the packet; another person approves it (State Council Order 310, article 5)");
        }
        if (Files.exists(out)) {
            throw CommandFailure.failed(out + " is there already and is not written over", null);
        }
        ReferralMatter matter = new ReferralMatter(
                id.isBlank() ? hold + "-" + department : id, department, acting.actor(), approvedBy, now, reason);
        Optional<String> problem = ReferralCommandCheck.firstProblem(made(matter, "0".repeat(64), now));
        if (problem.isPresent()) {
            throw CommandFailure.usage(problem.get());
        }
        return matter;
    }

    private ReferralCommand made(ReferralMatter matter, String digest, Instant now) {
        return ReferralEntry.command(ReferralCommandKind.MADE, matter.referralId(), acting.actor(), reason, now)
                .setHoldId(hold)
                .setDepartment(department.wire())
                .setPacketDigest(digest)
                .setApprovedBy(approvedBy)
                .setCommandId("made-" + digest)
                .build();
    }

    private byte[] packet(ReferralMatter matter, SigningKey office) throws CommandFailure, IOException {
        RunFolder folder = RunFolder.create("referral");
        try (TidyUp tidyUp = new TidyUp(folder);
                ReadingProgress progress = new ReadingProgress(console, "referral make")) {
            PackLibrary library = packs.library(folder.path().resolve("packs"), installation);
            CompiledOnDemand compiled = new CompiledOnDemand(library);
            var unused = tidyUp.careFor((TidyUp.Part) compiled::close);
            CaseMaterial.Search search =
                    CaseMaterial.find(hold, () -> KafkaLog.of(acting.bootstrapServers()), library, progress);
            CaseMaterial found = search.found()
                    .orElseThrow(() -> CommandFailure.failed("nothing is referred: " + search.why(), null));
            return ReferralPacket.write(source(matter, found, compiled), office);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private static PacketSource source(ReferralMatter matter, CaseMaterial found, PackFinder finder)
            throws CommandFailure {
        return new PacketSource(
                matter,
                found.decision(),
                found.settlement(),
                found.packs().stream().map(ReferralMaking::fact).toList(),
                found.inputs(),
                evaluation(found.inputs(), finder),
                found.steps());
    }

    /** From the very bytes that go into a packet. */
    private static Evaluation evaluation(ReplayInputs inputs, PackFinder finder) throws CommandFailure {
        ReplayInputs.Read read = inputs.recordedCase();
        if (read.recorded().isEmpty()) {
            return new Evaluation(false, read.problem());
        }
        Replayed replayed = new Replay(finder).replay(read.recorded().get());
        if (replayed instanceof Replayed.Different different) {
            throw CommandFailure.failed(
                    "nothing is referred: the decision is not what its packs say of that settlement, at "
                            + different.field() + ". Look at it with screener explain",
                    null);
        }
        return replayed instanceof Replayed.Impossible impossible
                ? new Evaluation(false, impossible.why())
                : new Evaluation(true, "");
    }

    private static PackFact fact(PackStory story) {
        List<String> signers = new ArrayList<>();
        story.staging()
                .map(Staging::signers)
                .orElse(List.of())
                .forEach(signer -> signers.add(signer.name() + ", " + signer.role()));
        String note = story.staging()
                .map(staging -> staging.problem()
                        .orElse(staging.checked() ? "" : "the signatures were not checked: no keys were given"))
                .orElse("no order on the topic staged it");
        return new PackFact(
                story.pack().getPackId(),
                story.pack().getVersion(),
                story.pack().getDigest(),
                story.inForce().map(ForcePeriods.Period::since).orElse(null),
                signers,
                note);
    }

    /** Readable by its owner alone: it tells of a patient. */
    private void write(byte[] packet) throws CommandFailure {
        try {
            KeyFiles.writeSecret(out, "");
            Files.write(out, packet);
        } catch (IOException e) {
            throw CommandFailure.failed(
                    out + " cannot be written: " + FileMessages.of(e) + ". Nothing was entered; make it again", e);
        }
    }
}
