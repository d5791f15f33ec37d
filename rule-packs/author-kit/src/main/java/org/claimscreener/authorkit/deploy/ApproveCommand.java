package org.claimscreener.authorkit.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.approval.PackApprovals;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.approval.TrustedKey;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackRole;
import org.claimscreener.wire.record.PackSignature;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An approver's signature. */
@Command(
        name = "approve",
        header = "Shows what an archive is, and signs it as somebody who approves it.",
        description = "Two persons approve, neither of them the author. With --check nobody signs: it says whether the"
                + " signatures are enough.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  packctl approve my-pack-1.1.0.pack --keys trusted-keys.yaml --key approver.key",
            "  packctl approve my-pack-1.1.0.pack --keys trusted-keys.yaml --check"
        })
public final class ApproveCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "ARCHIVE", description = "What packctl build has made.")
    private Path archive = Path.of("");

    @Option(
            names = "--keys",
            required = true,
            paramLabel = "FILE",
            description = "The keys that the screener trusts: they say who is who.")
    private Path keys = Path.of("");

    @Option(names = "--key", paramLabel = "FILE", description = "Your own key, an approver's.")
    private @Nullable Path key;

    @Option(names = "--check", description = "Only say whether the signatures are enough.")
    private boolean checks;

    /** Does nothing before it is called. */
    public ApproveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (checks == (key != null)) {
            throw CommandFailure.usage("give your --key to approve, or --check to look: one of them");
        }
        RulePack pack = Archives.read(archive);
        TrustedKeys trusted = KeyFiles.trustedKeys(keys);
        List<PackSignature> signatures = new ArrayList<>(SignaturesFile.read(archive, pack));
        describe(pack, signatures, trusted);
        if (key != null) {
            approve(pack, signatures, trusted, KeyFiles.signingKey(key));
            return ExitCodes.OK;
        }
        List<String> problems = PackApprovals.problems(pack.manifestBytes(), signatures, trusted);
        console.out().println(problems.isEmpty() ? "Enough to stage it." : "Not enough to stage it:");
        problems.forEach(problem -> console.out().println("  " + problem));
        console.out().flush();
        return problems.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private void describe(RulePack pack, List<PackSignature> signatures, TrustedKeys trusted) {
        console.out()
                .println(pack.id() + " " + pack.version() + " of "
                        + pack.header().owner());
        console.out().println("  change    " + pack.header().change());
        console.out().println("  digest    " + pack.digest());
        console.out()
                .println("  sequence  " + pack.sequence()
                        + (pack.previous().isEmpty() ? ", the first" : " after " + pack.previous()));
        console.out()
                .println("  holds     " + pack.rules().size() + " rules, "
                        + pack.features().size() + " features, "
                        + pack.knowledge().rowCount() + " rows of knowledge, "
                        + pack.cases().size() + " files of cases");
        for (PackSignature signature : signatures) {
            console.out()
                    .println("  signed    " + who(signature, trusted) + " as "
                            + signature.getRole().name().toLowerCase(java.util.Locale.ROOT));
        }
        console.out().flush();
    }

    private static String who(PackSignature signature, TrustedKeys trusted) {
        return trusted.find(signature.getKeyId())
                .map(TrustedKey::person)
                .orElse("a key that is not trusted, " + signature.getKeyId());
    }

    private void approve(RulePack pack, List<PackSignature> signatures, TrustedKeys trusted, SigningKey signer)
            throws CommandFailure {
        byte[] manifest = pack.manifestBytes();
        PackSignature own = PackApprovals.sign(signer, PackRole.APPROVER, manifest);
        refuseIfAny(PackApprovals.fault(manifest, own, trusted));
        for (PackSignature before : signatures) {
            refuseIfAny(PackApprovals.fault(manifest, before, trusted));
            refuseIfAny(objection(before, who(own, trusted), trusted));
        }
        if (signatures.stream().noneMatch(each -> each.getRole() == PackRole.AUTHOR)) {
            throw CommandFailure.failed("the author has not signed it yet: approvers sign after the author", null);
        }
        signatures.add(own);
        SignaturesFile.write(archive, pack, signatures);
        List<String> missing = PackApprovals.problems(manifest, signatures, trusted);
        console.err()
                .println("packctl approve: " + who(own, trusted) + " approves it in "
                        + SignaturesFile.of(archive)
                        + (missing.isEmpty() ? "; it may be staged" : "; " + String.join("; ", missing)));
    }

    private static Optional<String> objection(PackSignature before, String person, TrustedKeys trusted) {
        if (!who(before, trusted).equals(person)) {
            return Optional.empty();
        }
        return Optional.of(
                before.getRole() == PackRole.AUTHOR
                        ? person + " is its author, and authors do not approve"
                        : person + " has approved it already: another person is needed");
    }

    private static void refuseIfAny(Optional<String> problem) throws CommandFailure {
        if (problem.isPresent()) {
            throw CommandFailure.failed("nothing was signed: " + problem.get(), null);
        }
    }
}
