package org.claimscreener.console.desk.page;

import java.util.List;
import java.util.Optional;

import org.claimscreener.console.view.ContestRow;
import org.claimscreener.wire.record.ContestStage;
import org.claimscreener.wire.record.SubjectKind;

/**
 * Contests that wait, to be drawn.
 *
 * @param personId of who looks: who entered a contest does not decide it
 * @param decides whether who looks decides contests at all
 * @param supervisor whether also those that were escalated
 */
public record ContestsModel(
        List<ContestRow> rows, String personId, boolean decides, boolean supervisor, Optional<Notice> notice) {
    public ContestsModel {
        rows = List.copyOf(rows);
    }

    /** Whether who looks may decide it. */
    public boolean mayDecide(ContestRow row) {
        return decides
                && !row.contest().getRaisedBy().equals(personId)
                && (supervisor || row.contest().getStage() != ContestStage.ESCALATED);
    }

    /** Its subject's page; departments have none. */
    public static String address(Shell s, ContestRow row) {
        return s.url(
                row.subjectKind() == SubjectKind.PRACTITIONER ? "/practitioners/" : "/institutions/", row.subjectId());
    }
}
