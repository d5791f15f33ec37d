package org.claimscreener.traffic;

import org.claimscreener.wire.record.Sex;

/** Single settlements that bill what no doctor would order for this person: the wrong drug, twice, for too long, in the wrong company. */
final class OrderFraud {
    private static final int HALF_A_YEAR_DAYS = 168;
    private static final String GASTRITIS = "K29.500";
    private static final String PNEUMONIA = "J18.900";
    private static final String APPENDICITIS = "K35.900";
    private static final String CATARACT = "H25.900";

    private final Props props;

    OrderFraud(Props props) {
        this.props = props;
    }

    private Condition condition(String code) {
        return props.conditions().byCode(code);
    }

    private Encounter visit(Scheme scheme, VisitKind kind, Patient patient, Condition condition) {
        Dice dice = scheme.dice();
        return props.visitOn(scheme.day(), kind, patient, props.hospital(patient, dice), condition, dice);
    }

    private static void pack(LineSheet sheet, Item drug, int supplyDays) {
        int packs = Math.max(1, supplyDays / drug.packDays());
        sheet.add(sheet.packsOf(drug, packs).withSupply(packs * drug.packDays()));
    }

    private Item drug(String group, String codeBeginning) {
        return props.items().group(group).stream()
                .filter(item -> item.code().startsWith(codeBeginning))
                .findFirst()
                .orElseThrow();
    }

    /** Two proton pump inhibitors on one prescription. */
    void duplicateDrugs(Scheme scheme) {
        Condition gastritis = condition(GASTRITIS);
        Patient patient = props.cast().with(gastritis, scheme.day());
        LineSheet sheet = props.consultation(visit(scheme, VisitKind.OUTPATIENT, patient, gastritis));
        pack(sheet, drug("gi", "XA02BCA"), 7);
        pack(sheet, drug("gi", "XA02BCL"), 7);
        scheme.settle(sheet, true, sheet.amountFromFen(sheet.lines().size() - 1));
    }

    /** Half a year's drugs at once, where twelve weeks are the most. */
    void oversupply(Scheme scheme) {
        Dice dice = scheme.dice();
        Condition pressure = condition("I10.x00x002");
        Patient patient = props.cast().with(pressure, scheme.day());
        LineSheet sheet = props.consultation(visit(scheme, VisitKind.CHRONIC, patient, pressure));
        pack(sheet, Props.any(props.items().group("htn"), dice), HALF_A_YEAR_DAYS);
        scheme.settle(sheet, true, sheet.amountFromFen(1) / 2);
    }

    /** Metformin for failed kidneys. */
    void contraindicatedDrug(Scheme scheme) {
        Condition kidneys = condition(ConditionTable.KIDNEY_FAILURE);
        Patient patient = props.cast().with(kidneys, scheme.day());
        LineSheet sheet = props.consultation(visit(scheme, VisitKind.OUTPATIENT, patient, kidneys));
        pack(sheet, drug("dm", "XA10BA"), 7);
        scheme.settle(sheet, true, sheet.amountFromFen(1));
    }

    /** A statin at an antenatal check. */
    void pregnancyDrug(Scheme scheme) {
        Dice dice = scheme.dice();
        Condition pregnancy = condition(ConditionTable.PREGNANCY);
        Patient patient = props.cast().with(pregnancy, scheme.day());
        LineSheet sheet = props.bills().write(visit(scheme, VisitKind.MATERNITY_CHECK, patient, pregnancy));
        Item statin = drug("lipid", dice.percent(50) ? "XC10AAA" : "XC10AAR");
        pack(sheet, statin, statin.packDays());
        scheme.settle(sheet, true, sheet.amountFromFen(sheet.lines().size() - 1));
    }

    /** Levofloxacin for a child. */
    void childBannedDrug(Scheme scheme) {
        Condition cold = condition("J06.900x004");
        Patient child = props.cast().actor(Sex.UNKNOWN, 5, 10, scheme.day());
        LineSheet sheet = props.consultation(visit(scheme, VisitKind.OUTPATIENT, child, cold));
        pack(sheet, drug("uti", "XJ01MA"), 5);
        scheme.settle(sheet, true, sheet.amountFromFen(1));
    }

    /** A senile cataract at thirty. */
    void diagnosisWrongAge(Scheme scheme) {
        Condition cataract = condition(CATARACT);
        Patient young = props.cast().actor(Sex.UNKNOWN, 18, 32, scheme.day());
        LineSheet sheet = props.consultation(visit(scheme, VisitKind.OUTPATIENT, young, cataract));
        for (Item test : props.items().group("eyelab")) {
            sheet.service(test, 1);
        }
        scheme.settle(sheet, true);
    }

    /** The code of an operation of women on the bill of a man. */
    void operationOtherSex(Scheme scheme) {
        Condition as = condition(APPENDICITIS).operatedAs("68.2900", "子宫肌瘤切除术");
        stayOf(scheme, as, props.cast().actor(Sex.MALE, 25, 60, scheme.day()));
    }

    /** An operation on the eye for an inflamed gall bladder. */
    void operationWrongDiagnosis(Scheme scheme) {
        Condition as = condition(APPENDICITIS).operatedAs("13.4100", "白内障超声乳化抽吸术");
        stayOf(scheme, as, props.cast().actor(Sex.UNKNOWN, 25, 60, scheme.day()));
    }

    private void stayOf(Scheme scheme, Condition condition, Patient patient) {
        Dice dice = scheme.dice();
        Encounter stay = props.stay(
                patient,
                props.hospital(patient, dice),
                condition,
                scheme.day() - dice.between(4, 6),
                scheme.day(),
                dice);
        LineSheet sheet = props.bills().write(stay);
        String group = condition.operationGroup().get(0);
        long undueFen = 0;
        for (Line line : sheet.lines()) {
            undueFen += line.item().group().equals(group) ? line.amountFen() : 0;
        }
        scheme.settle(sheet, true, undueFen);
    }

    /** Aconite with pinellia, one of the eighteen incompatibilities. */
    void incompatibleHerbs(Scheme scheme) {
        Condition cough = condition("R05.x00");
        Patient patient = props.cast().with(cough, scheme.day());
        LineSheet sheet = props.bills().write(visit(scheme, VisitKind.OUTPATIENT, patient, cough));
        int first = sheet.lines().size();
        for (Item slice : props.items().group("herbagainst")) {
            sheet.add(Line.of(slice, 42, sheet.defaultAtMs()).withSupply(7));
        }
        scheme.settle(sheet, true, sheet.amountFromFen(first));
    }

    /** In bed for tests alone. */
    void testsOnlyStay(Scheme scheme) {
        Dice dice = scheme.dice();
        Condition back = condition("M51.200");
        Patient patient = props.cast().with(back, scheme.day());
        Facility hospital = ordinary2101(patient, dice);
        Encounter stay = props.stay(patient, hospital, back, scheme.day() - 3, scheme.day(), dice);
        LineSheet sheet = props.empty(stay);
        sheet.service(props.items().one("bed"), 3);
        sheet.service(props.items().one("consultstay"), 3);
        sheet.service(props.items().one("nursing3"), 3);
        for (String group : new String[] {"chem", "blood", "fat", "ct"}) {
            for (Item test : props.items().group(group)) {
                sheet.service(test, 1);
            }
        }
        scheme.settle(sheet, true);
    }

    /** One that states the area's own type of a stay and not the national one. */
    private Facility ordinary2101(Patient patient, Dice dice) {
        while (true) {
            Facility hospital = props.hospital(patient, dice);
            if (hospital.number() % 3 != 0) {
                return hospital;
            }
        }
    }

    /** A reserve antibacterial injected at an ordinary outpatient visit. */
    void reserveAntibacterial(Scheme scheme) {
        Condition pneumonia = condition(PNEUMONIA);
        Patient patient = props.cast().with(pneumonia, scheme.day());
        LineSheet sheet = props.consultation(visit(scheme, VisitKind.OUTPATIENT, patient, pneumonia));
        Item meropenem = drug("abxadult", "XJ01DH");
        sheet.add(Line.of(meropenem, 3, sheet.defaultAtMs()).withSupply(1));
        long undueFen = sheet.amountFromFen(1);
        sheet.service(props.items().group("fluid").get(0), 1);
        sheet.service(props.items().one("infusion"), 1);
        scheme.settle(sheet, true, undueFen);
    }

    /** The heartbeat of an unborn child, of a woman who expects none. */
    void testWithoutIndication(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient woman = props.cast().actor(Sex.FEMALE, 22, 45, scheme.day());
        Condition condition = condition(dice.percent(50) ? "N39.000" : "M54.500");
        LineSheet sheet = props.consultation(visit(scheme, VisitKind.OUTPATIENT, woman, condition));
        Item monitoring = props.items().byCode("003112010260000");
        sheet.service(monitoring, 1);
        long undueFen = sheet.amountFromFen(1);
        sheet.service(Props.any(props.items().group("blood"), dice), 1);
        scheme.settle(sheet, true, undueFen);
    }

    /** A birth that was coded, and neither a midwife's work nor an operation billed. */
    void deliveryWithoutBirth(Scheme scheme) {
        Dice dice = scheme.dice();
        Condition birth = condition(ConditionTable.BIRTH);
        Patient patient = props.cast().with(birth, scheme.day());
        Facility hospital = props.of(patient, FacilityKind.SECONDARY, dice);
        Encounter stay = new Encounter(
                props.serials().next(),
                VisitKind.DELIVERY,
                Encounter.Detail.PLAIN,
                patient,
                hospital,
                birth,
                ShanghaiTime.atMs(scheme.day() - 4, VisitTimes.admissionSecond(dice)),
                ShanghaiTime.atMs(scheme.day(), VisitTimes.settledSecond(VisitKind.DELIVERY, dice)),
                ShanghaiTime.atMs(scheme.day(), 18 * 3600));
        LineSheet sheet = props.bills().write(stay);
        sheet.lines().removeIf(line -> line.item().group().startsWith("op."));
        scheme.settle(sheet, true);
    }

    /** An infusion that is paid for strokes, for a bad back. */
    void wrongIndication(Scheme scheme) {
        Dice dice = scheme.dice();
        Condition back = condition("M54.500");
        Patient patient = props.cast().with(back, scheme.day());
        LineSheet sheet = props.consultation(visit(scheme, VisitKind.OUTPATIENT, patient, back));
        Item drug = Props.any(props.items().group("coursestroke"), dice);
        sheet.add(Line.of(drug, 1, sheet.defaultAtMs()).withSupply(1));
        long undueFen = sheet.amountFromFen(1);
        sheet.service(props.items().group("fluid").get(0), 1);
        sheet.service(props.items().one("infusion"), 1);
        scheme.settle(sheet, true, undueFen);
    }
}
