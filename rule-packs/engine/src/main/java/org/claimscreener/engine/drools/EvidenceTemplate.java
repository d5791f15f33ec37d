package org.claimscreener.engine.drools;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.claimscreener.engine.drools.Token.Kind;

/**
 * Checks an evidence template against its arguments. Widths are refused: {@code %999999999d} is a way to fill memory.
 * Not thread-safe.
 */
final class EvidenceTemplate {
    private static final Pattern SPECIFIER = Pattern.compile("%(?:(s|d|,d|\\.[0-4]f|%)|(.?))");
    private static final String MEND = "use %s and %d, one for each argument, and %% for a percent sign";

    private final RuleProblems problems;

    EvidenceTemplate(RuleProblems problems) {
        this.problems = problems;
    }

    /** The call's arguments, without the parentheses. */
    void check(List<Token> arguments, int line) {
        int at = 0;
        StringBuilder template = new StringBuilder();
        while (at < arguments.size() && arguments.get(at).kind() == Kind.STRING) {
            template.append(arguments.get(at).text());
            at++;
            if (at + 1 < arguments.size() && arguments.get(at).is("+")) {
                at++;
            }
        }
        boolean plain = at > 0 && (at == arguments.size() || arguments.get(at).is(","));
        if (!plain) {
            problems.add(
                    line,
                    "the evidence has no plain text as its template",
                    "write evidence(\"...%s...\", value), and english(...) likewise");
            return;
        }
        int specifiers = specifiers(template.toString(), line);
        int values = topLevelCommas(arguments);
        if (specifiers >= 0 && specifiers != values) {
            problems.add(line, "the evidence has " + specifiers + " places for " + values + " values", MEND);
        }
    }

    /** How many values the template takes, or -1 after a problem was added. */
    private int specifiers(String template, int line) {
        int count = 0;
        Matcher matcher = SPECIFIER.matcher(template);
        while (matcher.find()) {
            if (matcher.group(1) == null) {
                problems.add(line, "the evidence holds '" + matcher.group() + "...'", MEND);
                return -1;
            }
            count += matcher.group(1).equals("%") ? 0 : 1;
        }
        return count;
    }

    private static int topLevelCommas(List<Token> arguments) {
        int depth = 0;
        int commas = 0;
        for (Token token : arguments) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            commas += depth == 0 && token.is(",") ? 1 : 0;
        }
        return commas;
    }
}
