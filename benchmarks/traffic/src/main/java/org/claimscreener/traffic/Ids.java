package org.claimscreener.traffic;

import java.time.LocalDate;

/** Invented identifiers in the shapes of the national interface. */
final class Ids {
    private static final String DEPARTMENT_LETTER = "A";
    private static final int OPENED_PACK_DAYS = 28;

    private final String seedDigits;

    Ids(long seed) {
        // Traffic of two seeds can meet in one log without one overwriting the other.
        this.seedDigits = digits(Dice.fixed(Dice.hash(seed, 77), 10_000), 4);
    }

    String settlement(long serial) {
        return "S" + seedDigits + digits(serial, 10);
    }

    String visit(long serial) {
        return "M" + seedDigits + digits(serial, 10);
    }

    String prescription(long serial) {
        return "R" + seedDigits + digits(serial, 10);
    }

    String patient(int index) {
        return "P" + seedDigits + digits(index, 9);
    }

    /** 20 digits, one for each pack. */
    String traceCode(Item item, long serial, int lineNumber, int pack) {
        return digits(item.number(), 4) + seedDigits + digits(serial, 8) + digits(lineNumber, 2) + digits(pack, 2);
    }

    /** The code of the pack that a clinic has opened for four weeks, from which several patients get their pills. */
    String openedPackCode(Item item, Facility facility, long epochDay) {
        long pack = epochDay / OPENED_PACK_DAYS;
        return "9" + digits(item.number(), 4) + digits(facility.number(), 5) + seedDigits + digits(pack, 6);
    }

    /** 30 characters: institution, sending time to the second, four digits. */
    static String message(Facility facility, long sentAtMs, long serial) {
        LocalDate date = LocalDate.ofEpochDay(ShanghaiTime.epochDay(sentAtMs));
        int second = ShanghaiTime.secondOfDay(sentAtMs);
        return facility.id()
                + digits(date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth(), 8)
                + digits(second / 3600 * 10_000L + second / 60 % 60 * 100L + second % 60, 6)
                + digits(serial, 4);
    }

    /** D + area + 6 digits for doctors, HY + area + 6 digits for pharmacists: one person keeps to one department. */
    static String practitioner(Facility facility, String department, long chooser) {
        int departmentNumber = Integer.parseInt(department.substring(DEPARTMENT_LETTER.length()));
        // Half of the clinics have one doctor, who does everything.
        boolean alone = facility.kind() == FacilityKind.CLINIC && facility.local() % 2 == 0;
        if (alone) {
            return "D" + facility.area() + digits(facility.local() * 300L, 6);
        }
        long number = facility.local() * 300L
                + departmentNumber * 5L
                + Dice.fixed(chooser, facility.kind().doctors());
        String prefix = facility.kind() == FacilityKind.PHARMACY ? "HY" : "D";
        return prefix + facility.area() + digits(number, 6);
    }

    /** The last digits of a number, with leading zeros. */
    static String digits(long number, int length) {
        char[] text = new char[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return new String(text);
    }
}
