package org.claimscreener.engine.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.cases.PackCase;
import org.claimscreener.engine.cases.PackCases;
import org.claimscreener.engine.drools.RuleGate;
import org.claimscreener.engine.drools.RuleUse;
import org.claimscreener.engine.pack.PackInspection;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;

/**
 * A pack looked over without compiling it.
 *
 * @param problems everything that keeps it from being used, by file and line
 * @param warnings what is allowed and hardly meant, by file and line
 * @param sound the pack, when nothing is wrong with it
 * @param rules what its rules name; empty unless all of them pass the gate
 * @param cases those that can be read
 */
public record PackReview(
        List<PackProblem> problems,
        List<PackProblem> warnings,
        Optional<RulePack> sound,
        List<RuleUse> rules,
        List<PackCase> cases) {
    private static final Comparator<PackProblem> BY_PLACE =
            Comparator.comparing(PackProblem::file).thenComparingInt(PackProblem::line);

    public PackReview {
        problems = sorted(problems);
        warnings = sorted(warnings);
        rules = List.copyOf(rules);
        cases = List.copyOf(cases);
    }

    /**
     * Looks a pack over.
     *
     * @param today effective dates are held against it
     */
    public static PackReview of(PackInspection inspection, LocalDate today) {
        List<PackProblem> problems = new ArrayList<>(inspection.problems());
        if (inspection.draft().isEmpty()) {
            List<PackCase> cases = cases(inspection, List.of(), problems);
            return new PackReview(problems, List.of(), Optional.empty(), List.of(), cases);
        }
        RulePack draft = inspection.draft().get();
        boolean featuresAreWhole =
                problems.stream().noneMatch(problem -> problem.file().equals("features.yaml"));
        List<PackProblem> ofRules = RuleGate.problems(draft).stream()
                // What a broken declaration leaves undeclared is not the rule's fault.
                .filter(problem -> featuresAreWhole || !problem.what().startsWith("unknown feature"))
                .toList();
        problems.addAll(ofRules);
        List<RuleUse> rules = ofRules.isEmpty() ? uses(draft) : List.of();
        rules.forEach(rule -> LegalBasis.problem(rule).ifPresent(problems::add));
        List<PackCase> cases = cases(inspection, rules, problems);
        List<PackProblem> warnings =
                problems.isEmpty() ? Warnings.of(draft, rules, cases, today) : List.<PackProblem>of();
        return new PackReview(
                problems, warnings, problems.isEmpty() ? Optional.of(draft) : Optional.empty(), rules, cases);
    }

    private static List<RuleUse> uses(RulePack draft) {
        try {
            return RuleGate.uses(draft);
        } catch (PackRefusedException e) {
            // Feature names of a broken features.yaml, which were forgiven above.
            return List.of();
        }
    }

    /** Whether a rule is known can be said only where all rules are. */
    private static List<PackCase> cases(PackInspection inspection, List<RuleUse> rules, List<PackProblem> problems) {
        List<PackProblem> ofCases = new ArrayList<>();
        List<PackCase> cases = PackCases.read(
                inspection.cases(), rules.stream().map(RuleUse::rule).toList(), ofCases);
        ofCases.stream()
                .filter(problem -> !rules.isEmpty() || !problem.what().startsWith("its rule"))
                .forEach(problems::add);
        return cases;
    }

    private static List<PackProblem> sorted(List<PackProblem> problems) {
        return problems.stream().sorted(BY_PLACE).toList();
    }
}
