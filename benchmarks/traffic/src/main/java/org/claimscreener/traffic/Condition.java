package org.claimscreener.traffic;

import java.util.List;
import java.util.Map;

import org.claimscreener.wire.record.Sex;

/**
 * What people see a doctor for.
 *
 * @param code ICD-10, medical security edition
 * @param department national department code, A + 2 digits
 * @param sex UNKNOWN where both can have it
 * @param weights how often by {@link Setting}
 * @param minHospital least rank of the institution that treats it
 * @param drugs item groups
 * @param tests item groups
 * @param operationGroup item group of the operation; empty = none
 * @param operationCode ICD-9-CM-3
 */
record Condition(
        String code,
        String name,
        String department,
        Sex sex,
        int minAge,
        int maxAge,
        Map<Setting, Integer> weights,
        int minHospital,
        List<String> drugs,
        List<String> tests,
        List<String> operationGroup,
        String operationCode,
        String operationName) {

    /** Where a condition is treated. */
    enum Setting {
        OUTPATIENT,
        EMERGENCY,
        STAY,
        SHOP,
        CHRONIC
    }

    /** The same illness, the operation coded as another. */
    Condition operatedAs(String otherCode, String otherName) {
        return new Condition(
                code,
                name,
                department,
                sex,
                minAge,
                maxAge,
                weights,
                minHospital,
                drugs,
                tests,
                operationGroup,
                otherCode,
                otherName);
    }

    int weight(Setting setting) {
        return weights.getOrDefault(setting, 0);
    }

    boolean suits(Sex patient, int ageYears) {
        return (sex == Sex.UNKNOWN || sex == patient) && ageYears >= minAge && ageYears <= maxAge;
    }

    boolean isHerbal() {
        return department.equals("A50");
    }

    boolean isOperation() {
        return !operationGroup.isEmpty();
    }
}
