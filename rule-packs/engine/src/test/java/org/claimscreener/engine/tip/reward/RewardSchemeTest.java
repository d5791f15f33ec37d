package org.claimscreener.engine.tip.reward;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RewardSchemeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 7);

    @ParameterizedTest
    @CsvSource({
        // Hefei, an institution: 2 % up to 500,000 yuan, else 4 % of the whole
        "340104, INSTITUTION, 0, 0",
        "340104, INSTITUTION, 1, 50000",
        "340104, INSTITUTION, 2500000, 50000",
        "340104, INSTITUTION, 2500100, 50002",
        "340104, DEPARTMENT, 50000000, 1000000",
        "340104, INSTITUTION, 50000001, 2000000",
        "340104, INSTITUTION, 500000000, 20000000",
        "340104, INSTITUTION, 1000000000000, 20000000",
        // Hefei, a person: 10 %, above 10,000 yuan 500 yuan more
        "340104, PATIENT, 100000, 50000",
        "340104, PATIENT, 1000000, 100000",
        "340104, PRACTITIONER, 1000001, 150000",
        "340104, PATIENT, 1000005, 150001",
        // Hainan, by bands: 5 % of the first 100,000 yuan, 3 % up to a million, then 1 %
        "460100, INSTITUTION, 1, 20000",
        "460100, INSTITUTION, 10000000, 500000",
        "460100, PATIENT, 20000000, 800000",
        "460100, INSTITUTION, 100000000, 3200000",
        "460100, INSTITUTION, 200000000, 4200000",
        "460100, INSTITUTION, 9000000000, 20000000",
        // elsewhere
        "430102, INSTITUTION, 1, 20000",
        "430102, INSTITUTION, 1000025, 20001",
        "430102, INSTITUTION, 1000024, 20000",
        "430102, PATIENT, 10000000000, 20000000",
    })
    void paysWhatTheRegionSays(String area, SubjectKind target, long returnedFen, long rewardFen) {
        assertThat(RewardSchemes.STANDARD
                        .scheme(area, target, DAY)
                        .orElseThrow()
                        .rewardFen(returnedFen))
                .isEqualTo(rewardFen);
    }

    @Test
    void theDayOfReceiptPicksTheScheme() {
        assertThat(RewardSchemes.STANDARD.scheme("460100", SubjectKind.PATIENT, LocalDate.of(2023, 3, 31)))
                .hasValueSatisfying(scheme -> assertThat(scheme.region()).isEmpty());
        assertThat(RewardSchemes.STANDARD.scheme("460100", SubjectKind.PATIENT, LocalDate.of(2022, 11, 16)))
                .isEmpty();
    }

    @Test
    void twoSchemesOfOneDayAreRefused() {
        RewardScheme until = scheme(DAY, DAY.plusDays(9));

        assertThat(new RewardSchemes(List.of(until, scheme(DAY.plusDays(10), null))).schemes())
                .hasSize(2);
        assertThatThrownBy(() -> new RewardSchemes(List.of(until, scheme(DAY.plusDays(9), null))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RewardScheme scheme(LocalDate from, @Nullable LocalDate to) {
        return new RewardScheme(
                "43",
                RewardAbout.PERSON,
                from,
                to,
                RewardMethod.CUMULATIVE,
                20_000,
                20_000_000,
                "湘医保",
                List.of(new RewardBand(RewardBand.NO_END, 300, 0)));
    }

    @Test
    void aSchemeThatPaysLessForMoreIsRefused() {
        List<RewardBand> falling =
                List.of(new RewardBand(1_000_000, 500, 0), new RewardBand(RewardBand.NO_END, 499, 0));

        assertThat(RewardScheme.problem(RewardMethod.WHOLE, 20_000, 20_000_000, falling))
                .hasValueSatisfying(problem -> assertThat(problem).contains("smaller reward"));
        assertThat(RewardScheme.problem(RewardMethod.CUMULATIVE, 20_000, 20_000_000, falling))
                .isEmpty();
    }

    @Test
    void noSchemeGoesBeyondTheNation() {
        List<RewardBand> bands = List.of(new RewardBand(RewardBand.NO_END, 100, 0));

        assertThat(RewardScheme.problem(RewardMethod.WHOLE, 20_000, 20_000_001, bands))
                .isPresent();
        assertThat(RewardScheme.problem(RewardMethod.WHOLE, 19_999, 20_000_000, bands))
                .isPresent();
        assertThat(RewardScheme.problem(RewardMethod.WHOLE, 30_000, 20_000, bands))
                .isPresent();
        assertThat(RewardScheme.problem(RewardMethod.WHOLE, 20_000, 20_000_000, bands))
                .isEmpty();
    }

    @Test
    void moreBackIsNeverLessAndTheBoundsHold() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int schemes = 0;
        while (schemes < 300) {
            List<RewardBand> bands = bands(random);
            RewardMethod method = random.nextBoolean() ? RewardMethod.WHOLE : RewardMethod.CUMULATIVE;
            if (RewardScheme.problem(method, 20_000, 20_000_000, bands).isPresent()) {
                continue;
            }
            schemes++;
            RewardScheme scheme =
                    new RewardScheme("", RewardAbout.PERSON, DAY, null, method, 20_000, 20_000_000, "〔2022〕22号", bands);
            long before = 0;
            for (long amount : amounts(random, bands)) {
                long reward = scheme.rewardFen(amount);
                assertThat(reward).as("seed %d, %s, %d", seed, scheme, amount).isGreaterThanOrEqualTo(before);
                assertThat(reward).isBetween(amount == 0 ? 0 : 20_000L, 20_000_000L);
                before = reward;
            }
        }
    }

    private static List<RewardBand> bands(Random random) {
        List<RewardBand> bands = new ArrayList<>();
        long upTo = 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            upTo += 1 + random.nextInt(100_000_000);
            bands.add(new RewardBand(upTo, random.nextInt(1_000), random.nextInt(3) * 10_000L));
        }
        bands.add(new RewardBand(RewardBand.NO_END, random.nextInt(1_000), random.nextInt(3) * 10_000L));
        return bands;
    }

    /** Rising, with those at the ends of the bands. */
    private static List<Long> amounts(Random random, List<RewardBand> bands) {
        List<Long> amounts = new ArrayList<>(List.of(0L, 1L, 1_000_000_000_000L));
        for (RewardBand band : bands) {
            if (band.upToFen() != RewardBand.NO_END) {
                amounts.addAll(List.of(band.upToFen() - 1, band.upToFen(), band.upToFen() + 1));
            }
        }
        for (int i = 0; i < 50; i++) {
            amounts.add((long) random.nextInt(400_000_000));
        }
        Collections.sort(amounts);
        return amounts;
    }

    @Test
    void whatWasPaidTooMuchIsSetOff() {
        RewardAccount account = RewardAccount.NOTHING.due(100);
        assertThat(account).isEqualTo(new RewardAccount(100, 100));

        account = account.due(40);
        assertThat(account).isEqualTo(new RewardAccount(40, 100));
        assertThat(account.overpaidFen()).isEqualTo(60);

        account = account.due(130);
        assertThat(account).isEqualTo(new RewardAccount(130, 130));
        assertThat(account.overpaidFen()).isZero();
    }
}
