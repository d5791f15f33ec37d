package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackText;
import org.claimscreener.engine.pack.RulePack;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Rules are other people's code: what may be in one is on a list, and everything else is refused with its file, its
 * line and how to mend it. Stateless, thread-safe.
 */
public final class RuleGate {
    private static final int MOST_RULES = 1_000;

    private RuleGate() {}

    /** Everything that is wrong with the pack's rules, short of compiling them; empty when nothing is. */
    public static List<PackProblem> problems(RulePack pack) {
        List<PackProblem> found = new ArrayList<>();
        check(pack, found);
        return found;
    }

    /**
     * What each rule names of the pack's declarations, by file and line.
     *
     * @throws PackRefusedException with every rule that does not pass
     */
    public static List<RuleUse> uses(RulePack pack) throws PackRefusedException {
        return check(pack).stream().map(CheckedRule::use).toList();
    }

    /** The pack's rules, checked. */
    static List<CheckedRule> check(RulePack pack) throws PackRefusedException {
        List<PackProblem> found = new ArrayList<>();
        List<CheckedRule> rules = check(pack, found);
        if (!found.isEmpty()) {
            throw new PackRefusedException(pack.id(), found);
        }
        return rules;
    }

    /** One rule of a pack that passes as a whole. */
    static CheckedRule check(RulePack pack, String rule) throws PackRefusedException {
        return check(pack).stream()
                .filter(one -> one.info().rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pack " + pack + " has no rule '" + rule + "'"));
    }

    private static List<CheckedRule> check(RulePack pack, List<PackProblem> found) {
        List<CheckedRule> rules = new ArrayList<>();
        Map<String, String> placeByName = new HashMap<>();
        for (PackText file : pack.rules()) {
            RuleProblems problems = new RuleProblems(file.name(), found);
            Optional<PackageDescr> descr = DrlText.read(file, problems);
            if (descr.isEmpty()) {
                continue;
            }
            List<RuleDescr> inFile = descr.get().getRules();
            for (int i = 0; i < inFile.size(); i++) {
                RuleDescr rule = inFile.get(i);
                String before = placeByName.put(rule.getName(), file.name() + ":" + rule.getLine());
                if (before != null) {
                    problems.add(
                            rule.getLine(), "rule '" + rule.getName() + "' stands in " + before + " too", "rename one");
                }
                int end = i + 1 < inFile.size() ? inFile.get(i + 1).getLine() : Integer.MAX_VALUE;
                check(pack, file, rule, end, problems).ifPresent(rules::add);
            }
        }
        if (rules.size() > MOST_RULES) {
            found.add(new PackProblem("rules", 0, "has more than " + MOST_RULES + " rules", "split the pack"));
        }
        return rules;
    }

    private static Optional<CheckedRule> check(
            RulePack pack, PackText file, RuleDescr rule, int endLine, RuleProblems problems) {
        int before = problems.count();
        Optional<RuleInfo> info = new RuleAnnotations(rule, problems).read(pack.id());
        structure(rule, endLine, problems);
        RuleScope scope = new RuleScope(pack);
        ConditionGate conditions = new ConditionGate(scope, problems);
        conditions.check(rule);
        String consequence = rule.getConsequence() instanceof String text ? text : "";
        int consequenceLine = consequenceLine(file.text(), rule.getConsequenceLine());
        List<Token> tokens = Tokens.of(consequence, consequenceLine, problems);
        NameGate.forConsequence(scope, problems).check(tokens);
        new ConsequenceGate(problems).check(tokens, consequenceLine);
        if (problems.count() > before || info.isEmpty()) {
            return Optional.empty();
        }
        String text = lines(file.text(), rule.getLine(), endLine);
        return Optional.of(new CheckedRule(
                info.get(),
                file.name(),
                text,
                rule.getLine(),
                consequenceLine,
                conditions.constraints(),
                conditions.factTypes(),
                conditions.tables(),
                scope.institutionFeatures(),
                use(info.get(), file, rule, text, scope, conditions.tables()),
                ConditionSteps.of(rule, file.name())));
    }

    private static RuleUse use(
            RuleInfo info, PackText file, RuleDescr rule, String text, RuleScope scope, Set<String> tables) {
        return new RuleUse(
                info,
                file.name(),
                rule.getLine(),
                text,
                scope.usedParameters(),
                scope.usedFeatures(),
                tables,
                scope.usedColumns());
    }

    private static void structure(RuleDescr rule, int endLine, RuleProblems problems) {
        for (AttributeDescr attribute : rule.getAttributes().values()) {
            problems.add(
                    rule.getLine(),
                    "rule '" + rule.getName() + "' has the attribute '" + attribute.getName() + "'",
                    "remove it: rules do not know of each other, precedence is settled by the engine");
        }
        if (rule.hasParent() || !rule.getNamedConsequences().isEmpty() || !rule.isRule()) {
            problems.add(
                    rule.getLine(),
                    "rule '" + rule.getName() + "' is a query, extends another or has a second 'then'",
                    "write it as a rule of its own");
        }
        if (endLine == rule.getLine()) {
            problems.add(rule.getLine(), "two rules begin on one line", "begin each rule on its own line");
        }
    }

    /** Drools gives the line of 'then' and strips what is blank after it. */
    private static int consequenceLine(String text, int thenLine) {
        List<String> lines = text.lines().toList();
        int line = Math.max(1, thenLine);
        if (line > lines.size()) {
            return line;
        }
        String first = lines.get(line - 1);
        int then = first.lastIndexOf("then");
        if (then >= 0 && !first.substring(then + "then".length()).isBlank()) {
            return line;
        }
        do {
            line++;
        } while (line < lines.size() && lines.get(line - 1).isBlank());
        return line;
    }

    private static String lines(String text, int from, int before) {
        return String.join(
                        "\n",
                        text.lines().skip(from - 1L).limit((long) before - from).toList()) + "\n";
    }
}
