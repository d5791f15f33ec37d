package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.Optional;

import org.claimscreener.engine.calendar.Deadlines;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldStage;

/**
 * Clocks: how they start, stand still and go on, and what happens when time is up. What lapses happens at its own
 * instant, whenever anybody looks: so that it makes no difference whether a timer fired before a late command or after.
 * Immutable, thread-safe.
 */
final class HoldTimers {
    private final HoldPolicy policy;
    private final Deadlines deadlines;

    HoldTimers(HoldPolicy policy, Deadlines deadlines) {
        this.policy = policy;
        this.deadlines = deadlines;
    }

    /** Starts the clock of the phase that the hold is in. */
    void start(HoldDraft draft, Instant from) {
        HoldPhase phase = draft.phase();
        HoldTerm term = policy.term(phase, Severities.area(draft.institutionId), draft.severity);
        Deadlines.Deadline end = deadlines.after(from, term.workingDays());
        draft.clock = new HoldClock(end.at(), possible(draft, phase, term.onLapse()), end.byWeekdays(), null);
    }

    /** Within the first review there is one step up, and it is taken once. */
    private static HoldLapse possible(HoldDraft draft, HoldPhase phase, HoldLapse lapse) {
        boolean nobodyAbove = phase == HoldPhase.FIRST_REVIEW && draft.escalated;
        return nobodyAbove && lapse == HoldLapse.ESCALATE ? HoldLapse.RELEASE : lapse;
    }

    void pause(HoldDraft draft, HoldClock clock, Instant now) {
        int left = deadlines.left(now, clock.deadline());
        Deadlines.Deadline until = deadlines.after(now, policy.longestPauseDays());
        draft.clock = new HoldClock(
                clock.deadline(), clock.onLapse(), until.byWeekdays(), new HoldClock.Pause(until.at(), left));
        draft.pauses++;
    }

    void resume(HoldDraft draft, HoldClock clock, HoldClock.Pause pause, Instant now) {
        Deadlines.Deadline end = deadlines.resumed(now, pause.workingDaysLeft());
        draft.clock = new HoldClock(end.at(), clock.onLapse(), end.byWeekdays(), null);
    }

    /** Hands the first review to a senior reviewer. The clock goes on: the money does not wait longer for that. */
    void escalateFirstReview(HoldDraft draft) {
        draft.escalated = true;
        draft.backToQueue();
        HoldClock clock = draft.clock;
        if (clock != null) {
            draft.clock = clock.with(possible(draft, HoldPhase.FIRST_REVIEW, clock.onLapse()));
        }
    }

    /** Lets everything happen that is due at that instant, in the order in which it falls due. */
    void fireDue(HoldDraft draft, Instant now) {
        Optional<Instant> due = draft.nextTimer();
        while (due.isPresent() && !due.get().isAfter(now)) {
            fire(draft, due.get());
            due = draft.nextTimer();
        }
    }

    private void fire(HoldDraft draft, Instant due) {
        HoldClock clock = draft.clock;
        if (clock == null) {
            return;
        }
        if (clock.next().isAfter(due)) {
            draft.backToQueue();
            draft.write(HoldEvent.CLAIM_LAPSED, due, null);
            return;
        }
        HoldClock.Pause pause = clock.pause();
        if (pause != null) {
            resume(draft, clock, pause, due);
            draft.write(HoldEvent.PAUSE_LAPSED, due, null);
            return;
        }
        lapse(draft, clock.onLapse(), due);
        draft.write(HoldEvent.DEADLINE_LAPSED, due, null);
    }

    private void lapse(HoldDraft draft, HoldLapse lapse, Instant due) {
        switch (lapse) {
            case RELEASE -> {
                draft.changeLines(LineMoney::released);
                draft.endByMoney();
            }
            case ACCEPT -> {
                draft.changeLines(LineMoney::deducted);
                draft.endByMoney();
            }
            case ESCALATE -> escalate(draft, due);
        }
    }

    private void escalate(HoldDraft draft, Instant due) {
        switch (draft.phase()) {
            case FIRST_REVIEW -> {
                escalateFirstReview(draft);
                start(draft, due);
            }
            case APPEAL -> appealed(draft, due);
            case RE_REVIEW -> toTheCollege(draft, due);
            case COLLEGIAL_REVIEW -> throw new IllegalStateException("there is nobody above the collegial review");
        }
    }

    /** After the first notice the re-review follows, after the second the collegial review. */
    void appealed(HoldDraft draft, Instant at) {
        if (draft.notices > 1) {
            toTheCollege(draft, at);
            return;
        }
        draft.stage = HoldStage.APPEALED;
        start(draft, at);
    }

    void toTheCollege(HoldDraft draft, Instant at) {
        draft.claim = null;
        draft.proposal = null;
        draft.stage = HoldStage.COLLEGIAL_REVIEW;
        start(draft, at);
    }

    /** Tells the institution of a result. */
    void notifyInstitution(HoldDraft draft, Instant at) {
        draft.stage = HoldStage.NOTIFIED;
        draft.notices++;
        start(draft, at);
    }
}
