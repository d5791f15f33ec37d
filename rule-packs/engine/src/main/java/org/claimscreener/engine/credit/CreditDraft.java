package org.claimscreener.engine.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A turn in the making: the book as it is so far, and what is to be told. Lives for one turn; not thread-safe. */
final class CreditDraft {
    private final Instant at;
    private final List<CreditEvent> events = new ArrayList<>();
    private CreditBook book;

    /** Begins with what was due by then. */
    CreditDraft(CreditBook before, Instant at) {
        this.at = at;
        book = before.forgetting(at);
        for (Contest contest : book.contests()) {
            if (contest.state() == ContestState.OPEN && !contest.deadline().isAfter(at)) {
                book = book.replacing(contest, contest.escalated());
                events.add(new CreditEvent.Escalated(contest.escalated()));
            }
        }
    }

    CreditBook book() {
        return book;
    }

    CreditTurn turn() {
        return new CreditTurn(book, events);
    }

    CreditTurn refused(CreditRefusal reason, String detail) {
        return refused(new CreditProblem(reason, detail));
    }

    CreditTurn refused(CreditProblem problem) {
        events.add(new CreditEvent.Refused(problem));
        return turn();
    }

    /** Takes an outcome that was not known; false when there is no place for it. */
    boolean count(Measure measure, Counted counted) {
        CreditBook before = book;
        Optional<CreditBook> after = before.with(counted);
        if (after.isEmpty()) {
            return false;
        }
        book = after.get();
        moved(measure, before, counted, null);
        return true;
    }

    /** What came and was overturned counts no more; what is still to come never will. */
    void takeBack(Measure measure, TakeBack takeBack) {
        CreditBook before = book;
        book = before.without(new TakenBack(takeBack, at));
        before.find(takeBack.holdId()).ifPresent(counted -> moved(measure, before, counted, takeBack));
        for (Contest contest : before.contests()) {
            if (contest.state().isPending() && contest.concerns(takeBack.holdId())) {
                end(contest, contest.moot(at));
            }
        }
    }

    void raise(Contest contest) {
        book = book.with(contest);
        events.add(new CreditEvent.Contested(contest));
    }

    void end(Contest before, Contest after) {
        book = book.replacing(before, after);
        events.add(new CreditEvent.ContestEnded(after));
    }

    private void moved(Measure measure, CreditBook before, Counted cause, @Nullable TakeBack takeBack) {
        events.add(new CreditEvent.Changed(new CreditChange(
                cause.holdId(), measure, value(measure, before, cause), value(measure, book, cause), cause, takeBack)));
        if (measure == Measure.POINTS) {
            propose(before, cause.day().getYear());
        }
    }

    private int value(Measure measure, CreditBook of, Counted cause) {
        return switch (measure) {
            case POINTS -> of.points(cause.day().getYear());
            case SCORE -> of.scoreE2(Outcome.dayOf(at));
        };
    }

    private void propose(CreditBook before, int year) {
        Optional<Proposal> was = Proposals.of(before, year);
        Optional<Proposal> is = Proposals.of(book, year);
        if (!was.map(Proposal::sanction).equals(is.map(Proposal::sanction))) {
            was.ifPresent(one -> events.add(new CreditEvent.Withdrawn(one)));
            is.ifPresent(one -> events.add(new CreditEvent.Proposed(one)));
        }
    }
}
