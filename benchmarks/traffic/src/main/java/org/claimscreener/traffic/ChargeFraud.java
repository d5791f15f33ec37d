package org.claimscreener.traffic;

import java.util.List;
import java.util.Set;

import org.claimscreener.traffic.Condition.Setting;

/** Single settlements whose charges cannot be right. */
final class ChargeFraud {
    private static final Set<String> BY_THE_NIGHT = Set.of("bed", "consultstay", "nursing1", "nursing2", "nursing3");

    private final Props props;

    ChargeFraud(Props props) {
        this.props = props;
    }

    void duplicateCharge(Scheme scheme) {
        Dice dice = scheme.dice();
        Item whole = Props.any(props.items().inclusive(), dice);
        Item part = props.items().includedIn(whole);
        boolean emergency = part.group().equals("consultemergency");
        Patient patient = props.cast().adult(scheme.day());
        Condition condition =
                props.complaint(emergency ? Setting.EMERGENCY : Setting.OUTPATIENT, patient, scheme.day(), dice);
        VisitKind kind = emergency ? VisitKind.EMERGENCY : VisitKind.OUTPATIENT;
        LineSheet sheet = props.bills()
                .write(props.visitOn(scheme.day(), kind, patient, props.hospital(patient, dice), condition, dice));
        sheet.service(part, 1);
        sheet.service(whole, 1);
        long partFen = part.amountFen(Item.unitsE4(1));
        scheme.settle(sheet, true, Math.min(partFen, whole.amountFen(Item.unitsE4(1))));
    }

    void dailyLimit(Scheme scheme) {
        Dice dice = scheme.dice();
        LineSheet sheet = stayUntil(scheme, scheme.day());
        int units = sheet.encounter().nights() + dice.between(3, 8);
        boolean all = dice.percent(40);
        int onlyOne = dice.below(3);
        long undueFen = 0;
        // The three lines by the night are the first three of the sheet.
        for (int i = 0; i < 3; i++) {
            if (all || i == onlyOne) {
                Line line = sheet.lines().get(i);
                sheet.lines().set(i, line.withUnits(units));
                undueFen += sheet.lines().get(i).amountFen() - line.amountFen();
            }
        }
        scheme.settle(sheet, true, undueFen);
    }

    void amountMismatch(Scheme scheme) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().adult(scheme.day());
        Condition condition = props.complaint(Setting.OUTPATIENT, patient, scheme.day(), dice);
        LineSheet sheet = props.bills()
                .write(props.visitOn(
                        scheme.day(), VisitKind.OUTPATIENT, patient, props.hospital(patient, dice), condition, dice));
        long surplusFen = dice.between(500, 20_000);
        if (dice.percent(50)) {
            sheet.inflateTotal(surplusFen);
        } else {
            int chosen = dice.below(sheet.lines().size());
            List<Line> lines = sheet.lines();
            lines.set(chosen, lines.get(chosen).withSurplus(surplusFen));
        }
        scheme.settle(sheet, true, surplusFen);
    }

    void feeOutsideStay(Scheme scheme) {
        Dice dice = scheme.dice();
        boolean after = dice.percent(30);
        int daysOff = dice.between(2, 6);
        LineSheet sheet = stayUntil(scheme, after ? scheme.day() - daysOff : scheme.day());
        Encounter stay = sheet.encounter();
        long strayMs = after
                ? stay.endedAtMs() + daysOff * ShanghaiTime.DAY_MS - ShanghaiTime.HOUR_MS
                : stay.beganAtMs() - daysOff * ShanghaiTime.DAY_MS;
        int left = dice.between(2, 5);
        long undueFen = 0;
        for (int i = 0; i < sheet.lines().size() && left > 0; i++) {
            Line line = sheet.lines().get(i);
            if (!BY_THE_NIGHT.contains(line.item().group())) {
                sheet.lines().set(i, line.at(strayMs));
                undueFen += line.amountFen();
                left--;
            }
        }
        scheme.settle(sheet, true, undueFen);
    }

    /** An ordinary stay that ends on a day and is settled on the scheme's day. */
    private LineSheet stayUntil(Scheme scheme, long end) {
        Dice dice = scheme.dice();
        Patient patient = props.cast().adult(end);
        Condition condition = props.complaint(Setting.STAY, patient, end, dice);
        int nights = dice.between(3, 8);
        Encounter stay = props.stay(patient, props.hospital(patient, dice), condition, end - nights, end, dice);
        long delayMs = (scheme.day() - end) * ShanghaiTime.DAY_MS;
        return props.bills().write(stay.settledAt(stay.settledAtMs() + delayMs));
    }
}
