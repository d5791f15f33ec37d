package org.claimscreener.engine.tip.reported;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.engine.standing.StandingOrigin;
import org.claimscreener.engine.tip.HoldLink;
import org.claimscreener.engine.tip.MoneyBack;
import org.claimscreener.engine.tip.Tip;
import org.claimscreener.engine.tip.TipCommand;
import org.claimscreener.engine.tip.TipDesk;
import org.claimscreener.engine.tip.TipPolicy;
import org.claimscreener.engine.tip.TipStep;
import org.claimscreener.engine.tip.TipTurn;
import org.claimscreener.wire.record.Reward;
import org.claimscreener.wire.record.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Answers what happens to the tips about a subject, in the records of the log. In all methods {@code at} is when the log took
 * it in. Partitions have each its own clock: of what comes with an earlier time than the newest so far, that one counts.
 * Immutable, thread-safe.
 */
public final class TargetDesk {
    private final String office;
    private final TipDesk desk;

    /**
     * A desk.
     *
     * @param office in whose name standings are issued; no person's name
     */
    public TargetDesk(String office, TipPolicy policy, WorkingDays calendar) {
        this.office = office;
        this.desk = new TipDesk(policy, calendar);
    }

    /** A tip about the target. */
    public TargetTurn tip(Target target, org.claimscreener.wire.record.Tip tip, Instant at) {
        Instant now = later(target, at);
        return told(target, desk.tip(target.book(), Tip.of(tip), now), now);
    }

    /**
     * What a person wants done with a tip about it.
     *
     * @param linked LINK: the link of the hold that it names, as it is kept; null when there is none, and for all others
     */
    public TargetTurn command(
            Target target, org.claimscreener.wire.record.TipCommand command, @Nullable HoldLink linked, Instant at) {
        Instant now = later(target, at);
        return told(target, desk.command(target.book(), target.key().kind(), TipCommand.of(command), linked, now), now);
    }

    /**
     * A hold about the target was opened.
     *
     * @param linked its link as it is kept; null when there is none
     */
    public TargetTurn opened(Target target, String holdId, @Nullable HoldLink linked, Instant openedAt, Instant at) {
        Instant now = later(target, at);
        return told(target, desk.opened(target.book(), holdId, linked, openedAt, now), now);
    }

    /**
     * A linked hold or case has brought something back, or what it brought was taken back.
     *
     * @param linked its link as it is kept
     */
    public TargetTurn returned(Target target, HoldLink linked, MoneyBack back, Instant at) {
        Instant now = later(target, at);
        return told(target, desk.returned(target.book(), target.key().kind(), linked, back, now), now);
    }

    /** Time went on; tells of deadlines that passed. */
    public TargetTurn timer(Target target, Instant at) {
        Instant now = later(target, at);
        return told(target, desk.timer(target.book(), now), now);
    }

    private static Instant later(Target target, Instant at) {
        return at.isAfter(target.asOf()) ? at : target.asOf();
    }

    private TargetTurn told(Target before, TipTurn turn, Instant at) {
        boolean nothing = turn.steps().isEmpty() && turn.book().equals(before.book());
        Target after = new Target(before.key(), before.step(), nothing ? before.asOf() : at, turn.book());
        List<org.claimscreener.wire.record.TipStep> steps = new ArrayList<>();
        List<Reward> rewards = new ArrayList<>();
        int number = before.step();
        for (TipStep step : turn.steps()) {
            // A refused one makes no step: it carries the number of the newest.
            number += step instanceof TipStep.Refused ? 0 : 1;
            steps.add(ToldSteps.of(before.key(), number, step));
            if (step instanceof TipStep.RewardChanged changed) {
                rewards.add(ToldSteps.reward(before.key(), number, changed));
            }
        }
        Target numbered = new Target(after.key(), number, after.asOf(), after.book());
        return new TargetTurn(
                numbered,
                steps,
                rewards,
                turn.link(),
                turn.changesStanding() ? Optional.of(standing(numbered)) : Optional.empty());
    }

    private Standing standing(Target target) {
        return Standing.newBuilder()
                .setSubjectKind(target.key().kind())
                .setSubjectId(target.key().subjectId())
                .setEntries(target.book().entries(target.asOf()))
                .setIssuedAt(target.asOf())
                .setIssuedBy(office)
                .setSource(StandingOrigin.TIPS.source())
                .build();
    }
}
