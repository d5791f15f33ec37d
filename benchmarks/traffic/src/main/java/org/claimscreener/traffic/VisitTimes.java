package org.claimscreener.traffic;

/** The day's rhythm: when visits of each kind are settled. */
final class VisitTimes {
    private static final int HOUR = 3600;

    private VisitTimes() {}

    /** Second of the local day at which a visit ends and is settled. */
    static int settledSecond(VisitKind kind, Dice dice) {
        return switch (kind) {
            case OUTPATIENT, CHRONIC, MATERNITY_CHECK, RADIOTHERAPY -> surgeryHours(dice);
            case PHARMACY -> shopHours(dice);
            case EMERGENCY -> 2 * HOUR + dice.below(22 * HOUR - 1);
            case INTERNET -> 8 * HOUR + dice.below(15 * HOUR);
            case DIALYSIS -> (dice.percent(60) ? 11 * HOUR : 16 * HOUR) + dice.below(2 * HOUR);
            case STAY, DELIVERY, REHABILITATION, DAY_SURGERY -> dischargeHours(dice);
        };
    }

    /** Admissions come through the day. */
    static int admissionSecond(Dice dice) {
        return 8 * HOUR + dice.below(9 * HOUR);
    }

    /** Two thirds between 8 and 12, the rest between 14 and 18. */
    private static int surgeryHours(Dice dice) {
        boolean morning = dice.percent(66);
        int shorter = Math.min(dice.below(4 * HOUR), dice.below(4 * HOUR));
        // Many come when the doors open; nobody is done within the first half hour.
        return (morning ? 8 * HOUR : 14 * HOUR) + HOUR / 2 + shorter * 7 / 8;
    }

    private static int shopHours(Dice dice) {
        return dice.percent(35) ? 17 * HOUR + dice.below(4 * HOUR) : 8 * HOUR + HOUR / 4 + dice.below(13 * HOUR);
    }

    private static int dischargeHours(Dice dice) {
        return dice.percent(70) ? 9 * HOUR + dice.below(3 * HOUR) : 14 * HOUR + dice.below(3 * HOUR);
    }
}
