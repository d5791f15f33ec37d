package org.claimscreener.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.StandardStreams;
import org.claimscreener.launcher.lines.WrongLinesException;
import org.claimscreener.launcher.standing.StandingLines;
import org.claimscreener.wire.record.Standing;

/** A file of standings that a command reads. Stateless. */
final class StandingFile {
    private StandingFile() {}

    /**
     * Its standings.
     *
     * @param given a file, or - for standard input
     * @throws CommandFailure when it cannot be read, or a line is wrong
     */
    static List<Standing> read(String given) throws CommandFailure {
        try (InputStream in = given.equals(StandardStreams.NAME) ? System.in : Files.newInputStream(Path.of(given))) {
            return StandingLines.read(in);
        } catch (WrongLinesException e) {
            throw CommandFailure.failed(
                    given + " is no file of standings, and none of it was taken: " + e.getMessage(), e);
        } catch (IOException e) {
            throw CommandFailure.failed(given + " cannot be read: " + FileMessages.of(e), e);
        }
    }
}
