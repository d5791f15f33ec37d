package org.claimscreener.traffic;

import java.util.EnumSet;
import java.util.Set;

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
    TRACE_CODE_REUSE(40),

    /**
     * One hospital bills a test of one sex for several persons of the other: a wrong code map. Section 5 "Gender-impossible";
     * rule 302-004.
     */
    WRONG_CODE_MAP(40, false),
    /**
     * One drug is bought at one pharmacy by 14 to 18 persons within a quarter of an hour; discernible from the 10th. Section 5
     * "Group / same-day repeat purchase".
     */
    GROUP_PURCHASE(40, false),
    /**
     * 12 to 16 persons of one other area and one age band are admitted to one hospital within two days for the same illness;
     * discernible from the 9th. Section 5 "Fake / group admission".
     */
    GROUP_ADMISSION(40, false),
    /** A stay of 7 to 11 days with nothing but bed, nursing and consultation after the second day. Section 5 "Hang-bed". */
    HANG_BED(40, false),
    /** Drugs are bought with the card of a person who died in hospital. Section 5 "After death". */
    AFTER_DEATH(40, false),
    /**
     * One seldom test is done to 46 to 56 patients of a hospital on a day, whatever they have; discernible from the 34th.
     * Section 5 "Identical bills / batch tests".
     */
    BATCH_TESTS(40, false),
    /**
     * One doctor does a day's work many times over: therapies by hand, an hour and more for each of 18 to 24 patients;
     * discernible from the 15th. Section 5 "Doctor/item workload impossible".
     */
    WORKLOAD(10, false),
    /** A hospital admits on a weekend many times what it else does, and discharges all on one day; discernible from the 22nd. Section 5 "admission surges". */
    ADMISSION_SURGE(6, false),
    /** A pharmacy settles 60 purchases and more between midnight and four within a week; discernible from the 51st. Section 5 "empty swiping". */
    NIGHT_SWIPING(6, false),
    /** After two visits as the one sex a person comes as the other. Section 5 "Region outlier", any sex flip. */
    SEX_FLIP(40, false),
    /** Ordered by a doctor whose qualification is terminated. Section 5 "Suspended/terminated"; section 1.5. */
    BARRED_PRACTITIONER(40, false),
    /** Billed by a hospital whose agreement is terminated. Section 5 "Suspended/terminated". */
    BARRED_INSTITUTION(40, false),
    /** Settled online by a person whose online settlement is suspended. Reg. 735 Art.30 and 41. */
    SUSPENDED_PERSON(40, false),
    /** An outpatient visit elsewhere in the midst of a stay; discernible when the later of the two is settled. Section 5 "Overlap". */
    VISIT_DURING_STAY(40, false),
    /** A test that is payable once in two months is billed twice within three weeks. Rule "医疗服务项目周期超频次". */
    TEST_TOO_SOON(40, false),
    /** The main diagnosis is one that only the other sex can have. Rule 204-006. */
    DIAGNOSIS_OTHER_SEX(40, false),
    /** An internet visit orders a narcotic or psychotropic drug. Rule "超互联网医院药品支付范围". */
    NARCOTIC_ONLINE(40, false),

    /** Two drugs of one kind on one prescription. Rule 301-006. */
    DUPLICATE_DRUGS(30, false),
    /** Half a year of a drug at once. Rule 101-009. */
    OVERSUPPLY(30, false),
    /** A drug that the diagnosis forbids. Rule 301-008. */
    CONTRAINDICATED_DRUG(30, false),
    /** A drug that pregnancy forbids. Rule 301-010. */
    PREGNANCY_DRUG(30, false),
    /** A drug that childhood forbids. Rule 301-003. */
    CHILD_BANNED_DRUG(30, false),
    /** A diagnosis that nobody of the age has. Rule 204-007. */
    DIAGNOSIS_WRONG_AGE(30, false),
    /** An operation of the other sex. Rule 201-005. */
    OPERATION_OTHER_SEX(30, false),
    /** An operation that the diagnosis cannot have led to. Rule 201-006. */
    OPERATION_WRONG_DIAGNOSIS(30, false),
    /** Two slices that may not be in one prescription. Rule 301-012. */
    INCOMPATIBLE_HERBS(30, false),
    /** A stay of tests alone. Rule 204-005. */
    TESTS_ONLY_STAY(30, false),
    /** A reserve antibacterial at an outpatient visit. Rule 202-003. */
    RESERVE_ANTIBACTERIAL(30, false),
    /** A test of the pregnant for somebody who is not. Rule 302-001. */
    TEST_WITHOUT_INDICATION(30, false),
    /** A birth is coded, and nothing of it billed. Rule 201-003. */
    DELIVERY_WITHOUT_BIRTH(30, false),
    /** A drug paid for one illness, for another. Rule 101-008. */
    WRONG_INDICATION(30, false);

    private final int weight;
    private final boolean usual;

    FraudPattern(int weight) {
        this(weight, true);
    }

    FraudPattern(int weight, boolean usual) {
        this.weight = weight;
        this.usual = usual;
    }

    /** Those that tell soon and by the traffic alone; what is played unless somebody chooses. */
    public static Set<FraudPattern> usual() {
        Set<FraudPattern> usual = EnumSet.noneOf(FraudPattern.class);
        for (FraudPattern pattern : values()) {
            if (pattern.usual) {
                usual.add(pattern);
            }
        }
        return usual;
    }

    /** Only the authority's orders tell it; the screener must have been given {@link Traffic#standings}. */
    public boolean needsStanding() {
        return this == BARRED_PRACTITIONER || this == BARRED_INSTITUTION || this == SUSPENDED_PERSON;
    }

    /** Share of this pattern among discernible settlements, relative to the other weights. Settlements, not schemes, are weighed. */
    int weight() {
        return weight;
    }
}
