package org.claimscreener.engine.drools;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.pack.NearestName;
import org.claimscreener.wire.record.Consequence;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads what a rule says about itself. Not thread-safe. */
final class RuleAnnotations {
    private static final List<String> REQUIRED =
            List.of("code", "title", "severity", "consequence", "behaviour", "legal");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{2,39}");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\\\p{Cntrl}]{1,300})\"");

    private final RuleDescr rule;
    private final RuleProblems problems;

    RuleAnnotations(RuleDescr rule, RuleProblems problems) {
        this.rule = rule;
        this.problems = problems;
    }

    /** The rule's info, or nothing after a problem was added. */
    Optional<RuleInfo> read(String packId) {
        int before = problems.count();
        if (!NAME.matcher(rule.getName()).matches()) {
            problem("its name is not lower-case letters, digits and hyphens", "name it like \"drug-sex\"");
        }
        refuseOthers();
        String code = text("code");
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            problem(
                    "@code is '" + code + "'",
                    "write the official code, or the pack's own: 3 to 40 letters, digits, '-', '_'");
        }
        String title = text("title");
        int severity = number("severity", 3);
        Consequence consequence = consequence();
        int behaviour = number("behaviour", 2);
        String legal = text("legal");
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new RuleInfo(packId, rule.getName(), code, title, severity, consequence, behaviour, legal));
    }

    private void refuseOthers() {
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            if (!REQUIRED.contains(annotation.getName())) {
                problem(
                        "unknown annotation @" + annotation.getName(),
                        NearestName.hint(annotation.getName(), REQUIRED));
            } else if (annotation.isDuplicated()) {
                problem("@" + annotation.getName() + " stands twice", "keep one");
            }
        }
    }

    private String text(String name) {
        var matcher = QUOTED.matcher(value(name));
        if (matcher.matches() && !matcher.group(1).isBlank()) {
            return matcher.group(1);
        }
        problem("@" + name + " is missing, blank or no plain text", "add @" + name + "(\"...\"), up to 300 characters");
        return "";
    }

    private int number(String name, int most) {
        String value = value(name);
        if (value.length() == 1 && value.charAt(0) >= '1' && value.charAt(0) <= '0' + most) {
            return value.charAt(0) - '0';
        }
        problem("@" + name + " is missing or not 1 to " + most, "add @" + name + "(" + most + ")");
        return 1;
    }

    private Consequence consequence() {
        String name = text("consequence");
        for (Consequence consequence : Consequence.values()) {
            if (consequence.name().toLowerCase(Locale.ROOT).equals(name)) {
                return consequence;
            }
        }
        if (!name.isEmpty()) {
            problem("@consequence is '" + name + "'", "write \"refuse\", \"hold\" or \"note\"");
        }
        return Consequence.HOLD;
    }

    /** The annotation's one value as written, or "". */
    private String value(String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        if (annotation == null) {
            return "";
        }
        Map<String, Object> values = annotation.getValueMap();
        Object value = values.size() == 1 ? values.get(AnnotationDescr.VALUE) : null;
        return value == null ? "" : value.toString().strip();
    }

    private void problem(String what, String howToMend) {
        problems.add(rule.getLine(), "rule '" + rule.getName() + "': " + what, howToMend);
    }
}
