package org.claimscreener.engine.credit;

import org.claimscreener.wire.record.DirectiveKind;

/** What the guiding opinions lead to. A person orders it, or does not. */
public enum Sanction {
    /** From 9 points of a calendar year on. */
    SUSPENSION(DirectiveKind.SUSPEND_QUALIFICATION, 1, 6),

    /** 12 points that added up within a calendar year. */
    TERMINATION_ADDED_UP(DirectiveKind.TERMINATE_QUALIFICATION, 12, 12),

    /** 12 points at once. */
    TERMINATION_AT_ONCE(DirectiveKind.TERMINATE_QUALIFICATION, 36, 36);

    private final DirectiveKind directive;
    private final int leastMonths;
    private final int mostMonths;

    Sanction(DirectiveKind directive, int leastMonths, int mostMonths) {
        this.directive = directive;
        this.leastMonths = leastMonths;
        this.mostMonths = mostMonths;
    }

    /** The directive by which it is ordered. */
    public DirectiveKind directive() {
        return directive;
    }

    /** Least term, in calendar months. */
    public int leastMonths() {
        return leastMonths;
    }

    /** Most months; of a termination those after which the person may register again. */
    public int mostMonths() {
        return mostMonths;
    }
}
