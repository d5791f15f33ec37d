package org.claimscreener.engine.drools;

import org.claimscreener.engine.pack.RulePack;

/** Java names of what is generated from a pack. Stateless. */
final class PackNames {
    static final String PREFIX = "org.claimscreener.packs.";

    private static final int DIGITS = 16;
    /** Half a digest: nobody finds two texts of one name. */
    private static final int RULE_DIGITS = 32;

    private PackNames() {}

    /**
     * Of rules that are compiled together, by the digest of their texts. Drools caches by class name: the same names must
     * mean the same code.
     */
    static String ofRules(String digest) {
        return PREFIX + "r" + digest.substring(0, RULE_DIGITS);
    }

    /** Of the beginnings of a pack's rules. */
    static String ofSteps(RulePack pack) {
        return PREFIX + "p" + pack.digest().substring(0, DIGITS) + ".steps_";
    }
}
