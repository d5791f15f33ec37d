package org.claimscreener.console.desk.page;

import org.claimscreener.console.view.TipList;
import org.claimscreener.console.view.TipRow;
import org.claimscreener.wire.record.SubjectKind;

/**
 * Tips, to be drawn.
 *
 * @param ended whether those are shown that have ended
 */
public record TipsModel(TipList list, boolean ended) {
    /** Whom a tip is about, as pages may show it unasked: a patient's number stands on none. */
    public static String target(Shell s, TipRow tip) {
        return tip.targetKind() == SubjectKind.PATIENT ? s.t("tip.patient") : tip.targetId();
    }
}
