package org.claimscreener.traffic;

/** How many in a thousand of an age need something in a cycle of 28 days. */
record AcuteRates(int outpatient, int emergency, int stay, int shop) {
    private static final AcuteRates INFANT = new AcuteRates(220, 20, 15, 60);
    private static final AcuteRates CHILD = new AcuteRates(120, 10, 5, 60);
    private static final AcuteRates YOUNG = new AcuteRates(100, 8, 6, 100);
    private static final AcuteRates MIDDLE = new AcuteRates(120, 8, 13, 120);
    private static final AcuteRates OLDER = new AcuteRates(150, 10, 32, 120);
    private static final AcuteRates OLD = new AcuteRates(150, 14, 52, 100);

    static AcuteRates of(int ageYears) {
        if (ageYears < 40) {
            return ageYears < 6 ? INFANT : ageYears < 15 ? CHILD : YOUNG;
        }
        return ageYears < 60 ? MIDDLE : ageYears < 75 ? OLDER : OLD;
    }
}
