package org.claimscreener.engine.fact;

import java.util.List;

/** What a rule may do: report. Bound to the global {@code findings}; the rule that is firing signs the finding. */
public interface Findings {
    /** The whole line is at stake. */
    FindingDraft line(FeeLine line);

    /** Several whole lines are at stake. */
    FindingDraft lines(List<FeeLine> lines);

    /**
     * Only what exceeds a limit is at stake: that much of the quantity, taken from the last of the lines backwards, at
     * each line's own price.
     *
     * @param excessE4 ten-thousandths of the billing unit, positive; more than the lines hold counts as all they hold
     */
    FindingDraft excess(List<FeeLine> lines, long excessE4);

    /**
     * Only what exceeds a limit in days is at stake: that share of the lines' days of supply, taken from the last line
     * backwards, in proportion to each line's amount.
     *
     * @param excessDaysE2 hundredths of a day, positive
     */
    FindingDraft excessDays(List<FeeLine> lines, long excessDaysE2);

    /**
     * A stated part of a line is at stake.
     *
     * @param amountFen of the line's billed amount, positive; more than the line holds counts as all of it
     */
    FindingDraft part(FeeLine line, long amountFen);

    /** The visit as such is suspect: every line is at stake. */
    FindingDraft visit();
}
