package org.claimscreener.authorkit.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.engine.cases.CaseResult;
import org.claimscreener.engine.cases.PackCase;
import org.claimscreener.engine.cases.PackCases;
import org.claimscreener.engine.cases.StepCoverage;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.StepTrial;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.review.Firings;
import org.claimscreener.engine.review.PackReview;

/** What only shows when a pack is compiled and run. Stateless. */
final class PackTrial {
    private PackTrial() {}

    /** By file and line each. */
    record Outcome(List<PackProblem> problems, List<PackProblem> warnings) {}

    static Outcome run(PackReview review, Optional<Path> sample, Progress progress) throws CommandFailure {
        RulePack pack = review.sound().orElseThrow();
        progress.doing("compiling " + pack.id());
        try (CompiledPack compiled = CompiledPack.compileUntimed(pack);
                StepTrial steps = StepTrial.compile(pack)) {
            return run(review, compiled, steps, sample, progress);
        } catch (PackRefusedException e) {
            return new Outcome(e.problems(), List.of());
        }
    }

    private static Outcome run(
            PackReview review, CompiledPack compiled, StepTrial steps, Optional<Path> sample, Progress progress)
            throws CommandFailure {
        progress.doing("trying the rules of " + review.sound().orElseThrow().id());
        PackCases cases = new PackCases(compiled);
        List<CaseResult> results = review.cases().stream().map(cases::run).toList();
        Firings firings = new Firings(review.rules());
        results.forEach(result -> result.run().ifPresent(run -> firings.add(run.findings())));
        if (sample.isPresent()) {
            SampleFile.run(sample.get(), compiled, tried -> firings.add(tried.findings()));
        }
        List<PackProblem> warnings = new ArrayList<>(firings.suspicious(review.rules()));
        failing(results).ifPresent(warnings::add);
        for (String rule : steps.rules()) {
            untried(rule, steps, results, warnings);
        }
        return new Outcome(List.of(), warnings);
    }

    private static Optional<PackProblem> failing(List<CaseResult> results) {
        List<PackCase> failing = results.stream()
                .filter(result -> !result.passed())
                .map(CaseResult::packCase)
                .toList();
        return failing.stream()
                .findFirst()
                .map(first -> new PackProblem(
                        first.file(),
                        first.line(),
                        Count.of(failing.size(), "case fails|cases fail") + ", first '" + first.name() + "'",
                        "packctl test shows how"));
    }

    private static void untried(String rule, StepTrial steps, List<CaseResult> results, List<PackProblem> warnings) {
        for (StepCoverage step : StepCoverage.of(rule, steps, results)) {
            if (step.untried()) {
                warnings.add(new PackProblem(
                        step.step().file(),
                        step.step().line(),
                        "rule '" + rule + "': no near miss stops at "
                                + step.step().text(),
                        "add a case that meets all before it and not this"));
            }
        }
    }
}
