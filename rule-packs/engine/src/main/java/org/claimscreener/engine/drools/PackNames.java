package org.claimscreener.engine.drools;

import org.claimscreener.engine.pack.RulePack;

/** Java names of what is generated from a pack. Stateless. */
final class PackNames {
    static final String PREFIX = "org.claimscreener.packs.";

    private static final int DIGITS = 16;

    private PackNames() {}

    /** Drools caches by class name: the same names must mean the same code, so the digest is in them. */
    static String packageOf(RulePack pack) {
        return PREFIX + "p" + pack.digest().substring(0, DIGITS);
    }

    /** The same of one part or view of a pack, which must not be mistaken for the whole. */
    static String packageOf(RulePack pack, String part) {
        return packageOf(pack) + "." + part.replace("_", "_1").replace("-", "_0");
    }
}
