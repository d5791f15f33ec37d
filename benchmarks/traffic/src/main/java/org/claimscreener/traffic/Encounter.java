package org.claimscreener.traffic;

/**
 * One visit or stay, before anything is billed for it.
 *
 * @param serial names the visit and fixes what is billed
 * @param condition main diagnosis
 * @param beganAtMs start of the visit, for a stay the admission
 * @param endedAtMs end of the visit, for a stay the discharge
 * @param settledAtMs normally the end
 */
record Encounter(
        long serial,
        VisitKind kind,
        Detail detail,
        Patient patient,
        Facility facility,
        Condition condition,
        long beganAtMs,
        long endedAtMs,
        long settledAtMs) {

    /** What sets a visit apart from others of its kind. */
    enum Detail {
        PLAIN,
        /** The quarter's HbA1c test is due. */
        QUARTERLY_TEST,
        /** A doctor's visit whose prescription is filled at a pharmacy. */
        PRESCRIBED,
        /** A purchase on a prescription from elsewhere. */
        CIRCULATED,
        /** A stay that begins in the emergency department. */
        EMERGENCY_ADMISSION,
        /** A stay that ends with a transfer to another hospital. */
        TRANSFER_OUT,
        /** A stay that begins with a transfer from another hospital. */
        TRANSFER_IN
    }

    Encounter {
        if (endedAtMs < beganAtMs || settledAtMs < endedAtMs) {
            throw new IllegalArgumentException(
                    "Times out of order: " + beganAtMs + ", " + endedAtMs + ", " + settledAtMs);
        }
    }

    /** An ambulatory visit that ends and is settled at one time. */
    static Encounter visit(
            long serial, VisitKind kind, Patient patient, Facility facility, Condition condition, long settledAtMs) {
        long lengthMs = kind == VisitKind.PHARMACY
                ? 2 * ShanghaiTime.MINUTE_MS
                : (10 + Dice.fixed(Dice.hash(serial, 3), 50)) * ShanghaiTime.MINUTE_MS;
        return new Encounter(
                serial,
                kind,
                Detail.PLAIN,
                patient,
                facility,
                condition,
                settledAtMs - lengthMs,
                settledAtMs,
                settledAtMs);
    }

    Encounter with(Detail other) {
        return new Encounter(serial, kind, other, patient, facility, condition, beganAtMs, endedAtMs, settledAtMs);
    }

    Encounter settledAt(long otherMs) {
        return new Encounter(serial, kind, detail, patient, facility, condition, beganAtMs, endedAtMs, otherMs);
    }

    Encounter beganAt(long otherMs) {
        return new Encounter(serial, kind, detail, patient, facility, condition, otherMs, endedAtMs, settledAtMs);
    }

    /** Nights of a stay, which is what bed, nursing and consultation are counted by. */
    int nights() {
        return (int) (ShanghaiTime.epochDay(endedAtMs) - ShanghaiTime.epochDay(beganAtMs));
    }

    long settledDay() {
        return ShanghaiTime.epochDay(settledAtMs);
    }

    int ageYears() {
        return patient.ageYears(ShanghaiTime.epochDay(beganAtMs));
    }

    /** The law allows it here: sex, age, level of the institution, kind of visit. */
    boolean allows(Item item) {
        if (item.hasLimit(ItemLimit.VISIT_MODE) && !kind.isStay()) {
            return false;
        }
        return item.suits(patient.sex(), ageYears())
                && (item.minHospital() <= 1
                        || item.minHospital() <= facility.kind().rank());
    }
}
