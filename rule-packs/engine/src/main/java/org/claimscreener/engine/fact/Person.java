package org.claimscreener.engine.fact;

import java.time.LocalDate;

import org.claimscreener.wire.record.Sex;

/**
 * The insured person on the day of the settlement.
 *
 * @param ageYears whole years
 * @param ageDays whole days since birth
 * @param maternityStatus national list matn_stas, or "" when not stated
 */
public record Person(
        String patientId,
        Sex sex,
        LocalDate birthDate,
        int ageYears,
        long ageDays,
        String insuranceType,
        String personType,
        String maternityStatus) {

    /** "M", "F", or "" when the sex is not known: an unknown sex contradicts nothing. */
    public String sexLetter() {
        return switch (sex) {
            case MALE -> "M";
            case FEMALE -> "F";
            case UNKNOWN, UNSTATED -> "";
        };
    }

    /** 男, 女 or 未知. */
    public String sexName() {
        return switch (sex) {
            case MALE -> "男";
            case FEMALE -> "女";
            case UNKNOWN, UNSTATED -> "未知";
        };
    }
}
