package org.claimscreener.engine.drools;

import org.claimscreener.engine.decision.RuleInfo;

/** A rule used the finding calls wrongly; the message is for its author. */
final class RuleFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean namesRule;

    /** A fault of the rule that is firing. */
    RuleFault(String message) {
        super(message);
        this.namesRule = false;
    }

    /** A fault that comes to light when the rule no longer fires. */
    RuleFault(RuleInfo rule, String message) {
        super(RuleErrors.named(rule) + ": " + message);
        this.namesRule = true;
    }

    boolean namesRule() {
        return namesRule;
    }
}
