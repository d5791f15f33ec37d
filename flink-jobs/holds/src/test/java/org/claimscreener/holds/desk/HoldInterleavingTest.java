package org.claimscreener.holds.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.claimscreener.engine.hold.Hold;
import org.claimscreener.engine.hold.HoldDesk;
import org.claimscreener.engine.hold.HoldEntry;
import org.claimscreener.engine.hold.HoldTurn;
import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.holds.Samples;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.ReversalReceipt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whenever timers fire, and however often the operator is restored meanwhile, the steps are those of the bare core, which
 * hears of time only through what happens and once at the end.
 */
@SuppressWarnings("try") // The harness's close() throws whatever, as Flink has it.
class HoldInterleavingTest {
    private static final int STORIES = 60;
    private static final int HAPPENINGS = 25;
    private static final Duration LONG_AFTER = Duration.ofDays(2_000);
    private static final List<HoldCommandKind> KINDS = List.of(
            HoldCommandKind.CLAIM,
            HoldCommandKind.UNCLAIM,
            HoldCommandKind.REVIEW,
            HoldCommandKind.APPEAL,
            HoldCommandKind.ACCEPT,
            HoldCommandKind.SUBMIT_LEAD);

    private final HoldDesk core = HoldsSettings.desk("", "");

    @Test
    void stepsDoNotHangOnWhenTimersFireNorOnRestores() throws Exception {
        long seed = System.nanoTime();
        int lapses = 0;
        for (int story = 0; story < STORIES; story++) {
            lapses += check(new Random(seed + story), "seed " + (seed + story));
        }
        assertThat(lapses)
                .as("stories in which nothing lapses show nothing, seed %s", seed)
                .isGreaterThan(STORIES / 2);
    }

    /** Answers how many deadlines lapsed. */
    private int check(Random random, String seed) throws Exception {
        List<HoldStep> expected = new ArrayList<>();
        List<HoldStep> seen = new ArrayList<>();
        HoldEntry entry = HoldEntry.Awaited.NOTHING;
        Instant now = Samples.MONDAY;
        Instant time = now;
        HoldHarness harness = HoldHarness.open();
        try {
            for (int i = 0; i < HAPPENINGS; i++) {
                now = later(random, now, entry);
                HoldTurn turn = happen(random, harness, entry, now, seen, i);
                expected.addAll(turn.steps());
                entry = turn.entry();
                if (random.nextInt(3) == 0) {
                    // Never ahead of what has been heard.
                    time = time.plusMillis((long)
                            (random.nextDouble() * (Duration.between(time, now).toMillis() + 1)));
                    seen.addAll(harness.time(time));
                }
                if (random.nextInt(8) == 0) {
                    harness = restored(harness);
                }
                assertThat(harness.stateEntries()).as(seed).isLessThanOrEqualTo(1);
                assertThat(harness.timers()).as(seed).isLessThanOrEqualTo(1);
            }
            expected.addAll(core.timer(entry, now.plus(LONG_AFTER)).steps());
            seen.addAll(harness.time(now.plus(LONG_AFTER)));
            assertThat(seen).as(seed).isEqualTo(expected);
            assertThat(harness.timers()).as(seed).isZero();
        } finally {
            harness.close();
        }
        return (int) expected.stream()
                .filter(step -> step.getEvent() == HoldEvent.DEADLINE_LAPSED)
                .count();
    }

    private static HoldHarness restored(HoldHarness harness) throws Exception {
        var state = harness.snapshot();
        harness.close();
        return HoldHarness.restored(state);
    }

    private static Instant later(Random random, Instant now, HoldEntry entry) {
        Instant timer = entry.nextTimer().orElse(now);
        int dice = random.nextInt(10);
        if (dice == 0 && timer.isAfter(now)) {
            return timer.minusMillis(random.nextInt(2));
        }
        return now.plus(dice == 1 ? Duration.ofDays(random.nextInt(20)) : Duration.ofMinutes(random.nextInt(200)));
    }

    private HoldTurn happen(
            Random random, HoldHarness harness, HoldEntry entry, Instant now, List<HoldStep> seen, int number)
            throws Exception {
        int dice = random.nextInt(30);
        if (number == 1 || dice == 0) {
            Decision decision = Samples.decision(
                            Samples.HOLD, List.of(1L + random.nextInt(900), (long) random.nextInt(900)))
                    .build();
            seen.addAll(harness.decided(decision, now));
            return core.decision(entry, decision, now);
        }
        if (dice == 1) {
            ReversalReceipt receipt = Samples.receipt(List.of("L" + (1 + random.nextInt(2))));
            seen.addAll(harness.withdrawn(receipt, now));
            return core.reversal(entry, receipt, now);
        }
        HoldCommand command = command(random, entry, number);
        seen.addAll(harness.commanded(command, now));
        return core.command(entry, command, now);
    }

    /** What somebody who looked at it might do; some of the ids are copies. */
    private static HoldCommand command(Random random, HoldEntry entry, int number) {
        HoldCommandKind kind = KINDS.get(random.nextInt(KINDS.size()));
        List<LineOpinion> opinions = new ArrayList<>();
        if (kind == HoldCommandKind.REVIEW && entry instanceof Hold hold) {
            hold.lines().stream()
                    .filter(line -> line.heldFen() > 0)
                    .forEach(line -> opinions.add(
                            new LineOpinion(line.lineId(), (long) random.nextInt(1 + (int) line.heldFen()))));
        }
        int step = entry instanceof Hold hold ? hold.step() : 0;
        String id = "K" + (random.nextInt(10) == 0 ? number - 1 : number);
        return Samples.command(id, kind, step).setOpinions(opinions).build();
    }
}
