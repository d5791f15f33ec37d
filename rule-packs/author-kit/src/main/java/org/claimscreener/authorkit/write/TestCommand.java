package org.claimscreener.authorkit.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;

import org.claimscreener.authorkit.write.TestRun.OfRule;
import org.claimscreener.authorkit.write.TestRun.Timed;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.cases.StepCoverage;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.RuleUse;
import org.claimscreener.engine.drools.StepTrial;
import org.claimscreener.engine.pack.NearestName;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.review.PackReview;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs packs' cases. */
@Command(
        name = "test",
        header = "Runs packs' cases, and says which conditions they do not try.",
        description = {
            "Each case goes through intake, history, rules and decision, as a settlement does. Of each condition of a rule"
                    + " it counts the cases of that rule that reach it, that meet it, and the near misses that stop at"
                    + " it. Where none stops, the cases would not notice if the condition went missing."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all cases passed",
            "1:a case failed, or a pack is not right",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  packctl test my-pack",
            "  packctl test rule-packs/packs/*",
            "  packctl test my-pack --rule drug-sex          with every condition",
            "  packctl test my-pack --junit target/pack.xml  for a build server"
        })
public final class TestCommand implements Callable<Integer> {
    private static final int COUNT_COLUMNS = 6;
    private static final String INDENT = "    ";

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "PACK", description = "Folders or built archives.")
    private List<Path> packs = List.of();

    @Option(names = "--rule", paramLabel = "NAME", description = "Only the cases of this rule.")
    private @Nullable String rule;

    @Option(names = "--coverage", description = "Show every condition of every rule, not only those without near miss.")
    private boolean coverage;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML too.")
    private @Nullable Path junit;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public TestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        List<PackOnDisk> places = new ArrayList<>();
        List<PackReview> reviews = new ArrayList<>();
        for (Path pack : packs) {
            PackOnDisk place = new PackOnDisk(pack);
            places.add(place);
            reviews.add(place.sound());
        }
        List<List<RuleUse>> chosen = chosen(reviews);
        List<PackResults> results = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (!chosen.get(i).isEmpty() || rule == null) {
                PackResults one = run(places.get(i), reviews.get(i), chosen.get(i));
                results.add(one);
                if (!json) {
                    print(places.get(i), one);
                }
            }
        }
        if (junit != null) {
            WholeFile.write(junit, JUnitReport.of(results));
        }
        if (json) {
            console.out().println(Json.text(document(results)));
        } else if (results.size() > 1) {
            console.out().println(Count.of(results.size(), "pack") + ": " + summary(results));
        }
        return results.stream().allMatch(one -> one.failed() == 0) ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private PackResults run(PackOnDisk place, PackReview review, List<RuleUse> rules) throws CommandFailure {
        RulePack sound = review.sound().orElseThrow();
        try (Progress progress = new Progress(console, "test")) {
            progress.doing("compiling " + sound.id());
            try (CompiledPack compiled = place.compile(sound);
                    StepTrial steps = place.compileSteps(sound)) {
                progress.doing("running " + Count.of(review.cases().size(), "case"));
                return new PackResults(sound, TestRun.run(rules, review.cases(), compiled, steps));
            }
        }
    }

    /** The rules of each pack whose cases are run. */
    private List<List<RuleUse>> chosen(List<PackReview> reviews) throws CommandFailure {
        List<List<RuleUse>> chosen = reviews.stream()
                .map(review -> review.rules().stream()
                        .filter(one -> rule == null || one.rule().equals(rule))
                        .toList())
                .toList();
        if (rule != null && chosen.stream().allMatch(List::isEmpty)) {
            List<String> known = reviews.stream()
                    .flatMap(review -> review.rules().stream().map(RuleUse::rule))
                    .toList();
            throw CommandFailure.usage((reviews.size() == 1 ? "the pack has" : "the packs have") + " no rule '" + rule
                    + "'; " + NearestName.hint(rule, known));
        }
        return chosen;
    }

    private void print(PackOnDisk place, PackResults results) {
        if (packs.size() > 1) {
            console.out().println(results.pack().id() + " " + results.pack().version());
        }
        results.rules().forEach(one -> print(place, one));
        console.out().println(summary(List.of(results)));
    }

    private void print(PackOnDisk place, OfRule one) {
        console.out()
                .println((one.failures().isEmpty() ? "ok      " : "FAILED  ")
                        + one.rule().rule() + "  " + Count.of(one.hits(), "hit") + ", "
                        + Count.of(one.nearMisses(), "near miss|near misses")
                        + String.format(Locale.ROOT, ", %.0f ms", one.millis()));
        for (Timed failed : one.failures()) {
            console.out()
                    .println(INDENT
                            + place.place(
                                    failed.packCase().file(), failed.packCase().line()));
            console.out().println(INDENT + "  " + failed.packCase().name());
            failed.result().failures().forEach(why -> console.out().println(INDENT + "  -> " + why));
        }
        if (coverage || rule != null) {
            every(one);
        } else {
            untried(one);
        }
    }

    private void untried(OfRule one) {
        for (StepCoverage step : one.untried()) {
            console.out()
                    .println(INDENT + "no near miss at line " + step.step().line() + ": "
                            + step.step().text());
        }
    }

    private void every(OfRule one) {
        console.out()
                .println(INDENT + Text.right("reach", COUNT_COLUMNS) + Text.right("meet", COUNT_COLUMNS)
                        + Text.right("stop", COUNT_COLUMNS) + "  line  condition");
        for (StepCoverage step : one.coverage()) {
            String stop = step.step().certain() ? "-" : Integer.toString(step.nearMissesStopped());
            console.out()
                    .println(INDENT + Text.right(Integer.toString(step.reached()), COUNT_COLUMNS)
                            + Text.right(Integer.toString(step.met()), COUNT_COLUMNS)
                            + Text.right(stop, COUNT_COLUMNS)
                            + Text.right(Integer.toString(step.step().line()), COUNT_COLUMNS) + "  "
                            + step.step().text() + (step.untried() ? "   <- no near miss" : ""));
        }
    }

    private static String summary(List<PackResults> results) {
        return Count.of(sum(results, one -> one.rules().size()), "rule") + ", "
                + Count.of(sum(results, PackResults::cases), "case") + ", " + sum(results, PackResults::failed)
                + " failed; " + sum(results, PackResults::untried) + " of "
                + Count.of(sum(results, PackResults::conditions), "condition") + " without a near miss";
    }

    private static long sum(List<PackResults> results, ToLongFunction<PackResults> what) {
        return results.stream().mapToLong(what).sum();
    }

    private static ObjectNode document(List<PackResults> results) {
        ObjectNode root = Json.object();
        ArrayNode nodes = root.putArray("packs");
        for (PackResults one : results) {
            ObjectNode node = nodes.addObject();
            Json.pack(node, one.pack());
            rules(node.putArray("rules"), one.rules());
            node.put("failed", one.failed());
        }
        return root.put("failed", sum(results, PackResults::failed));
    }

    private static void rules(ArrayNode rules, List<OfRule> results) {
        for (OfRule one : results) {
            ObjectNode node = rules.addObject()
                    .put("rule", one.rule().rule())
                    .put("hits", one.hits())
                    .put("near_misses", one.nearMisses())
                    .put("millis", one.millis());
            ArrayNode failures = node.putArray("failures");
            for (Timed failed : one.failures()) {
                ObjectNode failure = failures.addObject()
                        .put("case", failed.packCase().name())
                        .put("file", failed.packCase().file())
                        .put("line", failed.packCase().line());
                Json.texts(failure.putArray("differences"), failed.result().failures());
            }
            ArrayNode conditions = node.putArray("conditions");
            one.coverage()
                    .forEach(step -> conditions
                            .addObject()
                            .put("condition", step.step().text())
                            .put("file", step.step().file())
                            .put("line", step.step().line())
                            .put("reached", step.reached())
                            .put("met", step.met())
                            .put("near_misses_stopped", step.nearMissesStopped())
                            .put("untried", step.untried()));
        }
    }
}
