package org.claimscreener.traffic;

/** Kinds of institution, from the top down. */
enum FacilityKind {
    TERTIARY(3, 5, 1),
    SECONDARY(2, 5, 2),
    PRIMARY(1, 4, 3),
    CLINIC(1, 2, 4),
    PHARMACY(0, 2, 6),
    INTERNET(3, 3, 0);

    private final int rank;
    private final int doctors;
    private final int perDistrict;

    FacilityKind(int rank, int doctors, int perDistrict) {
        this.rank = rank;
        this.doctors = doctors;
        this.perDistrict = perDistrict;
    }

    /** 3 tertiary, 2 secondary, 1 primary or without a level, 0 not a medical institution. */
    int rank() {
        return rank;
    }

    String inWords() {
        return switch (this) {
            case TERTIARY -> "tertiary hospital";
            case SECONDARY -> "secondary hospital";
            case PRIMARY -> "primary hospital";
            case CLINIC -> "clinic";
            case PHARMACY -> "pharmacy";
            case INTERNET -> "internet hospital";
        };
    }

    /** Practitioners of one department. */
    int doctors() {
        return doctors;
    }

    /** How many a district of 4,000 persons has. Internet hospitals serve all districts, one for 20,000 persons. */
    int perDistrict() {
        return perDistrict;
    }
}
