package org.claimscreener.authorkit.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.claimscreener.authorkit.write.PackTiming.Figures;
import org.claimscreener.authorkit.write.PackTiming.OfRule;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.cases.PackCase;
import org.claimscreener.engine.cases.PackCases;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.review.PackReview;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what a pack costs. */
@Command(
        name = "bench",
        header = "Measures what a pack costs each settlement, and its slowest rules.",
        description = {
            "Evaluates the settlements of the pack's cases, or of a sample, over and over in one thread, after a warm-up."
                    + " The facts are made before; decoding, state and Kafka are not in it.",
            "",
            "For the shares each rule is compiled and measured alone, the slowest hundredth left out. Alone it pays for its"
                    + " session and its facts, which in the pack all rules pay for once, and shares no condition with"
                    + " others: so the sum is above the pack's time, and shares are of that sum."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:the pack is not right, or the sample cannot be read",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  packctl bench my-pack",
            "  packctl bench my-pack --sample day.jsonl --seconds 30",
            "  packctl bench my-pack --json | jq .p99_micros"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final int FIRST = 10;
    private static final int MICROS_COLUMNS = 10;
    private static final int SHARE_COLUMNS = 8;
    private static final double LEAST_SECONDS = 0.1;
    private static final double MOST_SECONDS = 3_600;

    private final Console console;

    @Parameters(index = "0", paramLabel = "PACK", description = "A folder or built archive.")
    private Path pack = Path.of("");

    @Option(
            names = "--sample",
            paramLabel = "FILE",
            description = "Settlements in the national form, JSON lines (default: those of the pack's cases).")
    private @Nullable Path sample;

    @Option(names = "--seconds", paramLabel = "N", description = "How long to measure the pack (default: 5).")
    private double seconds = 5;

    @Option(names = "--all", description = "Show every rule, not the ten slowest.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (!(seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS)) {
            throw CommandFailure.usage("--seconds is " + seconds + "; write " + LEAST_SECONDS + " to 3600");
        }
        PackReview review = new PackOnDisk(pack).sound();
        RulePack sound = review.sound().orElseThrow();
        Measured measured = measure(review, sound);
        if (json) {
            console.out().println(Json.text(document(sound, measured)));
        } else {
            print(sound, measured);
        }
        return ExitCodes.OK;
    }

    private record Measured(int settlements, Figures figures) {}

    private Measured measure(PackReview review, RulePack sound) throws CommandFailure {
        try (Progress progress = new Progress(console, "bench")) {
            progress.doing("compiling " + sound.id());
            try (CompiledPack compiled = new PackOnDisk(pack).compile(sound)) {
                List<FactSet> facts = facts(review, compiled);
                return new Measured(
                        facts.size(), PackTiming.measure(compiled, review.rules(), facts, seconds, progress));
            }
        }
    }

    private List<FactSet> facts(PackReview review, CompiledPack compiled) throws CommandFailure {
        List<FactSet> facts = new ArrayList<>();
        if (sample != null) {
            SampleFile.run(sample, compiled, tried -> facts.add(tried.facts()));
            return facts;
        }
        PackCases cases = new PackCases(compiled);
        for (PackCase one : review.cases()) {
            cases.run(one).run().ifPresent(run -> facts.add(run.screening().facts()));
        }
        if (facts.isEmpty()) {
            throw CommandFailure.failed("the pack has no case that can be run; give settlements with --sample", null);
        }
        return facts;
    }

    private void print(RulePack sound, Measured measured) {
        Figures figures = measured.figures();
        console.out().println(sound + " on " + Machine.inWords());
        console.out()
                .println(Count.of(measured.settlements(), "settlement")
                        + (sample == null ? " of its cases" : " of " + sample) + ", "
                        + Text.count(figures.evaluations()) + " evaluations in one thread");
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "µs a settlement: mean %.1f, p50 %.1f, p99 %.1f, max %.0f",
                        figures.mean(),
                        figures.p50(),
                        figures.p99(),
                        figures.max()));
        console.out().println(Text.right("µs alone", MICROS_COLUMNS) + Text.right("share", SHARE_COLUMNS) + "  rule");
        figures.rules().stream().limit(all ? Integer.MAX_VALUE : FIRST).forEach(rule -> print(rule, figures));
        int more = figures.rules().size() - FIRST;
        if (!all && more > 0) {
            console.out().println("  ... and " + Count.of(more, "rule") + " more; --all shows them");
        }
    }

    private void print(OfRule rule, Figures figures) {
        String micros = String.format(Locale.ROOT, "%.1f", rule.meanMicros());
        String share = String.format(Locale.ROOT, "%.0f %%", 100 * rule.meanMicros() / figures.sumOfRules());
        console.out()
                .println(Text.right(micros, MICROS_COLUMNS) + Text.right(share, SHARE_COLUMNS) + "  " + rule.rule());
    }

    private static ObjectNode document(RulePack sound, Measured measured) {
        Figures figures = measured.figures();
        ObjectNode root = Json.object();
        Json.pack(root, sound);
        root.put("machine", Machine.inWords())
                .put("settlements", measured.settlements())
                .put("evaluations", figures.evaluations())
                .put("mean_micros", figures.mean())
                .put("p50_micros", figures.p50())
                .put("p99_micros", figures.p99())
                .put("max_micros", figures.max());
        ArrayNode rules = root.putArray("rules");
        for (OfRule rule : figures.rules()) {
            rules.addObject()
                    .put("rule", rule.rule())
                    .put("micros_alone", rule.meanMicros())
                    .put("share", rule.meanMicros() / figures.sumOfRules());
        }
        return root;
    }
}
