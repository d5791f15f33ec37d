package org.claimscreener.console.desk;

/** Kinds of pages, as far as they are for different roles. */
public enum Place {
    /** The queue of all holds. */
    QUEUE,
    /** The holds of one's own institution. */
    MINE,
    /** An institution's page. */
    INSTITUTION,
    /** A practitioner's page. */
    PRACTITIONER,
    /** Figures of the whole desk, with who does how much. */
    DASHBOARD,
    /** What came of each rule. */
    RULES,
    /** Contests of changes of credit. */
    CONTESTS,
    /** Recoveries, referrals, inspections. */
    CASES,
    /** Orders of the authority. */
    ORDERS,
    /** Whether the screener itself is well. */
    STATUS,
    /** Tips from the public: by a duty, and by no role. */
    TIPS
}
