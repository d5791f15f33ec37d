package org.claimscreener.console.desk.page;

import org.claimscreener.console.view.CaseLists;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.SubjectKind;

/**
 * Recoveries, referrals and inspections, to be drawn.
 *
 * @param ended whether those are shown that have ended
 */
public record CasesModel(CaseLists lists, boolean ended) {
    /** Who owes it, as pages may show it: a patient's number stands on none. */
    public static String debtor(Shell s, RecoveryStep step) {
        return step.getSubjectKind() == SubjectKind.PATIENT ? s.t("order.patient") : step.getSubjectId();
    }
}
