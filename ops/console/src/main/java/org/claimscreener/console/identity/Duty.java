package org.claimscreener.console.identity;

/**
 * What somebody may do besides what the holds job knows roles for. The provider names it as it names roles; nobody has one by
 * another role, however high.
 */
public enum Duty {
    /** Works on tips from the public; never together with speaking for an institution. */
    TIP_DESK
}
