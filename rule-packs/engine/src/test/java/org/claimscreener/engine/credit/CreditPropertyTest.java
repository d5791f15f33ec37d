package org.claimscreener.engine.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.engine.credit.GradeScheme.AmountLoss;
import org.claimscreener.engine.credit.GradeScheme.Period;
import org.claimscreener.engine.standing.StandingCheck;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Credit over random outcomes and take-backs, in whatever order they come and however often. */
class CreditPropertyTest {
    private static final int ROUNDS = 1_500;
    private static final int MOST_OUTCOMES = 25;
    private static final int DAYS = 300;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 20);

    /** Something that comes, always with the same time: two orders differ in nothing else. */
    private sealed interface Coming {
        record Came(Outcome outcome, Instant at) implements Coming {}

        record Overturned(TakeBack takeBack, Instant at) implements Coming {}
    }

    @Test
    void afterOutcomeAndTakeBackAllIsAsIfNeitherHadComeInAnyOrder() {
        long seed = System.nanoTime();
        Random seeds = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            long roundSeed = seeds.nextLong();
            try {
                round(new Random(roundSeed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", round " + i + " of seed " + roundSeed, e);
            }
        }
    }

    private static void round(Random random) {
        StandingKey subject = random.nextBoolean() ? Credits.DOCTOR : Credits.HOSPITAL;
        CreditDesk desk = new CreditDesk(scheme(random), WorkingDays.ofTheStateCouncil());
        List<Coming> all = new ArrayList<>();
        List<Coming> lasting = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(MOST_OUTCOMES); i++) {
            Outcome outcome = outcome(random, subject, "S" + i);
            Coming came = new Coming.Came(outcome, Credits.noon(outcome.day()));
            all.add(came);
            if (random.nextInt(3) == 0) {
                all.add(new Coming.Overturned(Credits.appeal("S" + i), Credits.noon(outcome.day())));
            } else {
                lasting.add(came);
            }
            if (random.nextInt(4) == 0) {
                all.add(all.get(random.nextInt(all.size())));
            }
        }
        CreditBook expected = take(desk, subject, lasting);
        CreditBook inOrder = take(desk, subject, all);
        Collections.shuffle(all, random);
        CreditBook shuffled = take(desk, subject, all);
        assertThat(shuffled).isEqualTo(inOrder);
        assertThat(inOrder.counted()).isEqualTo(expected.counted());
        Instant asked = Credits.noon(FIRST.plusDays(DAYS + random.nextInt(2 * DAYS)));
        List<StandingEntry> entries = desk.entries(subject, inOrder, asked);
        assertThat(entries).isEqualTo(desk.entries(subject, expected, asked));
        assertThat(Proposals.of(inOrder, 2026)).isEqualTo(Proposals.of(expected, 2026));
        checkEntries(subject, entries, asked);
        checkScores(inOrder);
    }

    private static CreditBook take(CreditDesk desk, StandingKey subject, List<Coming> all) {
        CreditBook book = CreditBook.EMPTY;
        Set<Coming> seen = new HashSet<>();
        for (Coming coming : all) {
            CreditTurn turn = coming instanceof Coming.Came came
                    ? desk.outcome(subject, book, came.outcome(), came.at())
                    : overturn(desk, subject, book, (Coming.Overturned) coming);
            assertThat(Credits.refusal(turn)).isEmpty();
            if (!seen.add(coming)) {
                assertThat(turn).isEqualTo(new CreditTurn(book, List.of()));
            }
            checkChanges(book, turn);
            book = turn.book();
        }
        return book;
    }

    private static CreditTurn overturn(
            CreditDesk desk, StandingKey subject, CreditBook book, Coming.Overturned overturned) {
        return desk.takeBack(subject, book, overturned.takeBack(), overturned.at());
    }

    /** What moved says so, with its cause; what did not move says nothing. */
    private static void checkChanges(CreditBook before, CreditTurn turn) {
        List<CreditChange> changes = turn.events().stream()
                .filter(CreditEvent.Changed.class::isInstance)
                .map(event -> ((CreditEvent.Changed) event).change())
                .toList();
        assertThat(changes.isEmpty())
                .isEqualTo(before.counted().equals(turn.book().counted()));
        assertThat(changes).hasSizeLessThanOrEqualTo(1);
        for (CreditChange change : changes) {
            boolean worse = change.takenBack() == null;
            int moved = change.measure() == Measure.POINTS
                    ? change.after() - change.before()
                    : change.before() - change.after();
            assertThat(worse ? moved : -moved).isBetween(0, change.cause().weight());
        }
    }

    private static void checkEntries(StandingKey subject, List<StandingEntry> entries, Instant asked) {
        Standing standing = Standing.newBuilder()
                .setSubjectKind(subject.kind())
                .setSubjectId(subject.subjectId())
                .setEntries(entries)
                .setIssuedAt(asked)
                .setIssuedBy("长沙市医疗保障局")
                .build();
        assertThat(StandingCheck.firstProblem(standing)).isEmpty();
        assertThat(entries).hasSizeLessThanOrEqualTo(CreditGrade.values().length);
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).getValidFrom())
                    .isEqualTo(entries.get(i - 1).getValidTo());
            assertThat(entries.get(i).getValue()).isLessThan(entries.get(i - 1).getValue());
        }
        if (!entries.isEmpty()) {
            assertThat(entries.get(0).getValidFrom()).isBeforeOrEqualTo(asked);
            assertThat(entries.get(0).getValidTo()).isAfter(asked);
        }
    }

    private static void checkScores(CreditBook book) {
        for (int day = 0; day < DAYS; day += 50) {
            assertThat(book.scoreE2(FIRST.plusDays(day))).isBetween(0, CreditLimits.FULL_SCORE_E2);
        }
    }

    private static Outcome outcome(Random random, StandingKey subject, String holdId) {
        List<OutcomeFinding> findings = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            findings.add(Credits.finding("GZ-" + random.nextInt(5), 1 + random.nextInt(3)));
        }
        boolean doctor = subject.equals(Credits.DOCTOR);
        return new Outcome(
                holdId,
                doctor && random.nextBoolean() ? Credits.OTHER_HOSPITAL_ID : Credits.HOSPITAL_ID,
                doctor ? Credits.DOCTOR_ID : null,
                findings,
                1 + random.nextInt(50_000_000),
                FIRST.plusDays(random.nextInt(DAYS)));
    }

    private static CreditScheme scheme(Random random) {
        Period period = random.nextBoolean() ? Period.ROLLING : Period.CALENDAR_YEAR;
        return new CreditScheme(
                "方案",
                15,
                new PointsScheme(
                        List.of(random.nextInt(10), random.nextInt(10), random.nextInt(10)),
                        List.of(
                                new LocalPoints("", "GZ-1", 0, random.nextInt(13)),
                                new LocalPoints("52", "", 1 + random.nextInt(3), random.nextInt(10)))),
                new GradeScheme(
                        period,
                        period == Period.ROLLING ? 1 + random.nextInt(24) : 0,
                        List.of(random.nextInt(3_000), random.nextInt(2_000), random.nextInt(1_000)),
                        List.of(new AmountLoss(1_000_000, random.nextInt(4_000))),
                        List.of(90, 80, 70, 60)),
                CreditScheme.STANDARD.sampling());
    }
}
