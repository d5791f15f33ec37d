package org.claimscreener.traffic;

import java.util.function.Consumer;

import org.claimscreener.traffic.Condition.Setting;
import org.claimscreener.traffic.Encounter.Detail;

/**
 * Stays, and what honestly follows on one: a transfer to a greater hospital on the same day, or a return as an emergency after
 * some days. Both look a little like fraud and are none.
 */
final class CourseOfStay {
    private static final int TRANSFER_PERCENT = 4;
    private static final int RETURN_PERCENT = 2;
    private static final int STROKE_PERCENT = 60;
    private static final int LONGEST_FIRST_NIGHTS = 8;

    private final Habits habits;
    private final ConditionTable conditions;
    private final Serials serials;

    CourseOfStay(Habits habits, ConditionTable conditions, Serials serials) {
        this.habits = habits;
        this.conditions = conditions;
        this.serials = serials;
    }

    /** What follows on a stay. */
    enum Sequel {
        NONE,
        TRANSFER,
        RETURN
    }

    /**
     * Days of a stay and its sequel; all within 22 days of the earliest admission.
     *
     * @param secondBegin admission of the sequel; the same as end where it is a transfer
     */
    record Plan(long begin, long end, Sequel sequel, long secondBegin, long secondEnd) {
        boolean endsOn(long day) {
            return day == end || (sequel != Sequel.NONE && day == secondEnd);
        }
    }

    static Plan plan(long earliest, Dice dice) {
        long begin = earliest + dice.below(6);
        int draw = dice.below(100);
        Sequel sequel = draw < TRANSFER_PERCENT
                ? Sequel.TRANSFER
                : draw < TRANSFER_PERCENT + RETURN_PERCENT ? Sequel.RETURN : Sequel.NONE;
        // Short stays are the most frequent.
        int nights = 3 + Math.min(dice.below(12), dice.below(12));
        int gap = dice.between(2, 4);
        int secondNights = dice.between(3, 4);
        if (sequel == Sequel.NONE) {
            return new Plan(begin, begin + nights, sequel, 0, 0);
        }
        long end = begin + Math.min(nights, LONGEST_FIRST_NIGHTS);
        long secondBegin = sequel == Sequel.TRANSFER ? end : end + gap;
        return new Plan(begin, end, sequel, secondBegin, secondBegin + secondNights);
    }

    /** The stay that ends on the day. The same dice choose the same stay on the days of both its parts. */
    void acute(Patient patient, Plan plan, boolean strokeCycle, long day, Dice dice, Consumer<Encounter> out) {
        Condition apoplexy = conditions.byCode(ConditionTable.STROKE);
        boolean fits = apoplexy.suits(patient.sex(), patient.ageYears(plan.begin()));
        boolean stroke = strokeCycle && fits && dice.percent(STROKE_PERCENT);
        Condition condition = stroke ? apoplexy : conditions.pick(Setting.STAY, patient, plan.begin(), dice);
        Facility chosen = habits.hospital(patient, condition, dice);
        // An operation is done once, and a stroke's course is counted: neither is continued in another stay.
        boolean single = stroke || condition.isOperation() || plan.sequel() == Sequel.NONE;
        boolean transfer = plan.sequel() == Sequel.TRANSFER;
        Facility first = transfer && !single ? habits.home(patient, FacilityKind.SECONDARY) : chosen;
        long admittedMs = ShanghaiTime.atMs(plan.begin(), VisitTimes.admissionSecond(dice));
        long dischargedMs = ShanghaiTime.atMs(plan.end(), VisitTimes.settledSecond(VisitKind.STAY, dice));
        if (day == plan.end()) {
            Encounter stay = stay(patient, first, condition, admittedMs, dischargedMs);
            out.accept(transfer && !single ? stay.with(Detail.TRANSFER_OUT) : stay);
            return;
        }
        if (single) {
            return;
        }
        Facility second = transfer ? habits.home(patient, FacilityKind.TERTIARY) : first;
        long againMs = transfer
                ? dischargedMs + 2 * ShanghaiTime.HOUR_MS
                : ShanghaiTime.atMs(plan.secondBegin(), VisitTimes.admissionSecond(dice));
        long homeMs = ShanghaiTime.atMs(plan.secondEnd(), VisitTimes.settledSecond(VisitKind.STAY, dice));
        out.accept(stay(patient, second, condition, againMs, homeMs)
                .with(transfer ? Detail.TRANSFER_IN : Detail.EMERGENCY_ADMISSION));
    }

    Encounter stay(Patient patient, Facility hospital, Condition condition, long admittedMs, long dischargedMs) {
        return stay(VisitKind.STAY, patient, hospital, condition, admittedMs, dischargedMs);
    }

    Encounter stay(
            VisitKind kind,
            Patient patient,
            Facility hospital,
            Condition condition,
            long admittedMs,
            long dischargedMs) {
        return new Encounter(
                serials.next(),
                kind,
                Detail.PLAIN,
                patient,
                hospital,
                condition,
                admittedMs,
                dischargedMs,
                dischargedMs);
    }
}
