package org.claimscreener.engine.drools;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.claimscreener.engine.decision.RuleInfo;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.ConsequenceException;

/** Says which rule failed, and why, in one line. Immutable, thread-safe. */
final class RuleErrors {
    private static final int LONGEST = 400;

    /** Drools' message for a failed condition: the condition, and the rules of one file that share it. */
    private static final Pattern CONDITION =
            Pattern.compile("Error evaluating constraint '(.*)' in \\[Rule (.*?) in .*", Pattern.DOTALL);

    private final RuleOrigins origins;

    RuleErrors(RuleOrigins origins) {
        this.origins = origins;
    }

    /**
     * What happened.
     *
     * @param firing the rule that fired last, or null; a condition may fail while another rule was the last to fire
     */
    String describe(Throwable error, @Nullable RuleInfo firing) {
        Throwable root = root(error);
        String text = where(error, root, firing) + why(root);
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** The rule whose condition was being tried or that was firing, as well as anybody can say. */
    String blame(Throwable error, @Nullable RuleInfo firing) {
        Matcher condition = CONDITION.matcher(String.valueOf(error.getMessage()));
        if (condition.matches()) {
            return "rule " + condition.group(2).replace('"', '\'');
        }
        return origins.ruleIn(root(error)).map(rule -> "rule '" + rule + "'").orElseGet(() -> named(firing));
    }

    static String named(@Nullable RuleInfo rule) {
        return rule == null ? "no rule" : "rule '" + rule.rule() + "'";
    }

    private String where(Throwable error, Throwable root, @Nullable RuleInfo firing) {
        if (root instanceof RuleFault fault && fault.namesRule()) {
            return "";
        }
        if (error instanceof ConsequenceException || root instanceof RuleFault) {
            return named(firing) + ": ";
        }
        Matcher condition = CONDITION.matcher(String.valueOf(error.getMessage()));
        if (condition.matches()) {
            return blame(error, firing) + ": condition " + condition.group(1) + ": ";
        }
        Optional<String> rule = origins.ruleIn(error).or(() -> origins.ruleIn(root));
        return rule.map(name -> "rule '" + name + "': ")
                .orElseGet(() -> "while rules were tried, after " + named(firing) + ": ");
    }

    private static Throwable root(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String why(Throwable root) {
        String message = DrlText.oneLine(String.valueOf(root.getMessage()));
        return root instanceof RuleFault ? message : root.getClass().getSimpleName() + ": " + message;
    }
}
