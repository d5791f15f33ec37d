package org.claimscreener.traffic;

/**
 * The kinds of fraud and of breach in the traffic. Each names its source: a case shape of {@code domain.md} section 5, or a
 * rule of the official base (section 2).
 */
public enum FraudPattern {
    /** A drug or service bound to one sex is billed for the other. Section 5 "Gender-impossible"; rules 301-004 and 302-004. */
    SEX_IMPOSSIBLE(90),

    /** An item for children only is billed for an adult. Rules 101-007, 301-002 and 302-003. */
    ADULT_CHILD_ITEM(70),

    /** A herbal slice that is never payable, or a prescription wholly of slices not payable alone. Rules 101-003, 101-004. */
    UNPAYABLE_HERBS(80),

    /** An injection limited to secondary hospitals and above is billed by a clinic or a primary hospital. Rule 101-012. */
    LEVEL_BREACH(60),

    /** A drug payable in a stay or an emergency only is billed at an ordinary outpatient visit. Rule "药品限就医方式". */
    VISIT_MODE_BREACH(60),

    /** An item and another that it includes are billed in one visit on one day. Rule 102-012; Reg. 735 Art.38(3). */
    DUPLICATE_CHARGE(90),

    /** Bed, nursing or consultation is billed for at least three days more than the stay had. Rule 102-014. */
    DAILY_LIMIT(60),

    /** Quantity times price is not the amount by more than a fen, or the lines do not sum up to the total. Rule 201-002. */
    AMOUNT_MISMATCH(60),

    /** At least two fee lines lie two or more days outside the stay that they are billed in. Rule 201-008. */
    FEE_OUTSIDE_STAY(50),

    /** A drug payable for a limited course goes on over several settlements beyond its limit. Rule 101-010. */
    COURSE_EXCEEDED(50),

    /** One patient's stays at two institutions overlap by a day or more. Section 5 "Overlap"; Reg. 735 Art.41(2). */
    OVERLAPPING_STAYS(50),

    /**
     * Discharge and re-admission after 1 to 5 days: same institution, department, diagnosis and treatment, no transfer,
     * emergency, oncology or dialysis. Section 5 "Split stay"; rule 204-001.
     */
    SPLIT_STAY(50),

    /**
     * One chronic drug is bought at four or more institutions within 30 days, with days of supply several times the elapsed
     * days; discernible from the third institution. Section 5 "Hoarding over hospitals".
     */
    HOARDING(50),

    /** The same drug is bought twice or more on one day at pharmacies. Section 5 "Group / same-day repeat purchase". */
    SAME_DAY_REPEAT(50),

    /**
     * A pharmacy swipes 15 to 30 collected cards at gaps under 20 s while nobody is in the shop; discernible from the 10th.
     * Section 5 "Pharmacy bulk/empty swiping".
     */
    CARD_BURST(50),

    /**
     * The same unusual items and quantities for 8 to 15 patients of one institution on one day; discernible from the 5th
     * patient. Section 5 "Identical bills / batch tests".
     */
    IDENTICAL_BILLS(50),

    /**
     * The same drug is settled and withdrawn within 10 minutes by the same patient at the same pharmacy, again and again;
     * discernible from the third settlement. Section 5 "Pharmacy bulk/empty swiping" (Wuhan).
     */
    REFUND_LOOP(40),

    /** A pack's trace code is settled again elsewhere, the pack not being split. Section 5 "Trace code paid twice". */
    TRACE_CODE_REUSE(40);

    private final int weight;

    FraudPattern(int weight) {
        this.weight = weight;
    }

    /** Share of this pattern among discernible settlements, relative to the other weights. Settlements, not schemes, are weighed. */
    int weight() {
        return weight;
    }
}
