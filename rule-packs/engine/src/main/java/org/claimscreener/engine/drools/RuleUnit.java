package org.claimscreener.engine.drools;

/**
 * One rule, ready to be put into a rule base. Every pack, and every version of one, that has the very same rule has the
 * same unit: what changed little is compiled little, and what the JVM has made machine code of stays so. Thread-safe.
 */
final class RuleUnit {
    private final RuleGroup group;
    private final String rule;
    private volatile boolean tried;

    RuleUnit(RuleGroup group, String rule) {
        this.group = group;
        this.rule = rule;
    }

    /** What it was compiled with. */
    RuleGroup group() {
        return group;
    }

    /** The rule's name. */
    String rule() {
        return rule;
    }

    /** Has a pack with it been warmed up? */
    boolean wasTried() {
        return tried;
    }

    void setTried() {
        tried = true;
    }
}
