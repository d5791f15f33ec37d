package org.claimscreener.console.desk.page;

import java.util.Optional;

import org.claimscreener.console.desk.Place;
import org.claimscreener.console.view.OrderList;
import org.claimscreener.console.view.OrderRow;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionStep;

/**
 * Orders, to be drawn.
 *
 * @param subject what was searched for; blank for all
 * @param all whether those are shown, too, that bind nobody any more
 * @param mayOrder whether who looks may order
 */
public record OrdersModel(OrderList list, String subject, boolean all, boolean mayOrder, Optional<Notice> notice) {
    /** About whom, as pages may show it: a patient's number stands on none. */
    public static String about(Shell s, SupervisionStep step) {
        return step.getSubjectKind() == SubjectKind.PATIENT ? s.t("order.patient") : step.getSubjectId();
    }

    /** The page of the subject; empty where there is none. */
    public static Optional<String> address(Shell s, SupervisionStep step) {
        return switch (step.getSubjectKind()) {
            case INSTITUTION -> Optional.of(s.url("/institutions/", step.getSubjectId()));
            case PRACTITIONER ->
                s.sees(Place.PRACTITIONER)
                        ? Optional.of(s.url("/practitioners/", step.getSubjectId()))
                        : Optional.empty();
            case DEPARTMENT, PATIENT -> Optional.empty();
        };
    }

    /** In a word: in force, to come, or over. */
    public static String stands(Shell s, OrderRow row) {
        if (!row.openAt(s.now())) {
            return s.t(row.lift().isPresent() ? "order.lifted" : "order.over");
        }
        return s.t(row.from().isAfter(s.now()) ? "order.toCome" : "order.inForce");
    }
}
