package org.claimscreener.traffic;

/** Which drugs are of one kind, so that an honest doctor orders one of them and not two. Stateless. */
final class DrugClass {
    private static final int SUBGROUP = 6;

    /** Code beginnings, and the class that they share; none begins another. */
    private static final String[][] WIDER = {
        {"XJ01", "antibacterial"},
        {"XC09", "renin"},
        {"XC03AA", "thiazide"},
        {"XC03BA", "thiazide"},
        {"XM01A", "antipyretic"},
        {"XN02B", "antipyretic"},
        {"XR05X", "antipyretic"},
        {"XD07", "corticosteroid"},
        {"XR06A", "antihistamine"},
        {"XP01AB", "nitroimidazole"},
        {"XS01A", "eye"},
        {"XB01ACS", "aspirin"},
    };

    private DrugClass() {}

    /** The class; by the chemical or therapeutic subgroup where nothing wider is meant. */
    static String of(Item drug) {
        for (String[] wider : WIDER) {
            if (drug.code().startsWith(wider[0])) {
                return wider[1];
            }
        }
        return drug.code().substring(0, SUBGROUP);
    }
}
