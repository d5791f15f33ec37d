package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds over random stories: whatever people, institutions and time do, and in whatever order. */
class HoldPropertyTest {
    private static final int STORIES = 2_000;
    private static final int HAPPENINGS = 90;
    private static final int MOST_LAPSES = 20;

    private static final Set<HoldEvent> ON_THE_MERITS = Set.of(
            HoldEvent.REVIEW_PROPOSED,
            HoldEvent.REVIEWED,
            HoldEvent.REVIEW_RETURNED,
            HoldEvent.ESCALATED,
            HoldEvent.VOTED,
            HoldEvent.COLLEGIAL_DECIDED);

    private final Set<HoldEvent> events = EnumSet.noneOf(HoldEvent.class);
    private final Set<HoldStage> stages = EnumSet.noneOf(HoldStage.class);
    private final Set<HoldRefusal> refusals = EnumSet.noneOf(HoldRefusal.class);

    @Test
    void everyHoldEndsOnceInTimeWithItsMoneyAccountedFor() {
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
        assertThat(events)
                .as("what happened, seed %d", seed)
                .isEqualTo(EnumSet.complementOf(EnumSet.of(HoldEvent.OTHER)));
        assertThat(stages).as("seed %d", seed).isEqualTo(EnumSet.allOf(HoldStage.class));
        assertThat(refusals)
                .as("seed %d", seed)
                .containsAll(EnumSet.complementOf(EnumSet.of(HoldRefusal.LIMIT_REACHED)));
    }

    private void tell(Random random) {
        RandomStory story = new RandomStory(random);
        HoldDesk desk = new HoldDesk(story.policy, WorkingDays.ofTheStateCouncil());
        List<Happening> happened = new ArrayList<>();
        List<HoldStep> steps = new ArrayList<>();
        HoldEntry entry = HoldEntry.Awaited.NOTHING;
        for (int i = 0; i < HAPPENINGS; i++) {
            Happening happening = story.next(entry);
            HoldTurn turn = happening.at(desk, entry);
            checkTurn(desk, entry, turn, story.now);
            happened.add(happening);
            steps.addAll(turn.steps());
            entry = turn.entry();
        }
        for (Optional<Instant> timer = entry.nextTimer(); timer.isPresent(); timer = entry.nextTimer()) {
            Happening happening = new Happening.Timed(timer.get());
            HoldTurn turn = happening.at(desk, entry);
            happened.add(happening);
            steps.addAll(turn.steps());
            entry = turn.entry();
            assertThat(happened).as("it ends").hasSizeLessThan(HAPPENINGS + MOST_LAPSES);
        }
        checkSteps(steps);
        checkReplays(desk, happened, steps, entry);
    }

    /** Refused commands change nothing but what was due anyway. */
    private static void checkTurn(HoldDesk desk, HoldEntry before, HoldTurn turn, Instant now) {
        boolean refused = turn.steps().stream().anyMatch(step -> step.getEvent() == HoldEvent.COMMAND_REFUSED);
        if (refused) {
            HoldTurn due = desk.timer(before, now);
            assertThat(turn.entry()).isEqualTo(due.entry());
            assertThat(turn.steps().subList(0, turn.steps().size() - 1)).isEqualTo(due.steps());
        }
        if (turn.entry() instanceof Hold hold) {
            HoldMoney money = HoldMoney.of(hold.lines());
            assertThat(money.suspectedFen())
                    .isEqualTo(money.heldFen() + money.releasedFen() + money.deductedFen() + money.withdrawnFen());
            assertThat(hold.nextTimer().isEmpty()).isEqualTo(hold.ended());
            hold.nextTimer().ifPresent(timer -> assertThat(timer).isAfter(hold.at()));
        }
    }

    private void checkSteps(List<HoldStep> all) {
        List<HoldStep> steps = new ArrayList<>();
        for (HoldStep step : all) {
            events.add(step.getEvent());
            if (step.getEvent() == HoldEvent.COMMAND_REFUSED) {
                refusals.add(Objects.requireNonNull(step.getRefusal()));
                assertThat(step.getStep()).isEqualTo(steps.size());
                assertThat(step.getStageAfter()).isEqualTo(step.getStageBefore());
                assertThat(step.getReleasedNowFen() + step.getDeductedNowFen()).isZero();
            } else {
                steps.add(step);
                assertThat(step.getStep()).isEqualTo(steps.size());
            }
        }
        checkOrderAndEnd(steps);
        checkMoney(steps);
        checkPersons(steps);
    }

    /** Each step by what the one before had announced; one end, and nothing after it. */
    private void checkOrderAndEnd(List<HoldStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            HoldStep step = steps.get(i);
            HoldStage after = Objects.requireNonNull(step.getStageAfter());
            stages.add(after);
            assertThat(HoldTransitions.isEnd(after)).as("step %d", i).isEqualTo(i == steps.size() - 1);
            if (i == 0) {
                assertThat(step.getEvent()).isEqualTo(HoldEvent.OPENED);
                continue;
            }
            HoldStep before = steps.get(i - 1);
            HoldStage from = Objects.requireNonNull(before.getStageAfter());
            assertThat(step.getStageBefore()).isEqualTo(from);
            assertThat(HoldTransitions.allows(from, step.getEvent(), after)).isTrue();
            assertThat(step.getAt()).isAfterOrEqualTo(before.getAt());
            Instant due = before.getDeadline() != null ? before.getDeadline() : before.getPausedUntil();
            assertThat(step.getAt()).isBeforeOrEqualTo(Objects.requireNonNull(due));
            Instant claimed = before.getClaimUntil();
            if (claimed != null) {
                assertThat(step.getAt()).isBeforeOrEqualTo(claimed);
            }
        }
    }

    /** A reader who folds the steps has the sums that each of them states. */
    private static void checkMoney(List<HoldStep> steps) {
        Map<String, HoldLine> lines = new HashMap<>();
        long released = 0;
        long deducted = 0;
        for (HoldStep step : steps) {
            step.getLines().forEach(line -> checkLine(lines.put(line.getLineId(), line), line));
            released += step.getReleasedNowFen();
            deducted += step.getDeductedNowFen();
            assertThat(step.getReleasedFen()).isEqualTo(released);
            assertThat(step.getDeductedFen()).isEqualTo(deducted);
            assertThat(step.getReleasedFen() + step.getDeductedFen() + step.getWithdrawnFen() + step.getHeldFen())
                    .isEqualTo(step.getSuspectedFen())
                    .isEqualTo(steps.get(0).getHeldFen());
            assertThat(lines.values().stream()
                            .mapToLong(HoldLine::getReleasedFen)
                            .sum())
                    .isEqualTo(released);
            assertThat(lines.values().stream()
                            .mapToLong(HoldLine::getDeductedFen)
                            .sum())
                    .isEqualTo(deducted);
        }
        if (!steps.isEmpty()) {
            assertThat(steps.get(steps.size() - 1).getHeldFen()).isZero();
        }
    }

    private static void checkLine(@Nullable HoldLine before, HoldLine line) {
        Long first = line.getFirstReviewFen();
        Long confirmed = line.getConfirmedFen();
        long ceiling = first == null ? line.getSuspectedFen() : first;
        assertThat(ceiling).isLessThanOrEqualTo(line.getSuspectedFen());
        assertThat(confirmed == null ? ceiling : confirmed)
                .isLessThanOrEqualTo(ceiling)
                .isGreaterThanOrEqualTo(line.getDeductedFen());
        if (before != null) {
            assertThat(line.getReleasedFen()).isGreaterThanOrEqualTo(before.getReleasedFen());
            assertThat(line.getDeductedFen()).isGreaterThanOrEqualTo(before.getDeductedFen());
            assertThat(line.getWithdrawnFen()).isGreaterThanOrEqualTo(before.getWithdrawnFen());
        }
    }

    private static void checkPersons(List<HoldStep> steps) {
        Map<String, HoldPhase> phases = new HashMap<>();
        Set<String> voters = new HashSet<>();
        String proposedBy = null;
        for (HoldStep step : steps) {
            if (ON_THE_MERITS.contains(step.getEvent())) {
                String person = Objects.requireNonNull(step.getActorId());
                HoldPhase phase = HoldPhase.of(Objects.requireNonNull(step.getStageBefore()));
                assertThat(phases.getOrDefault(person, phase)).isEqualTo(phase);
                phases.put(person, phase);
                if (phase == HoldPhase.COLLEGIAL_REVIEW) {
                    assertThat(voters.add(person)).isTrue();
                }
            }
            if (step.getEvent() == HoldEvent.REVIEWED) {
                assertThat(step.getActorId()).isNotEqualTo(proposedBy);
            }
            if (step.getEvent() == HoldEvent.COLLEGIAL_DECIDED) {
                assertThat(voters).hasSizeGreaterThanOrEqualTo(3);
            }
            proposedBy = step.getProposedBy();
        }
    }

    /** The same inputs give the same bytes; without the timers, which fire when they will, the same steps in the end. */
    private static void checkReplays(HoldDesk desk, List<Happening> happened, List<HoldStep> steps, HoldEntry entry) {
        HoldEntry again = HoldEntry.Awaited.NOTHING;
        HoldEntry untimed = HoldEntry.Awaited.NOTHING;
        List<HoldStep> repeated = new ArrayList<>();
        List<HoldStep> late = new ArrayList<>();
        for (Happening happening : happened) {
            HoldTurn turn = happening.at(desk, again);
            again = turn.entry();
            repeated.addAll(turn.steps());
            if (!(happening instanceof Happening.Timed)) {
                HoldTurn other = happening.at(desk, untimed);
                untimed = other.entry();
                late.addAll(other.steps());
            }
        }
        HoldTurn end = desk.timer(untimed, Instant.parse("2100-01-01T00:00:00Z"));
        late.addAll(end.steps());
        assertThat(again).isEqualTo(entry);
        assertSameBytes(repeated, steps);
        assertSameBytes(late, steps);
        assertThat(end.entry()).isEqualTo(entry);
    }

    private static void assertSameBytes(List<HoldStep> actual, List<HoldStep> expected) {
        WireEncoder encoder = new WireEncoder();
        for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
            assertThat(encoder.encode(actual.get(i)))
                    .as("%s instead of %s", actual.get(i), expected.get(i))
                    .isEqualTo(encoder.encode(expected.get(i)));
        }
        assertThat(actual).hasSameSizeAs(expected);
    }
}
