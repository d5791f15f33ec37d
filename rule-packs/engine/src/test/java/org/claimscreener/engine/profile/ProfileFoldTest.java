package org.claimscreener.engine.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;
import static org.claimscreener.engine.testkit.WireSettlements.line;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;
import static org.claimscreener.engine.testkit.WireSettlements.person;

class ProfileFoldTest {
    private static final long SEED = 99L;
    private static final FeatureDeclaration COUNT =
            feature("settlements_12m", FeatureDeclaration.Key.INSTITUTION, FeatureDeclaration.Aggregate.COUNT);
    private static final FeatureDeclaration SUM =
            feature("fund_12m", FeatureDeclaration.Key.INSTITUTION, FeatureDeclaration.Aggregate.SUM_FUND);
    private static final FeatureDeclaration SAME_BILL = feature(
            "same_bill_12m", FeatureDeclaration.Key.INSTITUTION_BILL, FeatureDeclaration.Aggregate.DISTINCT_PATIENTS);
    private static final FeatureDeclaration QUICK = feature(
            "quick_12m", FeatureDeclaration.Key.INSTITUTION, FeatureDeclaration.Aggregate.COUNT_QUICK_WITHDRAWALS);

    private final MapStore store = new MapStore();
    private final ProfileFold fold = new ProfileFold(List.of(COUNT, SUM, SAME_BILL, QUICK));

    @Test
    void countsTheSettlementItselfAndThoseInItsWindow() {
        add(at("S1", "P1", 0));
        add(at("S2", "P2", 11));
        Settlement third = at("S3", "P1", 11);
        add(third);

        assertThat(values(third))
                .containsEntry("settlements_12m", 3L)
                .containsEntry("fund_12m", 3 * 3640L)
                .containsEntry("same_bill_12m", 2L);
    }

    @Test
    void leavesOutWhatIsAWindowAway() {
        add(at("S1", "P1", 0));
        Settlement later = at("S2", "P2", 12);
        add(later);

        assertThat(values(later)).containsEntry("settlements_12m", 1L);
    }

    @Test
    void doesNotLetALateSettlementSeeWhatCameAfterIt() {
        add(at("S1", "P1", 8));
        Settlement late = at("S2", "P2", 0);
        add(late);

        assertThat(values(late)).containsEntry("settlements_12m", 1L);
        Settlement next = at("S3", "P3", 9);
        add(next);
        assertThat(values(next)).containsEntry("settlements_12m", 3L);
    }

    @Test
    void tellsBillsApartByItemsAndQuantitiesAndNotByTheirOrder() {
        Settlement one = at("S1", "P1", 0);
        Settlement reordered = Settlement.newBuilder(at("S2", "P2", 0))
                .setFeeLines(List.of(line("L2", 3700), line("L1", 1500)))
                .build();
        Settlement other = Settlement.newBuilder(at("S3", "P3", 0))
                .setFeeLines(List.of(line("L1", 1500)))
                .build();
        add(one);
        add(reordered);
        add(other);

        assertThat(values(reordered)).containsEntry("same_bill_12m", 2L);
        assertThat(values(other)).containsEntry("same_bill_12m", 1L);
    }

    @Test
    void countsAWithdrawalWithinHalfAnHourOnly() {
        Contribution quick = add(at("S1", "P1", 0));
        Contribution slow = add(at("S2", "P1", 0));
        fold.takeBack(quick, MONDAY.plus(ProfileFold.QUICK_WITHDRAWAL), store);
        fold.takeBack(slow, MONDAY.plus(ProfileFold.QUICK_WITHDRAWAL).plusSeconds(1), store);

        assertThat(values(at("S3", "P3", 0)))
                .containsEntry("quick_12m", 1L)
                .containsEntry("settlements_12m", 0L)
                .containsEntry("same_bill_12m", 0L);
    }

    @Test
    void leavesTheProfileAsIfWhatIsTakenBackHadNeverBeen() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            List<Settlement> kept = settlements(random, "K");
            List<Settlement> withdrawn = settlements(random, "W");
            MapStore expected = new MapStore();
            kept.forEach(settlement -> fold.add(settlement, "", expected));

            MapStore actual = new MapStore();
            List<Settlement> all = new ArrayList<>(kept);
            all.addAll(withdrawn);
            Collections.shuffle(all, random);
            List<Contribution> toTakeBack = new ArrayList<>();
            for (Settlement settlement : all) {
                Contribution added = fold.add(settlement, "", actual);
                if (withdrawn.contains(settlement)) {
                    toTakeBack.add(added);
                }
            }
            Collections.shuffle(toTakeBack, random);
            toTakeBack.forEach(added -> fold.takeBack(added, Instant.MAX, actual));

            assertThat(actual.series).as("seed %s round %s", SEED, round).isEqualTo(expected.series);
        }
    }

    @Test
    void countsWhatArrivesDaysLateWhereLittleHappens() {
        add(at("S1", "P1", 100_000));
        add(at("S2", "P2", 0));
        Settlement late = at("S3", "P3", 1);
        add(late);

        assertThat(values(late)).containsEntry("settlements_12m", 2L);
    }

    @Test
    void keepsNoMorePanesThanItsBound() {
        for (int minute = 0; minute < 500; minute++) {
            add(at("S" + minute, "P1", minute));
        }
        assertThat(store.get("settlements_12m").panes()).hasSizeLessThanOrEqualTo(Series.MAX_PANES);
    }

    /** Within the span that a series keeps, so that nothing is too late to count. */
    private static List<Settlement> settlements(Random random, String prefix) {
        List<Settlement> settlements = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            settlements.add(at(prefix + i, "P" + random.nextInt(4), random.nextInt(20)));
        }
        return settlements;
    }

    private Contribution add(Settlement settlement) {
        return fold.add(settlement, "", store);
    }

    private Map<String, Long> values(Settlement settlement) {
        return fold.values(settlement, store);
    }

    private static Settlement at(String settlementId, String patientId, int minutes) {
        return outpatient()
                .setSettlementId(settlementId)
                .setSettledAt(MONDAY.plus(Duration.ofMinutes(minutes)))
                .setPerson(person().setPatientId(patientId).build())
                .build();
    }

    private static FeatureDeclaration feature(
            String name, FeatureDeclaration.Key key, FeatureDeclaration.Aggregate aggregate) {
        return new FeatureDeclaration(
                name, key, aggregate, Set.of(Channel.OUTPATIENT), Duration.ofMinutes(12), "settlements", "");
    }

    private static final class MapStore implements SeriesStore {
        private final Map<String, Series> series = new HashMap<>();

        @Override
        public Series get(String key) {
            return series.getOrDefault(key, Series.EMPTY);
        }

        @Override
        public void put(String key, Series value) {
            if (value.panes().isEmpty()) {
                series.remove(key);
            } else {
                series.put(key, value);
            }
        }
    }
}
