package org.claimscreener.engine.fact;

/** Features of the person, exact, worked out from the past. */
public interface PastFeatures {
    /**
     * Is there such a feature, and can it be told of the subject?
     *
     * @param subject item or drug; empty for the person as a whole
     */
    boolean has(String name, String subject);

    /** In the feature's unit; 0 when absent. */
    long value(String name, String subject);
}
