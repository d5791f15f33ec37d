package org.claimscreener.traffic;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Starts schemes so that discernible fraud stays at its share of all settlements, and each pattern at its share of the fraud. A
 * burst makes many settlements at once; the planner then waits until the honest ones have caught up.
 */
final class FraudPlanner {
    private final double fraudShare;
    private final long seed;
    private final Serials serials;
    private final SettlementWriter writer;
    private final ItemFraud items;
    private final ChargeFraud charges;
    private final StayFraud stays;
    private final DrugFraud drugs;
    private final CrowdFraud crowds;
    private final HospitalFraud hospitals;
    private final PersonFraud persons;
    private final OrderFraud orders;

    /** Discernible settlements of a pattern beyond its share. */
    private final Map<FraudPattern, Double> lead = new EnumMap<>(FraudPattern.class);

    private double weights;
    private long settlements;
    private long discernible;
    private long schemes;

    FraudPlanner(TrafficSettings settings, Set<FraudPattern> patterns, Props props, SettlementWriter writer) {
        this.fraudShare = settings.fraudShare();
        this.seed = Dice.hash(settings.seed(), 71);
        this.serials = props.serials();
        this.writer = writer;
        this.items = new ItemFraud(props);
        this.charges = new ChargeFraud(props);
        this.stays = new StayFraud(props);
        this.drugs = new DrugFraud(props);
        this.crowds = new CrowdFraud(props, drugs);
        this.hospitals = new HospitalFraud(props);
        this.persons = new PersonFraud(props, settings);
        this.orders = new OrderFraud(props);
        Dice dice = new Dice(seed);
        for (FraudPattern pattern : patterns) {
            weights += pattern.weight();
            // Which pattern comes first differs by seed.
            lead.put(pattern, dice.below(100) / 100.0);
        }
    }

    /** Starts the schemes that are due after so many honest settlements of the day. */
    void planDay(long day, int honestSettlements, Consumer<TrafficEvent> out) {
        settlements += honestSettlements;
        while (discernible < fraudShare * settlements) {
            FraudPattern pattern = mostBehind();
            Scheme scheme = new Scheme(pattern, ++schemes, day, new Dice(Dice.hash(seed, schemes)), writer, serials);
            play(pattern, scheme);
            scheme.events().forEach(out);
            settlements += scheme.settlements();
            discernible += scheme.discernible();
            book(pattern, scheme.discernible());
        }
    }

    private void book(FraudPattern made, int count) {
        lead.replaceAll((pattern, ahead) -> {
            double expected = count * pattern.weight() / weights;
            return ahead + (pattern == made ? count : 0) - expected;
        });
    }

    private FraudPattern mostBehind() {
        return Collections.min(lead.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private void play(FraudPattern pattern, Scheme scheme) {
        switch (pattern) {
            case SEX_IMPOSSIBLE -> items.sexImpossible(scheme);
            case ADULT_CHILD_ITEM -> items.adultChildItem(scheme);
            case UNPAYABLE_HERBS -> items.unpayableHerbs(scheme);
            case LEVEL_BREACH -> items.levelBreach(scheme);
            case VISIT_MODE_BREACH -> items.visitModeBreach(scheme);
            case DUPLICATE_CHARGE -> charges.duplicateCharge(scheme);
            case DAILY_LIMIT -> charges.dailyLimit(scheme);
            case AMOUNT_MISMATCH -> charges.amountMismatch(scheme);
            case FEE_OUTSIDE_STAY -> charges.feeOutsideStay(scheme);
            case COURSE_EXCEEDED -> drugs.courseExceeded(scheme);
            case OVERLAPPING_STAYS -> stays.overlappingStays(scheme);
            case SPLIT_STAY -> stays.splitStay(scheme);
            case HOARDING -> drugs.hoarding(scheme);
            case SAME_DAY_REPEAT -> drugs.sameDayRepeat(scheme);
            case CARD_BURST -> crowds.cardBurst(scheme);
            case IDENTICAL_BILLS -> crowds.identicalBills(scheme);
            case REFUND_LOOP -> crowds.refundLoop(scheme);
            case TRACE_CODE_REUSE -> drugs.traceCodeReuse(scheme);
            case WRONG_CODE_MAP -> hospitals.wrongCodeMap(scheme);
            case GROUP_PURCHASE -> crowds.groupPurchase(scheme);
            case GROUP_ADMISSION -> hospitals.groupAdmission(scheme);
            case HANG_BED -> stays.hangBed(scheme);
            case AFTER_DEATH -> persons.afterDeath(scheme);
            case BATCH_TESTS -> hospitals.batchTests(scheme);
            case WORKLOAD -> hospitals.workload(scheme);
            case ADMISSION_SURGE -> hospitals.admissionSurge(scheme);
            case NIGHT_SWIPING -> crowds.nightSwiping(scheme);
            case SEX_FLIP -> persons.sexFlip(scheme);
            case BARRED_PRACTITIONER -> persons.barredPractitioner(scheme);
            case BARRED_INSTITUTION -> persons.barredInstitution(scheme);
            case SUSPENDED_PERSON -> persons.suspendedPerson(scheme);
            case VISIT_DURING_STAY -> stays.visitDuringStay(scheme);
            case TEST_TOO_SOON -> persons.testTooSoon(scheme);
            case DIAGNOSIS_OTHER_SEX -> persons.diagnosisOtherSex(scheme);
            case NARCOTIC_ONLINE -> persons.narcoticOnline(scheme);
            case DUPLICATE_DRUGS -> orders.duplicateDrugs(scheme);
            case OVERSUPPLY -> orders.oversupply(scheme);
            case CONTRAINDICATED_DRUG -> orders.contraindicatedDrug(scheme);
            case PREGNANCY_DRUG -> orders.pregnancyDrug(scheme);
            case CHILD_BANNED_DRUG -> orders.childBannedDrug(scheme);
            case DIAGNOSIS_WRONG_AGE -> orders.diagnosisWrongAge(scheme);
            case OPERATION_OTHER_SEX -> orders.operationOtherSex(scheme);
            case OPERATION_WRONG_DIAGNOSIS -> orders.operationWrongDiagnosis(scheme);
            case INCOMPATIBLE_HERBS -> orders.incompatibleHerbs(scheme);
            case TESTS_ONLY_STAY -> orders.testsOnlyStay(scheme);
            case RESERVE_ANTIBACTERIAL -> orders.reserveAntibacterial(scheme);
            case TEST_WITHOUT_INDICATION -> orders.testWithoutIndication(scheme);
            case DELIVERY_WITHOUT_BIRTH -> orders.deliveryWithoutBirth(scheme);
            case WRONG_INDICATION -> orders.wrongIndication(scheme);
        }
    }
}
