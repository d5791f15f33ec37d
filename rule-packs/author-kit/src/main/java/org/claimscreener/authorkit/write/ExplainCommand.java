package org.claimscreener.authorkit.write;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.cases.CaseResult;
import org.claimscreener.engine.cases.PackCase;
import org.claimscreener.engine.cases.PackCases;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.RuleUse;
import org.claimscreener.engine.drools.StepTrial;
import org.claimscreener.engine.pack.NearestName;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.review.PackReview;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why a case comes out as it does. */
@Command(
        name = "explain",
        header = "Says why a case is decided as it is.",
        description = {
            "Shows the settlement of one case as the rules see it, the features, where each rule stopped (of the case's own rule"
                    + " with what was there instead), the findings, and the decision by line. screener explain does it for a settlement that"
                    + " was decided."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:explained, whether or not the case passes",
            "1:there is no such case, or the pack is not right",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  packctl explain my-pack --case \"a man with a woman's drug\"",
            "  packctl explain my-pack --case \"cloves alone\" --rule herb-alone   one rule only",
            "  packctl explain my-pack --case \"cloves alone\" --json | jq .decision"
        })
public final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "PACK", description = "A folder or built archive.")
    private Path pack = Path.of("");

    @Option(
            names = "--case",
            required = true,
            paramLabel = "NAME",
            description = "The case's name, or a part that no other case's name has.")
    private String name = "";

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            description = "Look for the case among all that are of this rule, and show only this rule.")
    private @Nullable String rule;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        PackOnDisk place = new PackOnDisk(pack);
        PackReview review = place.sound();
        PackCase chosen = chosen(place, review);
        CaseExplanation explanation = explain(place, review, chosen);
        if (json) {
            console.out().println(Json.text(ExplanationJson.of(explanation)));
        } else {
            ExplanationText.of(place, explanation).forEach(line -> console.out().println(fitting(line)));
        }
        return ExitCodes.OK;
    }

    /** A terminal's width; whole in a pipe or a file. */
    private String fitting(String line) {
        return console.outIsTerminal() ? Text.cut(line, console.columns()) : line;
    }

    private CaseExplanation explain(PackOnDisk place, PackReview review, PackCase chosen) throws CommandFailure {
        RulePack sound = review.sound().orElseThrow();
        List<RuleUse> rules = review.rules().stream()
                .filter(one -> rule == null || one.rule().equals(rule))
                .toList();
        try (Progress progress = new Progress(console, "explain")) {
            progress.doing("compiling " + sound.id());
            try (CompiledPack compiled = place.compile(sound);
                    StepTrial steps = place.compileSteps(sound)) {
                CaseResult result = new PackCases(compiled).run(chosen);
                return CaseExplanation.of(sound, rules, result, steps);
            }
        }
    }

    private PackCase chosen(PackOnDisk place, PackReview review) throws CommandFailure {
        List<PackCase> among = review.cases().stream()
                .filter(one -> rule == null || one.rule().equals(rule))
                .toList();
        if (among.isEmpty()) {
            throw CommandFailure.failed(
                    "the pack has no case of rule '" + rule + "'; "
                            + NearestName.hint(
                                    String.valueOf(rule),
                                    review.rules().stream().map(RuleUse::rule).toList()),
                    null);
        }
        List<PackCase> exact =
                among.stream().filter(one -> one.name().equals(name)).toList();
        List<PackCase> found = exact.isEmpty()
                ? among.stream().filter(one -> one.name().contains(name)).toList()
                : exact;
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw CommandFailure.failed(
                    "the pack has no case '" + name + "'; "
                            + NearestName.hint(
                                    name, among.stream().map(PackCase::name).toList()),
                    null);
        }
        List<String> places = found.stream()
                .map(one -> place.place(one.file(), one.line()) + ": " + one.name())
                .toList();
        throw CommandFailure.failed(
                Count.of(found.size(), "case") + " are called so; name its rule with --rule, or all of its name:\n  "
                        + String.join("\n  ", places),
                null);
    }
}
