package org.claimscreener.engine.fact;

/** A finding in the making: what was seen, for the reviewer. */
public interface FindingDraft {
    /**
     * What was seen, in Chinese, as a {@link java.util.Formatter} template. A template that does not fit its arguments
     * is a fault of the rule and holds the settlement. At most 500 characters are kept (vola_evid c500).
     */
    FindingDraft evidence(String template, Object... arguments);

    /**
     * The same in English, likewise at most 500 characters; names of items as on the bill. Once at most for a finding.
     */
    FindingDraft english(String template, Object... arguments);

    /** An earlier settlement that the evidence rests on. */
    FindingDraft because(PastVisit past);

    /** Every earlier settlement in the list. */
    FindingDraft because(java.util.List<PastVisit> past);

    /** A line that is concerned without being at stake, such as the item that includes the one charged again. */
    FindingDraft concerning(FeeLine line);
}
