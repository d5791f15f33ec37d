package org.claimscreener.engine.credit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.calendar.Deadlines;
import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.StandingEntry;

/**
 * Answers what happens to a subject's credit. Rests on nothing but what it is given; whatever was due by then happens first,
 * at its own instant, so that it makes no difference when a timer fires. In all methods {@code at} is when the log took it
 * in, not before what came before. Stateless, thread-safe.
 */
public final class CreditDesk {
    private static final Set<ActorRole> MAY_DECIDE = Set.of(ActorRole.SENIOR_REVIEWER, ActorRole.SUPERVISOR);

    private final CreditScheme scheme;
    private final Deadlines deadlines;
    private final CreditEntries entries;

    public CreditDesk(CreditScheme scheme, WorkingDays calendar) {
        this.scheme = scheme;
        this.deadlines = new Deadlines(calendar);
        this.entries = new CreditEntries(scheme);
    }

    /** The end of a hold, as it concerns the subject. Only what was deducted moves anything, and once a hold. */
    public CreditTurn outcome(StandingKey subject, CreditBook before, Outcome outcome, Instant at) {
        CreditDraft draft = new CreditDraft(before, at);
        Optional<CreditProblem> problem = CreditCheck.firstProblem(subject, outcome, at);
        if (problem.isPresent()) {
            return draft.refused(problem.get());
        }
        Optional<Counted> known = draft.book().find(outcome.holdId());
        if (known.isPresent() && known.get().contentHash() != outcome.contentHash()) {
            return draft.refused(
                    CreditRefusal.SAME_ID,
                    "another outcome of this hold counts already, and a hold ends once; look which of them is right");
        }
        if (known.isPresent() || outcome.movesNothing() || draft.book().isTakenBack(outcome.holdId())) {
            return draft.turn();
        }
        Measure measure = measure(subject);
        return draft.count(measure, scheme.count(measure, outcome, at))
                ? draft.turn()
                : draft.refused(
                        CreditRefusal.TOO_MANY,
                        CreditLimits.MAX_OUTCOMES + " outcomes count already; this one is left out");
    }

    /** An outcome was overturned: after it all is as if the outcome had never come. */
    public CreditTurn takeBack(StandingKey subject, CreditBook before, TakeBack takeBack, Instant at) {
        CreditDraft draft = new CreditDraft(before, at);
        Optional<CreditProblem> problem = CreditCheck.firstProblem(subject, takeBack);
        if (problem.isPresent()) {
            return draft.refused(problem.get());
        }
        if (!draft.book().isTakenBack(takeBack.holdId())) {
            draft.takeBack(measure(subject), takeBack);
        }
        return draft.turn();
    }

    /** A subject contests a change. It stays in force until a person has decided. */
    public CreditTurn contest(StandingKey subject, CreditBook before, Objection objection, Instant at) {
        CreditDraft draft = new CreditDraft(before, at);
        Optional<CreditProblem> problem = CreditCheck.firstProblem(subject, objection);
        if (problem.isPresent()) {
            return draft.refused(problem.get());
        }
        Optional<Contest> same = draft.book().contest(objection.contestId());
        if (same.isPresent()) {
            return same.get().objection().equals(objection)
                    ? draft.turn()
                    : draft.refused(
                            CreditRefusal.SAME_ID,
                            "another contest of this contest_id came before; give it an id of its own");
        }
        Optional<CreditProblem> barred = barred(draft.book(), objection);
        if (barred.isPresent()) {
            return draft.refused(barred.get());
        }
        Deadlines.Deadline deadline = deadlines.after(at, scheme.contestWorkingDays());
        draft.raise(new Contest(objection, at, deadline.at(), deadline.byWeekdays(), ContestState.OPEN, at, null));
        return draft.turn();
    }

    private static Optional<CreditProblem> barred(CreditBook book, Objection objection) {
        for (Contest contest : book.contests()) {
            if (contest.concerns(objection.changeId())) {
                return Optional.of(contest.state().isPending() ? open() : ended(contest));
            }
        }
        if (book.find(objection.changeId()).isEmpty()) {
            return Optional.of(new CreditProblem(
                    CreditRefusal.UNKNOWN_CHANGE,
                    "no change of this id is kept about the subject; it may have been taken back already"));
        }
        return book.contests().size() >= CreditLimits.MAX_CONTESTS
                ? Optional.of(new CreditProblem(
                        CreditRefusal.TOO_MANY,
                        CreditLimits.MAX_CONTESTS + " contests of the subject are kept; this one is for the office's"
                                + " own procedure"))
                : Optional.empty();
    }

    private static CreditProblem open() {
        return new CreditProblem(
                CreditRefusal.ALREADY_CONTESTED, "a contest of this change is open; tell who decides it what is new");
    }

    private static CreditProblem ended(Contest contest) {
        return new CreditProblem(
                CreditRefusal.ALREADY_DECIDED,
                "a contest of this change has ended: " + contest.state()
                        + "; administrative review and the courts are open to the subject (Order 735, article 31)");
    }

    /** A second person decides a contest. */
    public CreditTurn decide(StandingKey subject, CreditBook before, ContestDecision decision, Instant at) {
        CreditDraft draft = new CreditDraft(before, at);
        Optional<CreditProblem> problem = CreditCheck.firstProblem(subject, decision);
        if (problem.isPresent()) {
            return draft.refused(problem.get());
        }
        Optional<Contest> found = draft.book().contest(decision.contestId());
        if (found.isEmpty()) {
            return draft.refused(CreditRefusal.UNKNOWN_CHANGE, "there is no contest of this id about the subject");
        }
        Contest contest = found.get();
        if (decision.equals(contest.decision())) {
            return draft.turn();
        }
        Optional<CreditProblem> barred = barred(contest, decision);
        if (barred.isPresent()) {
            return draft.refused(barred.get());
        }
        draft.end(contest, contest.decided(decision, at));
        if (decision.takesBack()) {
            draft.takeBack(
                    measure(subject),
                    new TakeBack(contest.objection().changeId(), TakeBack.Ground.CONTEST, decision.contestId()));
        }
        return draft.turn();
    }

    private static Optional<CreditProblem> barred(Contest contest, ContestDecision decision) {
        if (!contest.state().isPending()) {
            return Optional.of(ended(contest));
        }
        if (decision.decidedBy().equals(contest.objection().raisedBy())) {
            return Optional.of(new CreditProblem(
                    CreditRefusal.SAME_PERSON, "another person than who raised the contest decides it"));
        }
        boolean may = contest.state() == ContestState.ESCALATED
                ? decision.role() == ActorRole.SUPERVISOR
                : MAY_DECIDE.contains(decision.role());
        return may
                ? Optional.empty()
                : Optional.of(new CreditProblem(
                        CreditRefusal.WRONG_ROLE,
                        "a senior reviewer or a supervisor decides a contest; after its deadline only a supervisor"));
    }

    /** What is due by an instant: contests that nobody decided go to the supervisor; what is old is forgotten. */
    public CreditTurn timer(CreditBook before, Instant at) {
        return new CreditDraft(before, at).turn();
    }

    /** What the subject's credit is at an instant, and will be if nothing comes, as standings have it. */
    public List<StandingEntry> entries(StandingKey subject, CreditBook book, Instant at) {
        return Measure.of(subject.kind())
                .map(measure -> entries.of(measure, book, at))
                .orElse(List.of());
    }

    private static Measure measure(StandingKey subject) {
        return Measure.of(subject.kind())
                .orElseThrow(() -> new IllegalStateException("a subject without credit passed the check"));
    }
}
