package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.launcher.tip.TipKeys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes an office's keys for tips. */
@Command(
        name = "keys",
        header = "Makes an office's keys: the tip desk's pair, and that of pseudonyms.",
        description = {
            TipKeys.DESK_PRIVATE + " opens seals: only the tip desk may have it, and without it nobody can be paid.",
            TipKeys.DESK_PUBLIC + " seals; no secret. " + TipKeys.PSEUDONYMS
                    + " makes pseudonyms: whoever enters tips needs it, and the same one always.",
            "None may be there already: a new key opens no old seal."
        },
        mixinStandardHelpOptions = true)
final class TipKeyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "Where to put them; made if it is not there.")
    private Path folder = Path.of("");

    TipKeyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        try {
            TipKeys.make(folder, new SecureRandom());
        } catch (IOException e) {
            throw CommandFailure.failed("not all keys could be made: " + FileMessages.of(e), e);
        }
        console.err()
                .println(TipCommands.NAME + "keys: made " + TipKeys.DESK_PRIVATE + ", " + TipKeys.DESK_PUBLIC + " and "
                        + TipKeys.PSEUDONYMS + " in " + folder + "; give " + TipKeys.DESK_PRIVATE
                        + " to the tip desk alone, and keep a copy of it apart");
        return ExitCodes.OK;
    }
}
