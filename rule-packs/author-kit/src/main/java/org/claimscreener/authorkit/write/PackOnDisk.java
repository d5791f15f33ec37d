package org.claimscreener.authorkit.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.StepTrial;
import org.claimscreener.engine.intake.Calendars;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackInspection;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.review.PackReview;

/**
 * A pack where its author has it: a folder, or a built archive.
 *
 * @param path as it was typed
 */
record PackOnDisk(Path path) {

    /** Reads and looks the pack over, as of today. */
    PackReview review() throws CommandFailure {
        return PackReview.of(inspect(Map.of()), LocalDate.now(Calendars.ZONE));
    }

    /** As if some files held something else. */
    PackInspection inspect(Map<String, String> instead) throws CommandFailure {
        if (!Files.exists(path)) {
            throw CommandFailure.failed("there is no rule pack at " + path, null);
        }
        try {
            return PackFolder.inspect(path, instead);
        } catch (IOException e) {
            throw CommandFailure.failed("the rule pack " + path + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    /** The review of a pack in which nothing is wrong. */
    PackReview sound() throws CommandFailure {
        PackReview review = review();
        if (review.sound().isEmpty()) {
            throw refused(review.problems());
        }
        return review;
    }

    CompiledPack compile(RulePack pack) throws CommandFailure {
        try {
            return CompiledPack.compileUntimed(pack);
        } catch (PackRefusedException e) {
            throw refused(e.problems());
        }
    }

    StepTrial compileSteps(RulePack pack) throws CommandFailure {
        try {
            return StepTrial.compile(pack);
        } catch (PackRefusedException e) {
            throw refused(e.problems());
        }
    }

    CommandFailure refused(List<PackProblem> problems) {
        List<String> lines =
                problems.stream().map(problem -> located(problem, "")).toList();
        return CommandFailure.failed(
                "the rule pack is not right, " + Count.of(problems.size(), "problem") + ":\n  "
                        + String.join("\n  ", lines),
                null);
    }

    /** Editors and terminals jump to {@code folder/file:line}; what is inside an archive has no such place. */
    String located(PackProblem problem, String grade) {
        return place(problem.file(), problem.line()) + ": " + grade + problem.what() + " — " + problem.howToMend();
    }

    String place(String file, int line) {
        String inside = line > 0 ? file + ":" + line : file;
        return Files.isDirectory(path) ? path.resolve(inside).toString() : path + ": " + inside;
    }
}
