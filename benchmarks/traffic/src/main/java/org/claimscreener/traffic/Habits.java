package org.claimscreener.traffic;

/** Where people go: everyone has a home institution of each kind and mostly keeps to it. */
final class Habits {
    private static final int LOYAL_PERCENT = 75;

    private final InstitutionMap map;

    Habits(InstitutionMap map) {
        this.map = map;
    }

    Facility home(Patient patient, FacilityKind kind) {
        return map.pick(
                patient.district(), kind, Dice.hash(patient.key(), kind.name().hashCode()));
    }

    Facility internet(Patient patient) {
        return map.internet(Dice.hash(patient.key(), 12));
    }

    /** An institution for an acute complaint, of sufficient rank. */
    Facility surgery(Patient patient, Condition condition, Dice dice) {
        int draw = dice.below(100);
        FacilityKind kind = draw < 32
                ? FacilityKind.TERTIARY
                : draw < 60 ? FacilityKind.SECONDARY : draw < 85 ? FacilityKind.PRIMARY : FacilityKind.CLINIC;
        return near(patient, atLeast(kind, condition.minHospital()), dice);
    }

    /** Emergencies and stays: hospitals only. */
    Facility hospital(Patient patient, Condition condition, Dice dice) {
        int draw = dice.below(100);
        FacilityKind kind =
                draw < 50 ? FacilityKind.TERTIARY : draw < 88 ? FacilityKind.SECONDARY : FacilityKind.PRIMARY;
        return near(patient, atLeast(kind, condition.minHospital()), dice);
    }

    Facility near(Patient patient, FacilityKind kind, Dice dice) {
        return dice.percent(LOYAL_PERCENT) ? home(patient, kind) : map.pick(patient.district(), kind, dice.next());
    }

    /** Where the chronic disease is looked after: half of them near home, the others at a hospital. */
    Facility chronicClinic(Patient patient, Condition condition) {
        FacilityKind[] kinds = {
            FacilityKind.PRIMARY, FacilityKind.PRIMARY, FacilityKind.SECONDARY, FacilityKind.TERTIARY
        };
        FacilityKind kind = kinds[Dice.fixed(Dice.hash(patient.key(), 21), kinds.length)];
        return home(patient, atLeast(kind, condition.minHospital()));
    }

    private static FacilityKind atLeast(FacilityKind kind, int rank) {
        if (kind.rank() >= rank) {
            return kind;
        }
        return rank >= 3 ? FacilityKind.TERTIARY : FacilityKind.SECONDARY;
    }
}
