package org.claimscreener.engine.tip;

import java.time.Instant;
import java.util.Optional;

import org.claimscreener.engine.calendar.Deadlines;
import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TipRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Answers what happens to the tips about one subject. Rests on nothing but what it is given, so that the same log gives the
 * same steps. Every call first tells of deadlines that passed before it, so a timer that fires late changes nothing. Times
 * are those of the log and never go back. Immutable, thread-safe.
 */
public final class TipDesk {
    private static final String TIP = "tip/";
    private static final String COMMAND = "command/";

    private final TipPolicy policy;
    private final Deadlines deadlines;

    public TipDesk(TipPolicy policy, WorkingDays calendar) {
        this.policy = policy;
        this.deadlines = new Deadlines(calendar);
    }

    /**
     * A tip about the book's subject.
     *
     * @param at when the log took it in
     */
    public TipTurn tip(TipBook book, Tip tip, Instant at) {
        TipDraft draft = begin(book, at);
        String digest = tip.digest();
        Optional<String> before = known(draft.book, tip.tipId());
        if (before.isPresent()) {
            refuseOther(draft, tip.tipId(), tip.tipId(), before.get(), digest);
            return draft.turn();
        }
        TipBook kept = draft.book.withoutOld(at).makingRoom();
        Optional<TipRuling> problem = TipCheck.firstProblem(tip, at).or(() -> full(kept));
        draft.book = problem.isEmpty() ? kept.adding(report(tip, digest, at)) : kept;
        draft.book = draft.book.noting(TIP + TipText.clipped(tip.tipId()), digest);
        if (problem.isPresent()) {
            draft.refuse(tip.tipId(), tip.tipId(), problem.get());
        } else {
            draft.steps.add(new TipStep.Received(tip.tipId(), at));
            draft.watch(deadlines, policy.leadCheckDays());
        }
        return draft.turn();
    }

    private static Optional<String> known(TipBook book, String tipId) {
        return book.file(tipId)
                .map(file -> file.report().digest())
                .or(() -> book.digestOf(TIP + TipText.clipped(tipId)));
    }

    private static Optional<TipRuling> full(TipBook book) {
        return book.files().size() < TipLimits.MAX_TIPS
                ? Optional.empty()
                : Optional.of(new TipRuling(
                        TipRefusal.TOO_MANY,
                        "there are " + TipLimits.MAX_TIPS
                                + " tips about this subject; keep this one by hand until older"
                                + " ones are forgotten"));
    }

    private static TipFile.Report report(Tip tip, String digest, Instant at) {
        return new TipFile.Report(
                tip.tipId(),
                digest,
                tip.area(),
                tip.receivedAt(),
                at,
                !tip.evidence().isEmpty(),
                tip.pseudonym());
    }

    private static void refuseOther(TipDraft draft, String tipId, String causeId, String before, String digest) {
        if (!before.equals(digest)) {
            draft.refuse(
                    tipId,
                    causeId,
                    new TipRuling(TipRefusal.SAME_ID, "another one of this id came before; give it an id of its own"));
        }
    }

    /**
     * A command about a tip of the book.
     *
     * @param kind whom the book is about
     * @param linked LINK: the hold's link as it is kept; null when there is none, and for all other commands
     * @param at when the log took it in
     */
    public TipTurn command(TipBook book, SubjectKind kind, TipCommand command, @Nullable HoldLink linked, Instant at) {
        TipDraft draft = begin(book, at);
        String key = COMMAND + TipText.clipped(command.commandId());
        Optional<String> before = draft.book.digestOf(key);
        if (before.isPresent()) {
            refuseOther(draft, command.tipId(), command.commandId(), before.get(), command.digest());
            return draft.turn();
        }
        draft.book = draft.book.withoutOld(at).noting(key, command.digest());
        Optional<TipRuling> problem =
                TipCheck.firstProblem(command).or(() -> new TipMoves(policy, deadlines).move(draft, command, linked));
        if (problem.isPresent()) {
            draft.refuse(command.tipId(), command.commandId(), problem.get());
        } else {
            draft.watch(deadlines, policy.leadCheckDays());
            new TipMoney(policy.rewards(), kind).settle(draft);
        }
        return draft.turn();
    }

    /** Time went on; tells of deadlines that passed. */
    public TipTurn timer(TipBook book, Instant at) {
        return begin(book, at).turn();
    }

    /**
     * A hold about the subject was opened. It is linked when a check runs, or its scrutiny lasts; of several tips to that
     * which was taken up first, so that no fen is rewarded twice.
     *
     * @param linked the hold's link as it is kept; null when there is none
     * @param openedAt when the hold was opened
     * @param at when the log took that in
     */
    public TipTurn opened(TipBook book, String holdId, @Nullable HoldLink linked, Instant openedAt, Instant at) {
        TipDraft draft = begin(book, at);
        if (linked == null) {
            draft.book
                    .concerning(openedAt)
                    .filter(file -> file.money().links() < TipLimits.MAX_LINKS)
                    .ifPresent(file -> draft.link(file, HoldLink.of(holdId, file.tipId(), at), null));
        }
        return draft.turn();
    }

    /**
     * A linked hold or case has brought something back, or what it brought was taken back.
     *
     * @param kind whom the book is about
     * @param linked its link as it is kept, of the same source
     * @param at when the log took that in
     */
    public TipTurn returned(TipBook book, SubjectKind kind, HoldLink linked, MoneyBack back, Instant at) {
        TipDraft draft = begin(book, at);
        new TipMoney(policy.rewards(), kind).returned(draft, linked, back);
        return draft.turn();
    }

    private static TipDraft begin(TipBook book, Instant at) {
        TipDraft draft = new TipDraft(book, at);
        draft.tellLate();
        return draft;
    }
}
