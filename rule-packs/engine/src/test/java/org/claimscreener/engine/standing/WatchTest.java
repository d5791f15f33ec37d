package org.claimscreener.engine.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.claimscreener.engine.fact.Standing;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;

class WatchTest {
    private static final Instant YEAR_AGO = MONDAY.minus(Duration.ofDays(365));

    @Test
    void nobodyIsWatchedWhereNothingIsInForce() {
        assertThat(Watch.at(MONDAY, List.of())).isSameAs(Watch.NOBODY);
        assertThat(Watch.at(
                                MONDAY,
                                List.of(
                                        of(SubjectKind.INSTITUTION, StandingKind.SUSPENSION, "", YEAR_AGO, null),
                                        of(SubjectKind.INSTITUTION, StandingKind.CREDIT_GRADE, "D", YEAR_AGO, MONDAY),
                                        of(SubjectKind.PATIENT, StandingKind.SCRUTINY, "2", MONDAY.plusMillis(1), null),
                                        of(SubjectKind.PATIENT, StandingKind.SCRUTINY, "", YEAR_AGO, null),
                                        of(
                                                SubjectKind.PRACTITIONER,
                                                StandingKind.QUALIFICATION_POINTS,
                                                "0",
                                                YEAR_AGO,
                                                null)))
                        .nobody())
                .isTrue();
    }

    @Test
    void anEntryCountsFromItsFirstInstantToBeforeItsLast() {
        List<Standing> met =
                List.of(of(SubjectKind.PATIENT, StandingKind.SCRUTINY, "1", MONDAY, MONDAY.plusSeconds(1)));

        assertThat(Watch.at(MONDAY.minusMillis(1), met).nobody()).isTrue();
        assertThat(Watch.at(MONDAY, met).scrutiny()).contains(met.get(0));
        assertThat(Watch.at(MONDAY.plusMillis(999), met).scrutiny()).contains(met.get(0));
        assertThat(Watch.at(MONDAY.plusSeconds(1), met).nobody()).isTrue();
    }

    @Test
    void gradesAreOfInstitutionsAndPointsOfPractitioners() {
        assertThat(Watch.at(
                                MONDAY,
                                List.of(
                                        of(SubjectKind.PRACTITIONER, StandingKind.CREDIT_GRADE, "E", YEAR_AGO, null),
                                        of(SubjectKind.PATIENT, StandingKind.CREDIT_GRADE, "E", YEAR_AGO, null),
                                        of(
                                                SubjectKind.INSTITUTION,
                                                StandingKind.QUALIFICATION_POINTS,
                                                "12",
                                                YEAR_AGO,
                                                null),
                                        of(
                                                SubjectKind.PATIENT,
                                                StandingKind.QUALIFICATION_POINTS,
                                                "12",
                                                YEAR_AGO,
                                                null)))
                        .nobody())
                .isTrue();
    }

    @Test
    void theGradeIsTheOneThatBeganLastNotTheWorst() {
        Standing worse = of(SubjectKind.INSTITUTION, StandingKind.CREDIT_GRADE, "E", YEAR_AGO, null);
        Standing risen = of(SubjectKind.INSTITUTION, StandingKind.CREDIT_GRADE, "B", MONDAY, null);

        assertThat(Watch.at(MONDAY, List.of(risen, worse)).grade()).contains(risen);
        assertThat(Watch.at(MONDAY.minusMillis(1), List.of(risen, worse)).grade())
                .contains(worse);
    }

    @Test
    void theMostPointsAndTheHighestLevelCountWhoeverHasThem() {
        Standing nine = of(SubjectKind.PRACTITIONER, StandingKind.QUALIFICATION_POINTS, "9", YEAR_AGO, null);
        Standing eleven = of(SubjectKind.PRACTITIONER, StandingKind.QUALIFICATION_POINTS, "11", YEAR_AGO, null);
        Standing one = of(SubjectKind.INSTITUTION, StandingKind.SCRUTINY, "1", MONDAY, null);
        Standing three = of(SubjectKind.PATIENT, StandingKind.SCRUTINY, "3", YEAR_AGO, null);

        Watch watch = Watch.at(MONDAY, List.of(one, eleven, three, nine));

        assertThat(watch.points()).contains(eleven);
        assertThat(watch.scrutiny()).contains(three);
        assertThat(watch.grade()).isEmpty();
    }

    @Test
    void theOrderInWhichEntriesStandDecidesNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Standing> met = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                met.add(of(
                        List.of(SubjectKind.values()).get(random.nextInt(3)),
                        List.of(StandingKind.values()).get(random.nextInt(StandingKind.values().length)),
                        List.of("", "1", "2", "3", "9", "A", "D").get(random.nextInt(7)),
                        MONDAY.minusSeconds(random.nextInt(3)),
                        random.nextBoolean() ? null : MONDAY.plusSeconds(random.nextInt(2))));
            }
            Watch watch = Watch.at(MONDAY, met);
            Collections.shuffle(met, random);

            assertThat(Watch.at(MONDAY, met))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(watch);
        }
    }

    private static Standing of(
            SubjectKind subject, StandingKind kind, String value, Instant from, @Nullable Instant to) {
        return new Standing(subject, "X1", kind, value, from, to, "1", "1", false);
    }
}
