package org.claimscreener.authorkit.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.approval.PackApprovals;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackRole;
import org.claimscreener.wire.record.PackSignature;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The author's signature. */
@Command(
        name = "sign",
        header = "Signs an archive as its author.",
        description = "Writes ARCHIVE.signatures.json beside it. The approvers sign after you.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  packctl sign my-pack-1.1.0.pack --key author.key")
public final class SignCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "ARCHIVE", description = "What packctl build has made.")
    private Path archive = Path.of("");

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Your own key, an author's.")
    private Path key = Path.of("");

    /** Does nothing before it is called. */
    public SignCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        RulePack pack = Archives.read(archive);
        SigningKey signer = KeyFiles.signingKey(key);
        List<PackSignature> signatures = new ArrayList<>(SignaturesFile.read(archive, pack));
        for (PackSignature signature : signatures) {
            if (signature.getRole() == PackRole.AUTHOR) {
                throw CommandFailure.failed(
                        Archives.inWords(pack) + ", is signed by its author already, with key " + signature.getKeyId(),
                        null);
            }
        }
        signatures.add(PackApprovals.sign(signer, PackRole.AUTHOR, pack.manifestBytes()));
        SignaturesFile.write(archive, pack, signatures);
        console.err()
                .println("packctl sign: " + Archives.inWords(pack) + ", digest " + Archives.shown(pack.digest())
                        + ", is signed with key " + signer.keyId() + " in " + SignaturesFile.of(archive));
        return ExitCodes.OK;
    }
}
