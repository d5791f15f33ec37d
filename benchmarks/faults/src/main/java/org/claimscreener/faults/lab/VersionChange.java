package org.claimscreener.faults.lab;

/** What differs in a version, besides a parameter. */
public enum VersionChange {
    /** The text of one rule, as in most versions. */
    ONE_RULE,
    /** The text of every rule: nothing compiled before is of use. */
    EVERY_RULE
}
