package org.claimscreener.engine.tip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.claimscreener.engine.tip.reward.RewardScheme;
import org.claimscreener.engine.tip.reward.RewardSchemes;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipRefusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tips over random stories: whatever reporters, officers, holds and time do, and in whatever order. */
class TipPropertyTest {
    private static final int STORIES = 250;
    private static final int HAPPENINGS = 80;
    private static final int TIPS = 6;
    private static final int HOLDS = 8;

    private static final RewardScheme HEFEI = RewardSchemes.STANDARD
            .scheme(
                    "340102",
                    SubjectKind.INSTITUTION,
                    Tips.NOW.atZone(Tips.ZONE).toLocalDate())
            .orElseThrow();

    private final Set<TipStage> stages = EnumSet.noneOf(TipStage.class);
    private final Set<TipRefusal> refusals = EnumSet.noneOf(TipRefusal.class);
    private final Set<Class<?>> told = new HashSet<>();

    /** Something that happens at a desk. */
    private interface Happening {
        void at(DeskUnderTest desk);
    }

    @Test
    void storiesEndWithEveryFenAndEveryDayAccountedFor() {
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
        assertThat(stages).as("seed %d", seed).isEqualTo(EnumSet.allOf(TipStage.class));
        assertThat(refusals)
                .as("seed %d", seed)
                .isEqualTo(EnumSet.complementOf(EnumSet.of(TipRefusal.TOO_MANY, TipRefusal.OTHER)));
        assertThat(told).as("seed %d", seed).hasSize(TipStep.class.getPermittedSubclasses().length);
    }

    private void tell(Random random) {
        DeskUnderTest desk = new DeskUnderTest();
        DeskUnderTest twice = new DeskUnderTest();
        DeskUnderTest untimed = new DeskUnderTest();
        for (int i = 0; i < HAPPENINGS; i++) {
            Instant now = desk.now.plusMillis((long) (random.nextDouble() * random.nextDouble() * 4 * 86_400_000));
            Happening happening = next(random, "c-" + i, now);
            desk.now = now;
            twice.now = now;
            untimed.now = now;
            desk.timer();
            happening.at(desk);
            twice.timer();
            happening.at(twice);
            happening.at(twice);
            happening.at(untimed);
            checkBook(desk);
        }
        untimed.timer();
        checkRewards(desk);
        assertSame(withoutSameId(twice), withoutSameId(desk));
        assertThat(twice.book).isEqualTo(desk.book);
        assertSame(untimed.steps, desk.steps);
        assertThat(untimed.book).isEqualTo(desk.book);
        desk.all(TipStep.Refused.class)
                .forEach(step -> refusals.add(step.ruling().reason()));
        desk.steps.forEach(step -> told.add(step.getClass()));
    }

    private static void assertSame(List<TipStep> actual, List<TipStep> expected) {
        for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
            assertThat(actual.get(i)).as("step %d", i).isEqualTo(expected.get(i));
        }
        assertThat(actual).hasSameSizeAs(expected);
    }

    /** Whoever sends another one of the same id twice is told twice. */
    private static List<TipStep> withoutSameId(DeskUnderTest desk) {
        return desk.steps.stream()
                .filter(step -> !(step instanceof TipStep.Refused refused)
                        || refused.ruling().reason() != TipRefusal.SAME_ID)
                .toList();
    }

    private static Happening next(Random random, String commandId, Instant now) {
        String tipId = "tip-" + random.nextInt(TIPS);
        String holdId = "hold-" + random.nextInt(HOLDS);
        int kind = random.nextInt(10);
        if (kind < 2) {
            Instant received = now.minus(Duration.ofHours(random.nextInt(31 * 24)));
            Tip tip = Tips.tip(tipId, received, random.nextInt(4) == 0 ? null : "b".repeat(64));
            return desk -> desk.send(random(tip, commandId));
        }
        if (kind < 3) {
            return desk -> desk.opened(holdId);
        }
        if (kind < 5) {
            MoneyBack back = new MoneyBack(
                    holdId,
                    random.nextBoolean() ? MoneyBack.Kind.DEDUCTED : MoneyBack.Kind.RECOVERED,
                    random.nextInt(12),
                    random.nextInt(30) * 2_000_000L);
            return desk -> desk.returned(back);
        }
        TipCommand command = command(random, commandId, tipId, holdId);
        return desk -> desk.send(command);
    }

    /** Every tenth is unreadable. */
    private static Tip random(Tip tip, String commandId) {
        return commandId.endsWith("7") ? Tips.tip(tip.tipId() + " ", tip.receivedAt(), null) : tip;
    }

    private static TipCommand command(Random random, String commandId, String tipId, String holdId) {
        TipCommandKind[] kinds = TipCommandKind.values();
        int pick = random.nextInt(kinds.length + 3);
        TipCommandKind kind = pick < kinds.length ? kinds[pick] : TipCommandKind.TAKE_UP;
        TipCommand command = Tips.command(kind, tipId, "officer-" + random.nextInt(3));
        String other = kind == TipCommandKind.LINK ? holdId : "tip-" + random.nextInt(TIPS);
        TipCommand whole = TipCheck.needsOther(kind) ? Tips.with(command, other) : command;
        if (kind == TipCommandKind.TAKE_UP && random.nextInt(8) == 0) {
            return new TipCommand(
                    commandId,
                    tipId,
                    kind,
                    whole.actorId(),
                    "a",
                    new TipConditions(true, true, true, false),
                    null,
                    null,
                    Tips.NOW);
        }
        return Tips.withId(whole, commandId);
    }

    private void checkBook(DeskUnderTest desk) {
        Map<Integer, String> handled = new HashMap<>();
        for (TipFile file : desk.book.files()) {
            stages.add(file.stage());
            long brought = desk.links.values().stream()
                    .filter(link -> link.tipId().equals(file.tipId()))
                    .mapToLong(HoldLink::totalFen)
                    .sum();
            assertThat(file.money().returnedFen()).as("%s", file).isEqualTo(brought);
            if (file.stage() == TipStage.TAKEN_UP
                    || file.stage() == TipStage.CLOSED_VERIFIED
                    || file.stage() == TipStage.CLOSED_UNFOUNDED) {
                assertThat(handled.put(file.facts(), file.tipId()))
                        .as("%s", file)
                        .isNull();
            }
            boolean watched = file.stage() == TipStage.TAKEN_UP
                    || (file.stage() == TipStage.RECEIVED
                            && desk.book.linkedTo(file).isEmpty());
            assertThat(file.watch() != null).as("%s", file).isEqualTo(watched);
            TipFile.Reward reward = file.money().reward();
            if (reward != null && reward.pseudonym() != null) {
                assertThat(reward.account().dueFen()).isEqualTo(HEFEI.rewardFen(desk.book.returnedFen(file.facts())));
            }
        }
        checkEntries(desk);
    }

    private static void checkEntries(DeskUnderTest desk) {
        List<StandingEntry> entries = desk.book.entries(desk.now);
        ScrutinyTest.checkStanding(entries);
        assertThat(entries).hasSizeLessThanOrEqualTo(3);
        for (int day = 0; day < 190; day += 6) {
            Instant at = desk.now.plus(Duration.ofDays(day));
            int level = entries.stream()
                    .filter(entry -> !entry.getValidFrom().isAfter(at)
                            && entry.getValidTo().isAfter(at))
                    .mapToInt(entry -> Integer.parseInt(entry.getValue()))
                    .sum();
            int highest = desk.book.files().stream()
                    .mapToInt(file -> file.levelAt(at))
                    .max()
                    .orElse(0);
            assertThat(level).isEqualTo(highest);
        }
    }

    /** Who adds up what is told has what is due, or what was overpaid; never more than the cap. */
    private static void checkRewards(DeskUnderTest desk) {
        Map<String, Long> paid = new HashMap<>();
        for (TipStep.RewardChanged reward : desk.all(TipStep.RewardChanged.class)) {
            assertThat(reward.payFen()).isNotNegative();
            long sum = paid.merge(reward.tipId(), reward.payFen(), Long::sum);
            assertThat(sum).isEqualTo(reward.paidFen()).isLessThanOrEqualTo(RewardScheme.NATIONAL_MOST_FEN);
            assertThat(reward.overpaidFen()).isEqualTo(sum - reward.dueFen()).isNotNegative();
        }
    }

    @Test
    void theOrderInWhichMoneyComesBackMakesNoDifference() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            List<MoneyBack> returns = new ArrayList<>();
            for (int hold = 0; hold < 5; hold++) {
                returns.add(new MoneyBack("hold-" + hold, MoneyBack.Kind.DEDUCTED, 1, random.nextInt(300_000_000)));
                returns.add(new MoneyBack("hold-" + hold, MoneyBack.Kind.RECOVERED, 1, random.nextInt(300_000_000)));
            }
            TipFile.Money one = after(returns);
            Collections.shuffle(returns, random);
            assertThat(after(returns)).as("seed %d", seed).isEqualTo(one);
        }
    }

    private static TipFile.Money after(List<MoneyBack> returns) {
        DeskUnderTest desk = new DeskUnderTest();
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.takeUp("tip-1"));
        for (int hold = 0; hold < 5; hold++) {
            desk.opened("hold-" + hold);
        }
        desk.send(Tips.verified("tip-1"));
        returns.forEach(desk::returned);
        return desk.file("tip-1").money();
    }

    @Test
    void theOrderInWhichTipsAreEnteredMakesNoDifferenceToWhoIsFirst() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            List<Tip> tips = new ArrayList<>();
            for (int tip = 0; tip < 5; tip++) {
                tips.add(Tips.tip("tip-" + tip, Tips.NOW.minusSeconds(random.nextInt(4)), "b".repeat(64)));
            }
            String first = firstOf(tips);
            Collections.shuffle(tips, random);
            assertThat(firstOf(tips)).as("seed %d", seed).isEqualTo(first);
        }
    }

    private static String firstOf(List<Tip> tips) {
        DeskUnderTest desk = new DeskUnderTest();
        tips.forEach(desk::send);
        tips.stream()
                .skip(1)
                .forEach(
                        tip -> desk.send(Tips.sameFacts(tip.tipId(), tips.get(0).tipId())));
        String waiting =
                desk.book.waiting(desk.file("tip-0").facts()).orElseThrow().tipId();
        desk.send(Tips.takeUp(waiting));
        desk.send(Tips.verified(waiting));
        assertThat(String.valueOf(desk.last(TipStep.Closed.class).rewardedTipId()))
                .isEqualTo(waiting);
        return waiting;
    }
}
