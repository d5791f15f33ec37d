package org.claimscreener.engine.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.cases.CaseResult.Run;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.Evaluation;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.history.Histories;
import org.claimscreener.engine.intake.Problem;
import org.claimscreener.engine.intake.SettlementCheck;
import org.claimscreener.engine.pack.NearestName;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackText;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.engine.screen.Screening;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/**
 * Runs a pack's cases through intake, history, rules and decision, each case by itself. Thread-safe as far as its pack
 * is.
 */
public final class PackCases {
    private final CompiledPack pack;
    private final Screener screener;

    /** The pack stays the caller's to close. */
    public PackCases(CompiledPack pack) {
        this.pack = pack;
        this.screener = new Screener(List.of(pack));
    }

    /**
     * All cases of a pack, by file.
     *
     * @throws CaseFileException when one cannot be read
     */
    public static List<PackCase> of(RulePack pack) {
        return pack.cases().stream()
                .flatMap(file -> CaseFile.read(file).stream())
                .toList();
    }

    /**
     * Reads cases as far as they can be read, and says what else is wrong: a file that cannot be read, or one of a rule that
     * the pack does not have.
     *
     * @param problems to add to
     */
    public static List<PackCase> read(List<PackText> files, Collection<String> rules, List<PackProblem> problems) {
        List<PackCase> cases = new ArrayList<>();
        for (PackText file : files) {
            try {
                List<PackCase> read = CaseFile.read(file);
                read.stream().limit(1).forEach(one -> knownRule(one, rules, problems));
                cases.addAll(read);
            } catch (CaseFileException e) {
                problems.add(e.problem());
            }
        }
        return cases;
    }

    private static void knownRule(PackCase one, Collection<String> rules, List<PackProblem> problems) {
        if (!rules.contains(one.rule())) {
            problems.add(new PackProblem(
                    one.file(),
                    one.ruleLine(),
                    "its rule '" + one.rule() + "' is not in the pack",
                    NearestName.hint(one.rule(), rules)));
        }
    }

    /**
     * Runs one case; what goes wrong in it is a failure of the case. Compile the pack untimed: a JVM that has just started
     * is slow, and that says nothing about the rule.
     */
    public CaseResult run(PackCase packCase) {
        List<String> failures = new ArrayList<>();
        List<PastVisit> past = new ArrayList<>();
        for (CaseSettlement before : packCase.before()) {
            check(before.wire(), failures);
            remember(before, past);
        }
        Settlement wire = packCase.settlement().wire();
        check(wire, failures);
        if (!failures.isEmpty()) {
            return new CaseResult(packCase, failures, List.of(), Optional.empty());
        }
        Screening screening = screen(packCase, wire, past);
        Evaluation evaluation = pack.evaluate(screening.facts());
        if (evaluation instanceof Evaluation.Failed failed) {
            return new CaseResult(
                    packCase, List.of("the pack failed: " + failed.detail()), List.of(), Optional.empty());
        }
        return compared(packCase, new Run(screening, ((Evaluation.Completed) evaluation).findings()));
    }

    private static void check(Settlement wire, List<String> failures) {
        Optional<Problem> problem = SettlementCheck.firstProblem(wire, wire.getSettledAt());
        problem.ifPresent(found -> failures.add("settlement " + wire.getSettlementId() + " would be a dead letter: "
                + found.field() + " " + found.message()));
    }

    private void remember(CaseSettlement before, List<PastVisit> past) {
        Screening screening = screener.screen(before.wire(), past, frame(before.wire(), Circumstances.NONE));
        past.add(Histories.remember(screening.facts(), screening.decision().getVerdict()));
        before.withdrawnAt().ifPresent(at -> {
            List<PastVisit> left = Histories.withdraw(past, before.wire().getSettlementId(), Set.of(), at);
            past.clear();
            past.addAll(left);
        });
    }

    private Screening screen(PackCase packCase, Settlement wire, List<PastVisit> past) {
        return screener.screen(wire, past, frame(wire, packCase.known(wire)));
    }

    private static DecisionFrame frame(Settlement wire, Circumstances known) {
        return new DecisionFrame(List.of(), known, "", new Source("case", 0, 1L), wire.getSettledAt());
    }

    private static CaseResult compared(PackCase packCase, Run run) {
        Decision decision = run.screening().decision();
        List<RuleFinding> findings = run.findings().stream()
                .filter(finding -> finding.rule().rule().equals(packCase.rule()))
                .toList();
        List<String> evidence = findings.stream().map(RuleFinding::evidence).toList();
        List<String> failures = new ArrayList<>();
        if (packCase.hit() && findings.isEmpty()) {
            failures.add("found nothing");
        }
        if (!packCase.hit() && !findings.isEmpty()) {
            failures.add("found " + evidence);
        }
        compareAmount(packCase, findings, failures);
        comparePast(packCase, findings, failures);
        packCase.verdict()
                .filter(verdict -> verdict != decision.getVerdict())
                .ifPresent(verdict -> failures.add("decided " + decision.getVerdict() + ", expected " + verdict
                        + "; found " + inWords(run.findings())));
        return new CaseResult(packCase, failures, evidence, Optional.of(run));
    }

    private static List<String> inWords(List<RuleFinding> findings) {
        return findings.stream()
                .map(finding -> finding.rule().rule() + ": " + finding.evidence())
                .toList();
    }

    private static void compareAmount(PackCase packCase, List<RuleFinding> findings, List<String> failures) {
        long amountFen = findings.stream()
                .flatMap(finding -> finding.stakes().stream())
                .mapToLong(RuleFinding.Stake::amountFen)
                .sum();
        packCase.amountFen()
                .filter(expected -> expected != amountFen)
                .ifPresent(expected -> failures.add("put " + amountFen + " fen at stake, expected " + expected));
    }

    private static void comparePast(PackCase packCase, List<RuleFinding> findings, List<String> failures) {
        Set<String> named = new HashSet<>();
        findings.forEach(finding -> finding.past().forEach(past -> named.add(past.settlementId())));
        if (!packCase.because().isEmpty() && !named.equals(Set.copyOf(packCase.because()))) {
            failures.add("rests on " + named + ", expected " + packCase.because());
        }
    }
}
