package org.claimscreener.engine.feature;

/** What a feature is kept for. */
public enum FeatureKey {
    /** The person. Exact: worked out from the remembered visits. */
    PATIENT,
    /** The person and each item on the bill. */
    PATIENT_ITEM,
    /** The person and each drug on the bill, whoever made it: {@code FeeLine.genericCode}. */
    PATIENT_GENERIC,
    /** The institution. */
    INSTITUTION,
    /** The institution and each item on the bill. */
    INSTITUTION_ITEM,
    /** The institution and each drug on the bill, whoever made it. */
    INSTITUTION_GENERIC,
    /** The institution and the bill: the multiset of (item, quantity) on it. */
    INSTITUTION_BILL,
    /** The institution and the area that insures the person (insuplc_admdvs). */
    INSTITUTION_HOME_AREA,
    /** The institution and the three-character category of the main diagnosis. */
    INSTITUTION_CATEGORY,
    /** Each practitioner on the bill, at this institution. */
    PRACTITIONER;

    /** The person's past; else the institution's. */
    public boolean ofPatient() {
        return switch (this) {
            case PATIENT, PATIENT_ITEM, PATIENT_GENERIC -> true;
            case INSTITUTION,
                    INSTITUTION_ITEM,
                    INSTITUTION_GENERIC,
                    INSTITUTION_BILL,
                    INSTITUTION_HOME_AREA,
                    INSTITUTION_CATEGORY,
                    PRACTITIONER -> false;
        };
    }

    /** Rules name whom they ask about: an item, a drug, an area, a category or a practitioner. */
    public boolean hasSubject() {
        return switch (this) {
            case PATIENT, INSTITUTION, INSTITUTION_BILL -> false;
            case PATIENT_ITEM,
                    PATIENT_GENERIC,
                    INSTITUTION_ITEM,
                    INSTITUTION_GENERIC,
                    INSTITUTION_HOME_AREA,
                    INSTITUTION_CATEGORY,
                    PRACTITIONER -> true;
        };
    }

    /** Each line has a subject of its own; else the settlement has one, which is that of all its lines. */
    public boolean ofLines() {
        return switch (this) {
            case PATIENT, INSTITUTION, INSTITUTION_BILL, INSTITUTION_HOME_AREA, INSTITUTION_CATEGORY -> false;
            case PATIENT_ITEM, PATIENT_GENERIC, INSTITUTION_ITEM, INSTITUTION_GENERIC, PRACTITIONER -> true;
        };
    }
}
