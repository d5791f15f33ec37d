package org.claimscreener.traffic;

import org.claimscreener.traffic.Encounter.Detail;

/** What is honestly billed for an encounter, fixed by its serial number: asked twice, it answers the same. */
final class HonestBills {
    private final long seed;
    private final Ids ids;
    private final OutpatientBill outpatient;
    private final HerbalBill herbal;
    private final PharmacyBill pharmacy;
    private final DialysisBill dialysis;
    private final StayBill stay;

    HonestBills(long seed, ItemCatalogue items, Ids ids) {
        this.seed = seed;
        this.ids = ids;
        Regimen regimen = new Regimen(items);
        this.outpatient = new OutpatientBill(items, ids, regimen);
        this.herbal = new HerbalBill(items);
        this.pharmacy = new PharmacyBill(items, regimen);
        this.dialysis = new DialysisBill(items);
        this.stay = new StayBill(items);
    }

    LineSheet write(Encounter encounter) {
        long own = encounter.detail() == Detail.TWIN
                ? encounter.patient().birthDate().toEpochDay()
                : encounter.serial();
        return write(encounter, Dice.hash(seed, own, 17));
    }

    /** With a choice of its own: two encounters with one choice are treated alike. */
    LineSheet write(Encounter encounter, long choice) {
        LineSheet sheet = new LineSheet(encounter, ids);
        Dice dice = new Dice(choice);
        switch (encounter.kind()) {
            case OUTPATIENT -> ambulatory(sheet, dice);
            case EMERGENCY -> outpatient.emergency(sheet, dice);
            case CHRONIC, INTERNET -> outpatient.refill(sheet, dice);
            case MATERNITY_CHECK -> outpatient.maternity(sheet, dice);
            case DIALYSIS -> dialysis.write(sheet, dice);
            case RADIOTHERAPY -> outpatient.radiotherapy(sheet, dice);
            case STAY, DELIVERY, REHABILITATION, DAY_SURGERY -> stay.write(sheet, dice);
            case PHARMACY -> pharmacy.write(sheet, dice);
        }
        return sheet;
    }

    private void ambulatory(LineSheet sheet, Dice dice) {
        if (sheet.encounter().condition().isHerbal()) {
            herbal.write(sheet, dice);
        } else {
            outpatient.visit(sheet, dice);
        }
    }
}
