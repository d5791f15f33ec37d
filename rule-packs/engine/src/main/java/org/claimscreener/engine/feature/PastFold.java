package org.claimscreener.engine.feature;

/** What one feature of a person computes; its subclasses are compiled from declarations. Stateless, thread-safe. */
public abstract class PastFold {
    /** For the compiled subclasses. */
    protected PastFold() {}

    /**
     * Folds the visits at the places from {@code from} on and before {@code to}.
     *
     * @param subject item or drug; "" for the person as a whole
     */
    public abstract void fold(Past past, int from, int to, String subject, Folded out);
}
