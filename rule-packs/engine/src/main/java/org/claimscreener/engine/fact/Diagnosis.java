package org.claimscreener.engine.fact;

/** One diagnosis of the visit; rank 1 is the main one. */
public record Diagnosis(String scheme, int rank, String code, String name) {
    /** National list diag_type: Western medicine, whose codes are ICD-10. */
    private static final String WESTERN = "1";

    /** Is its code ICD-10? */
    public boolean western() {
        return scheme.equals(WESTERN);
    }

    /** Is it a Western diagnosis whose three-character ICD-10 category lies in the range, both ends included? */
    public boolean categoryBetween(String from, String to) {
        return western() && Categories.between(code, from, to);
    }
}
