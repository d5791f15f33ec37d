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
        PLAIN("nothing special"),
        /** The quarter's HbA1c test is due. */
        QUARTERLY_TEST("with the quarter's HbA1c test"),
        /** A doctor's visit whose prescription is filled at a pharmacy. */
        PRESCRIBED("prescription filled at a pharmacy"),
        /** A purchase on a prescription from elsewhere. */
        CIRCULATED("on a hospital's prescription"),
        /** A stay that begins in the emergency department. */
        EMERGENCY_ADMISSION("admitted as an emergency"),
        /** A stay that ends with a transfer to another hospital. */
        TRANSFER_OUT("then transferred"),
        /** A stay that begins with a transfer from another hospital. */
        TRANSFER_IN("after a transfer"),
        /** Seen in the village by a doctor who has come for the morning; drugs for a month. */
        VILLAGE("seen in the village"),
        /** The same, with the usual tests and no drugs. */
        VILLAGE_TEST("tested in the village"),
        /** Drugs for twelve weeks. */
        LONG_PRESCRIPTION("for twelve weeks"),
        /** One of twins who are ill and treated alike. */
        TWIN("one of twins"),
        /** Paid from a relative's account; the fund pays nothing. */
        FAMILY_ACCOUNT("for a relative, from the account alone"),
        /** Fetched by a relative of the patient. */
        BY_RELATIVE("fetched by a relative while the patient is in hospital"),
        /** A stay that ends with the person's death. */
        DIED("died there"),
        /** By a doctor who has lost his qualification. */
        BARRED_DOCTOR("by a barred doctor"),
        /** By the department's first doctor, whoever looks after the patient else. */
        FIRST_DOCTOR("by the first doctor of the department");

        private final String words;

        Detail(String words) {
            this.words = words;
        }

        String inWords() {
            return words;
        }
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

    /** What bed and nursing are billed for: a day without a night is one. */
    int billedDays() {
        return Math.max(1, nights());
    }

    /** What it was, in English, for whoever asks why it was held. */
    String story() {
        String what = kind.inWords() + (detail == Detail.PLAIN ? "" : ", " + detail.inWords());
        return what + ": " + condition.name() + " (" + condition.code() + "), aged " + ageYears() + ", "
                + facility.kind().inWords();
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
        // What a relative needs the bill does not say.
        boolean suits = detail == Detail.FAMILY_ACCOUNT || item.suits(patient.sex(), ageYears());
        return suits
                && (item.minHospital() <= 1
                        || item.minHospital() <= facility.kind().rank());
    }
}
