package org.claimscreener.authorkit.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.review.PackReview;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with packs. */
@Command(
        name = "check",
        header = "Says everything that is wrong with packs, and what is hardly meant.",
        description = {
            "Reads, checks and compiles each pack, and lists what is wrong by file and line with how to mend it. What"
                    + " may stand but is hardly meant is a warning: too few cases, declarations that no rule uses, dates"
                    + " that are over, rules that never or always fire, conditions that no near miss tries.",
            "",
            "Rules are tried on the pack's own cases and, with --sample, on settlements in the national form. In a sample"
                    + " nothing is known of standing and trace codes."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong; there may be warnings",
            "1:something is wrong, or with --strict there are warnings",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  packctl check my-pack",
            "  packctl check my-pack other-pack.zip --strict",
            "  packctl check my-pack --sample day.jsonl --json | jq .packs[].warnings"
        })
public final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "PACK", description = "Folders or built archives.")
    private List<Path> packs = List.of();

    @Option(names = "--strict", description = "Warnings count as problems.")
    private boolean strict;

    @Option(
            names = "--sample",
            paramLabel = "FILE",
            description = "Settlements to try the rules on, JSON lines in the national form; the first 50,000 lines.")
    private @Nullable Path sample;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public CheckCommand(Console console) {
        this.console = console;
    }

    private record Checked(
            PackOnDisk place, PackReview review, List<PackProblem> problems, List<PackProblem> warnings) {}

    @Override
    public Integer call() throws CommandFailure {
        List<Checked> all = new ArrayList<>();
        try (Progress progress = new Progress(console, "check")) {
            for (Path pack : packs) {
                all.add(check(new PackOnDisk(pack), progress));
            }
        }
        if (json) {
            console.out().println(Json.text(document(all)));
        } else {
            print(all);
        }
        int problems = all.stream().mapToInt(one -> one.problems().size()).sum();
        int warnings = all.stream().mapToInt(one -> one.warnings().size()).sum();
        return problems > 0 || (strict && warnings > 0) ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private Checked check(PackOnDisk place, Progress progress) throws CommandFailure {
        progress.doing("checking " + place.path());
        PackReview review = place.review();
        List<PackProblem> problems = new ArrayList<>(review.problems());
        List<PackProblem> warnings = new ArrayList<>(review.warnings());
        if (review.sound().isPresent()) {
            PackTrial.Outcome outcome = PackTrial.run(review, Optional.ofNullable(sample), progress);
            problems.addAll(outcome.problems());
            warnings.addAll(outcome.warnings());
        }
        return new Checked(place, review, problems, warnings);
    }

    private void print(List<Checked> all) {
        int problems = 0;
        int warnings = 0;
        for (Checked one : all) {
            one.problems().forEach(problem -> console.out().println(one.place().located(problem, "")));
            one.warnings().forEach(problem -> console.out().println(one.place().located(problem, "warning: ")));
            problems += one.problems().size();
            warnings += one.warnings().size();
        }
        for (Checked one : all) {
            one.review().sound().ifPresent(pack -> console.out().println(summary(pack, one.review())));
        }
        console.out()
                .println(Count.of(problems, "problem") + ", " + Count.of(warnings, "warning") + " in "
                        + Count.of(all.size(), "pack"));
    }

    private static String summary(RulePack pack, PackReview review) {
        return pack.id() + " " + pack.version() + ": " + Count.of(review.rules().size(), "rule") + ", "
                + Count.of(review.cases().size(), "case") + ", "
                + Count.of(pack.features().size(), "feature") + ", "
                + Count.of(pack.parameters().size(), "parameter") + ", "
                + Count.of(pack.tables().size(), "table") + " with "
                + Count.of(pack.knowledge().rowCount(), "row");
    }

    private static ObjectNode document(List<Checked> all) {
        ObjectNode root = Json.object();
        ArrayNode packs = root.putArray("packs");
        int problems = 0;
        int warnings = 0;
        for (Checked one : all) {
            ObjectNode node = packs.addObject().put("path", one.place().path().toString());
            one.review().sound().ifPresent(pack -> Json.pack(node, pack));
            node.put("rules", one.review().rules().size())
                    .put("cases", one.review().cases().size());
            Json.problems(node.putArray("problems"), one.problems());
            Json.problems(node.putArray("warnings"), one.warnings());
            problems += one.problems().size();
            warnings += one.warnings().size();
        }
        return root.put("problems", problems).put("warnings", warnings);
    }
}
