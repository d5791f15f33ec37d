package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.Lineage;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From a folder to the one archive that is signed and deployed. */
@Command(
        name = "build",
        header = "Builds a pack's folder into the one archive that is signed and deployed.",
        description = {
            "Checks and compiles it first. The same folder after the same predecessor gives the same archive, anywhere.",
            "Its digest goes to standard output."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  packctl build my-pack --previous my-pack-1.0.0.pack -o my-pack-1.1.0.pack")
public final class BuildCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "PACK", description = "The folder with pack.yaml.")
    private Path folder = Path.of("");

    @Option(
            names = "--previous",
            paramLabel = "ARCHIVE",
            description = "The version before; without it, this is the first of its id.")
    private @Nullable Path previous;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The archive; one that is there is not written over.")
    private Path out = Path.of("");

    /** Does nothing before it is called. */
    public BuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw CommandFailure.failed(folder + " is an archive already", null);
        }
        RulePack before = previous == null ? null : Archives.read(previous);
        RulePack pack = Archives.load(folder, before == null ? Lineage.FIRST : Lineage.after(before));
        refuseStrangers(before, pack);
        compile(pack);
        write(pack);
        console.err()
                .println("packctl build: " + Archives.inWords(pack) + ", " + Text.count(pack.archive().length)
                        + " bytes in " + out);
        console.out().println(pack.digest());
        console.out().flush();
        return ExitCodes.OK;
    }

    private static void refuseStrangers(@Nullable RulePack before, RulePack pack) throws CommandFailure {
        if (before == null) {
            return;
        }
        if (!before.id().equals(pack.id())) {
            throw CommandFailure.failed("--previous is pack " + before.id() + ", and this is " + pack.id(), null);
        }
        if (before.version().equals(pack.version())) {
            throw CommandFailure.failed(
                    "this is version " + pack.version() + " as the one before: raise 'version' in pack.yaml", null);
        }
    }

    /** A pack that does not compile is not built. */
    private static void compile(RulePack pack) throws CommandFailure {
        try {
            CompiledPack.compileUntimed(pack).close();
        } catch (PackRefusedException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private void write(RulePack pack) throws CommandFailure {
        try {
            Files.write(out, pack.archive(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw CommandFailure.failed(out + " is there already and is not written over", e);
        } catch (IOException e) {
            throw CommandFailure.failed(out + " cannot be written: " + FileMessages.of(e), e);
        }
    }
}
