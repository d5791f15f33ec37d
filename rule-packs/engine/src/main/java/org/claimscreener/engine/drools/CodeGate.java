package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.claimscreener.engine.pack.PackProblem;
import org.objectweb.asm.ClassReader;

/**
 * The second gate: what the compiler made of the rules is read before any of it is loaded, and every class, method and
 * field in it must be on the list. Whatever the text gate misread stops here. Stateless.
 */
final class CodeGate {
    private static final String MEND = "use the facts' own members and the finding calls; if the rule does, "
            + "the gate's list lacks something: report it with the rule";

    private CodeGate() {}

    /** What the classes do that rules may not, each by rule; empty when nothing is. */
    static List<PackProblem> problems(GeneratedCode code, RuleOrigins origins, List<CheckedRule> rules) {
        Map<String, CheckedRule> byName = rules.stream()
                .collect(Collectors.toMap(rule -> rule.info().rule(), Function.identity(), (one, other) -> one));
        Set<String> own = code.classes().keySet();
        List<PackProblem> problems = new ArrayList<>();
        code.classes().forEach((name, bytes) -> {
            for (String fault : faults(name, bytes, own)) {
                PackProblem problem = problem(name, fault, origins, byName);
                if (!problems.contains(problem)) {
                    problems.add(problem);
                }
            }
        });
        return problems;
    }

    private static Set<String> faults(String name, byte[] bytes, Set<String> own) {
        Set<String> faults = new TreeSet<>();
        if (!GeneratedCode.isAuthors(name) && !GeneratedCode.isFrame(name)) {
            faults.add("there is a class of a kind that no rule needs, " + name);
            return faults;
        }
        try {
            new ClassReader(bytes).accept(new ClassGate(name, own, faults), ClassReader.SKIP_DEBUG);
        } catch (RuntimeException e) {
            faults.add("the class cannot be read: " + e.getClass().getSimpleName());
        }
        return faults;
    }

    private static PackProblem problem(
            String className, String fault, RuleOrigins origins, Map<String, CheckedRule> byName) {
        Optional<CheckedRule> rule = origins.ruleOf(className).map(byName::get);
        if (rule.isEmpty()) {
            return new PackProblem("rules", 0, "compiled rules may not do this: " + fault, MEND);
        }
        int line = GeneratedCode.isConsequence(className)
                ? rule.get().consequenceLine()
                : rule.get().line();
        String what = "rule '" + rule.get().info().rule() + "': compiled, it does what no rule may: " + fault;
        return new PackProblem(rule.get().file(), line, what, MEND);
    }
}
