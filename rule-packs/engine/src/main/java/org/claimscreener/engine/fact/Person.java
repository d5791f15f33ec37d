package org.claimscreener.engine.fact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

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

    /** National list insutype without maternity (510) and long-term care (410); work injury has no code in it. */
    private static final Set<String> BASIC_MEDICAL =
            Set.of("310", "320", "330", "340", "350", "360", "370", "380", "390", "391", "392", "399", "39905");

    /** Insured by basic medical insurance or one of its supplements, as far as is known. */
    public boolean basicMedicalInsurance() {
        return BASIC_MEDICAL.contains(insuranceType);
    }

    /** Whole years of age on the day, at least 0. */
    public long ageYearsOn(LocalDate day) {
        return Math.max(0, ChronoUnit.YEARS.between(birthDate, day));
    }

    /** Whole days since birth on the day, at least 0. */
    public long ageDaysOn(LocalDate day) {
        return Math.max(0, ChronoUnit.DAYS.between(birthDate, day));
    }

    /** "M", "F", or "" when the sex is not known: an unknown sex contradicts nothing. */
    public String sexLetter() {
        return switch (sex) {
            case MALE -> "M";
            case FEMALE -> "F";
            case UNKNOWN, UNSTATED -> "";
        };
    }

    /** "men", "women" or "unknown sex", as in "is for men only". */
    public String sexNameEnglish() {
        return switch (sex) {
            case MALE -> "men";
            case FEMALE -> "women";
            case UNKNOWN, UNSTATED -> "unknown sex";
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
