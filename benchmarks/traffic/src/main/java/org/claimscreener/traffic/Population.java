package org.claimscreener.traffic;

import java.time.LocalDate;

import org.claimscreener.wire.record.Sex;

/** The insured persons: ages, sexes and insurance about as in China. Any index is a person; nothing is stored. */
final class Population {
    static final String EMPLOYEE = "310";
    static final String RESIDENT = "390";

    // Persons in a thousand by decade of age, after the census of 2020.
    private static final int[] PER_MILLE_BY_DECADE = {110, 112, 120, 160, 150, 160, 106, 56, 24, 2};
    private static final int MALE_PERCENT = 51;
    private static final int OLD_MALE_PERCENT = 45;
    private static final int AWAY_PERCENT = 3;
    private static final String[] OTHER_AREAS = {"431002", "430602", "440104", "420106"};

    private final long seed;
    private final long fromDay;
    private final Ids ids;

    Population(TrafficSettings settings, Ids ids) {
        this.seed = Dice.hash(settings.seed(), 1);
        this.fromDay = settings.from().toEpochDay();
        this.ids = ids;
    }

    /** The hash that is the person's identity; cheaper than the person. */
    long key(int index) {
        return Dice.hash(seed, index);
    }

    Patient patient(int index) {
        long key = key(index);
        Dice dice = new Dice(key);
        int ageDays = ageDays(dice);
        int age = ageDays / 365;
        Sex sex = dice.percent(age < 70 ? MALE_PERCENT : OLD_MALE_PERCENT) ? Sex.MALE : Sex.FEMALE;
        boolean employee = age >= 20 && dice.percent(55);
        int district = dice.below(InstitutionMap.districts());
        return new Patient(
                key,
                ids.patient(index),
                sex,
                LocalDate.ofEpochDay(fromDay - ageDays),
                employee ? EMPLOYEE : RESIDENT,
                personType(employee, sex, age),
                dice.percent(AWAY_PERCENT) ? OTHER_AREAS[dice.below(4)] : InstitutionMap.area(district),
                district);
    }

    private static int ageDays(Dice dice) {
        int left = dice.below(1000);
        int decade = 0;
        while (left >= PER_MILLE_BY_DECADE[decade]) {
            left -= PER_MILLE_BY_DECADE[decade];
            decade++;
        }
        // At least a month old: a newborn is not yet in the insurance's register.
        return Math.max(30, decade * 3652 + dice.below(3652));
    }

    private static String personType(boolean employee, Sex sex, int age) {
        if (employee) {
            return age >= (sex == Sex.MALE ? 60 : 55) ? "12" : "11";
        }
        if (age < 7) {
            return "1402";
        }
        if (age < 18) {
            return "1403";
        }
        return age < 60 ? "15" : "16";
    }
}
