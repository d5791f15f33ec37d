package org.claimscreener.engine.credit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.claimscreener.wire.record.ActorRole;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.credit.Credits.DESK;
import static org.claimscreener.engine.credit.Credits.DOCTOR;

/** Contests over random stories: whatever is contested, decided, overturned and forgotten, and whenever timers fire. */
class ContestPropertyTest {
    private static final int STORIES = 400;
    private static final int HAPPENINGS = 60;
    private static final int IDS = 6;
    private static final int MOST_HOURS = 240;
    private static final List<ActorRole> ROLES =
            List.of(ActorRole.SUPERVISOR, ActorRole.SENIOR_REVIEWER, ActorRole.REVIEWER);

    private final Set<ContestState> states = EnumSet.noneOf(ContestState.class);
    private final Set<CreditRefusal> refusals = EnumSet.noneOf(CreditRefusal.class);

    /** Something that happens to a book. */
    @FunctionalInterface
    private interface Happening {
        CreditTurn to(CreditBook book, Instant at);
    }

    @Test
    void whenTimersFireMakesNoDifferenceAndNoContestIsLeftOpenOrDecidedTwice() {
        long seed = System.nanoTime();
        Random seeds = new Random(seed);
        for (int i = 0; i < STORIES; i++) {
            long storySeed = seeds.nextLong();
            try {
                tell(new Random(storySeed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", story " + i + " of seed " + storySeed, e);
            }
        }
        assertThat(states).as("seed %d", seed).isEqualTo(EnumSet.allOf(ContestState.class));
        assertThat(refusals)
                .as("seed %d", seed)
                .contains(
                        CreditRefusal.UNKNOWN_CHANGE,
                        CreditRefusal.SAME_ID,
                        CreditRefusal.ALREADY_CONTESTED,
                        CreditRefusal.ALREADY_DECIDED,
                        CreditRefusal.SAME_PERSON,
                        CreditRefusal.WRONG_ROLE);
    }

    private void tell(Random random) {
        CreditBook untimed = CreditBook.EMPTY;
        CreditBook timed = CreditBook.EMPTY;
        List<CreditEvent> late = new ArrayList<>();
        List<CreditEvent> events = new ArrayList<>();
        Instant now = Credits.NOW;
        for (int i = 0; i < HAPPENINGS; i++) {
            Instant next = now.plus(Duration.ofHours(random.nextInt(MOST_HOURS)));
            Optional<Instant> timer = timed.nextTimer();
            if (timer.isPresent() && !timer.get().isAfter(next) && random.nextBoolean()) {
                CreditTurn fired = DESK.timer(timed, timer.get());
                events.addAll(fired.events());
                timed = fired.book();
            }
            now = next;
            Happening happening = happening(random, now);
            CreditTurn turn = happening.to(timed, now);
            check(timed, turn, now);
            events.addAll(turn.events());
            timed = turn.book();
            CreditTurn other = happening.to(untimed, now);
            late.addAll(other.events());
            untimed = other.book();
        }
        assertThat(untimed).isEqualTo(timed);
        assertThat(late).isEqualTo(events);
    }

    private void check(CreditBook before, CreditTurn turn, Instant now) {
        Set<String> contested = new HashSet<>();
        for (Contest contest : turn.book().contests()) {
            states.add(contest.state());
            assertThat(contested.add(contest.objection().changeId()))
                    .as("one contest a change")
                    .isTrue();
            if (contest.state().isPending()) {
                assertThat(turn.book().find(contest.objection().changeId()))
                        .as("in force while it is contested")
                        .isPresent();
            }
            if (contest.state() == ContestState.OPEN) {
                assertThat(contest.deadline()).isAfter(now);
            }
            ContestDecision decision = contest.decision();
            if (decision != null) {
                assertThat(decision.decidedBy())
                        .isNotEqualTo(contest.objection().raisedBy());
                assertThat(contest.changedAt().isBefore(contest.deadline()) || decision.role() == ActorRole.SUPERVISOR)
                        .isTrue();
            }
        }
        Credits.refusal(turn).ifPresent(problem -> {
            refusals.add(problem.reason());
            assertThat(turn.book()).isEqualTo(DESK.timer(before, now).book());
        });
    }

    private static Happening happening(Random random, Instant now) {
        String hold = "S" + random.nextInt(IDS);
        String contest = "C" + random.nextInt(IDS);
        switch (random.nextInt(5)) {
            case 0 -> {
                Outcome outcome =
                        Credits.ofDoctor(hold, Outcome.dayOf(now), Credits.finding("GZ-A", 1 + random.nextInt(3)));
                return (book, at) -> DESK.outcome(DOCTOR, book, outcome, at);
            }
            case 1 -> {
                // Seldom, so that something is left to contest.
                String overturned = "S" + random.nextInt(4 * IDS);
                return (book, at) -> DESK.takeBack(DOCTOR, book, Credits.appeal(overturned), at);
            }
            case 2, 3 -> {
                return (book, at) -> DESK.contest(DOCTOR, book, Credits.objection(contest, hold), at);
            }
            default -> {
                ContestDecision decision = new ContestDecision(
                        "D" + random.nextInt(IDS),
                        contest,
                        random.nextBoolean(),
                        random.nextInt(4) == 0 ? "clerk-1" : "officer-2",
                        ROLES.get(random.nextInt(ROLES.size())),
                        "经复核");
                return (book, at) -> DESK.decide(DOCTOR, book, decision, at);
            }
        }
    }
}
