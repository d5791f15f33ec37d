package org.claimscreener.engine.drools;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.claimscreener.engine.decision.RuleInfo;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.ConsequenceException;

/** Says which rule failed, and why, in one line. Stateless. */
final class RuleErrors {
    private static final int LONGEST = 400;

    /** Drools' message for a failed condition: the condition, and the rules of one file that share it. */
    private static final Pattern CONDITION =
            Pattern.compile("Error evaluating constraint '(.*)' in \\[Rule (.*?) in .*", Pattern.DOTALL);

    private RuleErrors() {}

    /**
     * @param firing the rule that fired last, or null; a condition may fail while another rule was the last to fire
     */
    static String describe(Throwable error, @Nullable RuleInfo firing) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = where(error, root, firing) + why(root);
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    static String named(@Nullable RuleInfo rule) {
        return rule == null ? "no rule" : "rule '" + rule.rule() + "'";
    }

    private static String where(Throwable error, Throwable root, @Nullable RuleInfo firing) {
        if (root instanceof RuleFault fault && fault.namesRule()) {
            return "";
        }
        if (error instanceof ConsequenceException || root instanceof RuleFault) {
            return named(firing) + ": ";
        }
        Matcher condition = CONDITION.matcher(String.valueOf(error.getMessage()));
        if (condition.matches()) {
            return "rule " + condition.group(2).replace('"', '\'') + ": condition " + condition.group(1) + ": ";
        }
        return "while rules were tried, after " + named(firing) + ": ";
    }

    private static String why(Throwable root) {
        String message = DrlText.oneLine(String.valueOf(root.getMessage()));
        return root instanceof RuleFault ? message : root.getClass().getSimpleName() + ": " + message;
    }
}
