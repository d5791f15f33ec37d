package org.claimscreener.engine.fact;

/** How the patient came, from the national list med_type. */
public enum VisitMode {
    OUTPATIENT,
    /** med_type 13 and its kinds. */
    EMERGENCY,
    /** med_type 21 and its kinds, 22, 28 (day surgery), 52. */
    INPATIENT,
    /** A purchase at a retail pharmacy: channel PHARMACY. */
    PHARMACY
}
