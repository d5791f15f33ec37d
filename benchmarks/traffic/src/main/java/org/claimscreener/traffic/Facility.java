package org.claimscreener.traffic;

import org.claimscreener.wire.record.Institution;

/**
 * An institution of the invented country.
 *
 * @param number its number among all
 * @param local its number within its area
 * @param area pooling area, 6 digits
 * @param wire how settlements state it
 */
record Facility(int number, int local, FacilityKind kind, String area, Institution wire) {
    String id() {
        return wire.getInstitutionId();
    }

    /** Half of the pharmacies do not know, or do not say, what their customers have. */
    boolean statesDiagnoses() {
        return !isPharmacy() || local % 2 != 0;
    }

    /** A third of the hospitals bill each day of a stay by itself, the others sum up. */
    boolean billsByTheDay() {
        return local % 3 == 0;
    }

    boolean isPharmacy() {
        return kind == FacilityKind.PHARMACY;
    }
}
