package org.claimscreener.console.desk.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.console.desk.Place;
import org.claimscreener.console.view.TipRow;
import org.claimscreener.console.view.TipView;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipDismissal;

/**
 * A tip, to be drawn.
 *
 * @param allowed what who looks may do with it, in the order in which it is offered
 * @param tookUp whether who looks took it up, and so does not end its check
 * @param nonce of the page: the same form of it is the same command, however often it is sent
 */
public record TipModel(
        TipView view, Set<TipCommandKind> allowed, boolean tookUp, String nonce, Optional<Notice> notice) {
    /** Why a tip may be dismissed. */
    public static final List<TipDismissal> DISMISSALS = List.of(
            TipDismissal.NO_CLEAR_TARGET,
            TipDismissal.NO_SPECIFIC_LEAD,
            TipDismissal.NO_EVIDENCE,
            TipDismissal.ALREADY_HELD,
            TipDismissal.NOT_COMPETENT,
            TipDismissal.WITHDRAWN);

    /** As it stands. */
    public TipRow now() {
        return view.now();
    }

    /** Whether it is about a patient, whose number is shown on a click alone. */
    public boolean ofPatient() {
        return now().targetKind() == SubjectKind.PATIENT;
    }

    /** The page of its target; empty where there is none, or it is not for who looks. */
    public Optional<String> targetAddress(Shell s) {
        return switch (now().targetKind()) {
            case INSTITUTION ->
                s.sees(Place.QUEUE) ? Optional.of(s.url("/institutions/", now().targetId())) : Optional.empty();
            case PRACTITIONER ->
                s.sees(Place.PRACTITIONER) ? Optional.of(s.url("/practitioners/", now().targetId())) : Optional.empty();
            case DEPARTMENT, PATIENT -> Optional.empty();
        };
    }

    /** How the tip desk opens the seal, on a machine that has its key. */
    public String opening() {
        String target = ofPatient() ? "PATIENT:…" : now().targetKind() + ":" + now().targetId();
        return "screener tip open '" + now().tipId() + "' --target '" + target
                + "' --desk-key tip-desk.key --reason '…' --bootstrap-servers HOST:PORT --audit-key YOU.audit";
    }

    /** Whether such a command is drawn as a way to go on rather than among the others. */
    public static boolean first(TipCommandKind kind) {
        return kind == TipCommandKind.TAKE_UP
                || kind == TipCommandKind.CLOSE_VERIFIED
                || kind == TipCommandKind.CLOSE_UNFOUNDED;
    }
}
