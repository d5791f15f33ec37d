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
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.wire.record.PackRole;
import org.jspecify.annotations.Nullable;

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
        footer = {
            "  packctl keygen --person \"Li\" --role approver --out keys",
            "  packctl keygen --person \"Li\" --role approver --out keys --name li --trust keys/trusted-keys.yaml"
        })
public final class KeygenCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--person", required = true, paramLabel = "NAME", description = "Whose key it is.")
    private String person = "";

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "author, approver or promoter.")
    private String role = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A folder; made if missing.")
    private Path folder = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the files are called (default: the role and the key's id).")
    private @Nullable String name;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Enter the key into this trust file too; made if missing.")
    private @Nullable Path trust;

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
        if (name != null && !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,80}")) {
            throw CommandFailure.usage("--name is no file name: letters, digits, '.', '_' and '-'");
        }
        SigningKey key = KeyFiles.generate();
        makeFolder();
        String base = name == null ? role + "-" + key.keyId() : name;
        Path secret = folder.resolve(base + ".key");
        Path open = folder.resolve(base + ".trust.yaml");
        KeyFiles.writeSecret(secret, key.pem());
        KeyFiles.writeOpen(open, "keys:\n" + key.trustEntry(person.strip(), List.of(packRole)));
        enter(KeyFiles.trustedKeys(open));
        console.err().println("packctl keygen: key " + key.keyId() + " of " + person.strip() + ", " + role);
        console.err().println("  secret  " + secret);
        console.err().println("          stays with " + person.strip() + ": nobody else is ever asked for it");
        console.err().println("  public  " + open);
        console.err().println("          goes to whoever keeps the trust file of the screener");
        if (trust != null) {
            console.err().println("  trusted in " + trust + ", if that is what your screener reads");
        }
        return ExitCodes.OK;
    }

    private void enter(TrustedKeys entry) throws CommandFailure {
        if (trust != null) {
            TrustedKeys known = Files.exists(trust) ? KeyFiles.trustedKeys(trust) : TrustedKeys.none();
            KeyFiles.replace(trust, known.and(entry).text());
        }
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
