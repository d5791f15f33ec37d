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

    boolean isPharmacy() {
        return kind == FacilityKind.PHARMACY;
    }
}
