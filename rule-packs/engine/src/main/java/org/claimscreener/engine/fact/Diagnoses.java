package org.claimscreener.engine.fact;

import java.util.List;

/**
 * The visit's diagnoses together. Ranges are blank-separated: beginnings of ICD-10 codes such as {@code I63} or {@code
 * A15.0}, or categories from one to another, both included, such as {@code C00-C97}.
 */
public record Diagnoses(List<Diagnosis> all) {
    /** More than a reviewer reads at a glance; the settlement has them all. */
    private static final int MOST_NAMED = 5;

    /** Signs, outer causes, and reasons to come that are no illness: they say nothing of what is treated. */
    private static final String NO_DISEASE = "R00-R99 V01-Z99";

    public Diagnoses {
        all = List.copyOf(all);
    }

    /** Is there a Western diagnosis with a code? Without one nothing can be said about what it should have been. */
    public boolean stated() {
        for (Diagnosis diagnosis : all) {
            if (diagnosis.western() && !diagnosis.code().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Does a Western diagnosis name a disease or an injury? Signs (R), outer causes (V to Y) and reasons to come such as a
     * repeated prescription (Z) contradict no treatment.
     */
    public boolean nameDisease() {
        for (Diagnosis diagnosis : all) {
            if (diagnosis.western() && !diagnosis.code().isEmpty() && !CodeRanges.hold(NO_DISEASE, diagnosis.code())) {
                return true;
            }
        }
        return false;
    }

    /** Does a Western diagnosis lie in the ranges? */
    public boolean anyIn(String ranges) {
        for (Diagnosis diagnosis : all) {
            if (diagnosis.western() && CodeRanges.hold(ranges, diagnosis.code())) {
                return true;
            }
        }
        return false;
    }

    /** Does the Western diagnosis of rank 1 lie in the ranges? */
    public boolean mainIn(String ranges) {
        for (Diagnosis diagnosis : all) {
            if (diagnosis.western() && diagnosis.rank() == 1 && CodeRanges.hold(ranges, diagnosis.code())) {
                return true;
            }
        }
        return false;
    }

    /** The first Western diagnoses as a person reads them: code and name of each, at most five. */
    public String named() {
        StringBuilder text = new StringBuilder();
        int named = 0;
        for (Diagnosis diagnosis : all) {
            if (diagnosis.western() && named < MOST_NAMED) {
                text.append(named == 0 ? "" : "、").append(diagnosis.code()).append(diagnosis.name());
                named++;
            }
        }
        return text.toString();
    }
}
