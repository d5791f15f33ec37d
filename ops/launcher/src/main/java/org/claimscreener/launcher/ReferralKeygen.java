package org.claimscreener.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.claimscreener.authorkit.deploy.KeyFiles;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.approval.KeysRefusedException;
import org.claimscreener.engine.approval.OfficeKeys;
import org.claimscreener.engine.approval.SigningKey;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an office's key. */
@Command(
        name = "keygen",
        header = "Makes the office's key, to sign packets with.",
        description = {
            "Writes a secret file, readable by you alone, and beside it, in .pub, the line that other departments check"
                    + " packets with. Give them that line by another way than the packets, and have them compare the key's"
                    + " id by telephone.",
            "It is no key for rule packs: who may promote a pack may not speak for the office."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  screener referral keygen --office 长沙市医疗保障局 --out office.key")
final class ReferralKeygen implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--office",
            required = true,
            paramLabel = "NAME",
            description = "Whose key it is; no person's name.")
    private String office = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The secret file; must not be there.")
    private Path out = Path.of("");

    ReferralKeygen(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        SigningKey key = KeyFiles.generate();
        String line = key.officeLine(office.strip());
        check(line);
        Path open = out.resolveSibling(out.getFileName() + ".pub");
        KeyFiles.writeSecret(out, key.pem());
        KeyFiles.writeOpen(open, line);
        console.err().println(ReferralCommands.NAME + "keygen: key " + key.keyId() + " of " + office.strip());
        console.err().println("  secret  " + out + ", stays in the office");
        console.err().println("  public  " + open + ", goes to the departments");
        return ExitCodes.OK;
    }

    private static void check(String line) throws CommandFailure {
        try {
            var unused = OfficeKeys.parse("--office", line);
        } catch (KeysRefusedException e) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "--office is no name: 1 to 200 characters on one line, without tabs", e);
        }
    }
}
