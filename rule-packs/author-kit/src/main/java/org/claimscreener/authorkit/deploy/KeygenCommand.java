package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.wire.record.PackRole;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a key for one person. */
@Command(
        name = "keygen",
        header = "Makes a key for one person, to sign packs or orders with.",
        description =
                "Writes a secret file, readable by you alone, and the entry of the trust file that makes it count."
                        + " Everybody makes his own.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  packctl keygen --person \"Li\" --role approver --out keys")
public final class KeygenCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--person", required = true, paramLabel = "NAME", description = "Whose key it is.")
    private String person = "";

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "author, approver or promoter.")
    private String role = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A folder; made if missing.")
    private Path folder = Path.of("");

    /** Does nothing before it is called. */
    public KeygenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        PackRole packRole = role();
        if (person.isBlank() || person.length() > 100 || person.chars().anyMatch(Character::isISOControl)) {
            throw CommandFailure.usage("--person is no name: 1 to 100 characters, none of control");
        }
        SigningKey key = KeyFiles.generate();
        makeFolder();
        String base = role + "-" + key.keyId();
        Path secret = folder.resolve(base + ".key");
        Path open = folder.resolve(base + ".trust.yaml");
        KeyFiles.writeSecret(secret, key.pem());
        KeyFiles.writeOpen(open, "keys:\n" + key.trustEntry(person.strip(), List.of(packRole)));
        console.err().println("packctl keygen: key " + key.keyId() + " of " + person.strip() + ", " + role);
        console.err().println("  secret  " + secret);
        console.err().println("          stays with " + person.strip() + ": nobody else is ever asked for it");
        console.err().println("  public  " + open);
        console.err().println("          goes to whoever keeps the trust file of the screener");
        return ExitCodes.OK;
    }

    private PackRole role() throws CommandFailure {
        for (PackRole each : PackRole.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(role)) {
                return each;
            }
        }
        throw CommandFailure.usage("--role is '" + role + "', expected author, approver or promoter");
    }

    private void makeFolder() throws CommandFailure {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw CommandFailure.failed(folder + " cannot be made: " + FileMessages.of(e), e);
        }
    }
}
