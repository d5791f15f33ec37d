package org.claimscreener.traffic;

import org.claimscreener.wire.record.Sex;

/**
 * Those who play in fraud schemes: persons beyond the population, who have no honest visits. So a scheme's label is the whole
 * truth about its patients, and no honest settlement is held because its patient is a cheat elsewhere.
 */
final class Cast {
    /** Years of schemes before a person plays again, far beyond every window of the law. */
    private static final int SIZE = 100_000;

    private final Population population;
    private final int first;
    private int next;

    Cast(Population population, int first) {
        this.population = population;
        this.first = first;
    }

    /** The next person of that age (in completed years, bounds included) and sex; UNKNOWN = either. */
    Patient actor(Sex sex, int minAge, int maxAge, long epochDay) {
        while (true) {
            Patient patient = population.patient(first + next);
            next = (next + 1) % SIZE;
            int age = patient.ageYears(epochDay);
            if (age >= minAge && age <= maxAge && (sex == Sex.UNKNOWN || sex == patient.sex())) {
                return patient;
            }
        }
    }

    Patient adult(long epochDay) {
        return actor(Sex.UNKNOWN, 30, 70, epochDay);
    }

    /** Someone who can have the condition. */
    Patient with(Condition condition, long epochDay) {
        return actor(condition.sex(), condition.minAge(), condition.maxAge(), epochDay);
    }
}
