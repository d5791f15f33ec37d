package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The visit or stay that the settlement pays for. Texts that were not stated are "".
 *
 * @param stay an inpatient stay with an admission and a discharge
 * @param firstDay admission or visit, civil date in Asia/Shanghai
 * @param lastDay discharge, or the first day when it is no stay
 * @param days calendar days touched, first and last included; at least 1
 * @param mainDiagnosis discharge diagnosis, else the diagnosis of rank 1, else the visit's disease code
 * @param admissionKind ipt_type: 2 emergency or rescue, 3 transferred
 * @param dischargeWay dscg_way: 2 transferred, 5 died
 */
public record Visit(
        String visitId,
        String visitType,
        VisitMode mode,
        boolean stay,
        Instant beganAt,
        LocalDate firstDay,
        LocalDate lastDay,
        int days,
        String mainDiagnosis,
        String department,
        String practitionerId,
        String admissionKind,
        String dischargeWay) {

    /** The three-character ICD-10 category of the main diagnosis, or "". */
    public String diagnosisCategory() {
        return mainDiagnosis.length() < 3 ? "" : mainDiagnosis.substring(0, 3);
    }
}
