package org.claimscreener.traffic;

import java.time.LocalDate;

import org.claimscreener.wire.record.Sex;

/**
 * An insured person, derived anew each time it is needed.
 *
 * @param key hash from which all habits follow
 * @param insuranceArea pooling area that insures
 * @param district index of the district where he lives and is treated
 */
record Patient(
        long key,
        String id,
        Sex sex,
        LocalDate birthDate,
        String insuranceType,
        String personType,
        String insuranceArea,
        int district) {

    /** Completed years on a day. */
    int ageYears(long epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        int birthday = birthDate.getMonthValue() * 100 + birthDate.getDayOfMonth();
        boolean hadBirthday = day.getMonthValue() * 100 + day.getDayOfMonth() >= birthday;
        return day.getYear() - birthDate.getYear() - (hadBirthday ? 0 : 1);
    }

    /** The same person insured elsewhere. */
    Patient insuredIn(String area) {
        return new Patient(key, id, sex, birthDate, insuranceType, personType, area, district);
    }

    /** The same person as a bill states another sex. */
    Patient statedAs(Sex other) {
        return new Patient(key, id, other, birthDate, insuranceType, personType, insuranceArea, district);
    }

    /** The same person with the birthday of another. */
    Patient bornWith(Patient other) {
        return new Patient(
                key, id, sex, other.birthDate, insuranceType, personType, other.insuranceArea, other.district);
    }

    boolean isEmployee() {
        return insuranceType.equals(Population.EMPLOYEE);
    }

    /** Insured in another pooling area than the one where he is treated. */
    boolean isAway() {
        return !insuranceArea.equals(InstitutionMap.area(district));
    }
}
