package org.claimscreener.engine.inspection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.claimscreener.engine.credit.CreditGrade;
import org.claimscreener.engine.inspection.Unannounced.Visit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnannouncedTest {
    private static final List<Inspector> INSPECTORS = List.of(
            new Inspector("i1", "430102"),
            new Inspector("i2", "4301"),
            new Inspector("i3", "4302"),
            new Inspector("i4", ""),
            new Inspector("i5", "110101"));

    private static InstitutionRisk risk(String id, Optional<CreditGrade> grade, int scoreE2, int scrutiny) {
        return new InstitutionRisk(id, grade, scoreE2, scrutiny, 0, 1_000_000, 0);
    }

    /** As many, half of them with a worse score the higher their number. */
    private static List<InstitutionRisk> institutions(int count) {
        List<InstitutionRisk> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(risk("H430102" + (10_000 + i), Optional.empty(), Math.max(0, 10_000 - i * 100), 0));
        }
        return all;
    }

    @Test
    void eachPartOfTheRiskIsShownAndTheyMakeAHundred() {
        InstitutionRisk worst = new InstitutionRisk("H1", Optional.of(CreditGrade.E), 0, 3, 90, 1_000, 900);
        InstitutionRisk best = new InstitutionRisk("H2", Optional.empty(), 10_000, 0, 0, 0, 0);
        InstitutionRisk some = new InstitutionRisk("H3", Optional.of(CreditGrade.C), 7_600, 1, 3, 1_000, 47);

        assertThat(worst.risk()).isEqualTo(100);
        assertThat(best.risk()).isZero();
        assertThat(List.of(some.byGrade(), some.byScore(), some.byScrutiny(), some.byConfirmed(), some.byWithheld()))
                .containsExactly(12, 6, 7, 3, 4);
        assertThat(some.risk()).isEqualTo(32);
    }

    @Test
    void moreOfAnythingIsNeverLessRisk() {
        long number = new Random().nextLong();
        Random random = new Random(number);
        for (int i = 0; i < 5_000; i++) {
            int score = random.nextInt(10_001);
            int scrutiny = random.nextInt(4);
            long fund = random.nextInt(1_000_000);
            long confirmed = random.nextInt(100_000);
            long withheld = random.nextInt(100_000);
            CreditGrade grade = List.of(CreditGrade.values()).get(random.nextInt(5));
            int risk = new InstitutionRisk("H1", Optional.of(grade), score, scrutiny, confirmed, fund, withheld).risk();
            int worse = new InstitutionRisk(
                            "H1", Optional.of(CreditGrade.E), score / 2, 3, confirmed * 2, fund, withheld * 2)
                    .risk();
            assertThat(worse).as("seed %d, %d", number, i).isGreaterThanOrEqualTo(risk);
            assertThat(risk).as("seed %d, %d", number, i).isBetween(0, 100);
        }
    }

    @Test
    void theRiskiestComeFirstAndSomeAreAnybody() {
        List<Visit> list = new Unannounced(Draws.seed(1), "2026-09").list(institutions(100), 20, 300, INSPECTORS);

        assertThat(list).hasSize(20);
        assertThat(list.stream().filter(Visit::byLot)).hasSize(6);
        assertThat(list.subList(0, 14)).noneMatch(Visit::byLot);
        assertThat(list.subList(0, 14).stream().map(one -> -one.institution().risk()))
                .isSorted();
        assertThat(list.subList(0, 12))
                .extracting(one -> one.institution().institutionId())
                .containsExactlyInAnyOrderElementsOf(institutions(100).subList(88, 100).stream()
                        .map(InstitutionRisk::institutionId)
                        .toList());
        assertThat(list).extracting(one -> one.institution().institutionId()).doesNotHaveDuplicates();
    }

    /** Over 400 rounds each of the 86 that no risk brings in comes by lot: a round misses one with a probability of 80 in 86, all 400 any of them with 2 in 10^11. */
    @Test
    void nobodyIsSafe() {
        Map<String, Integer> times = new HashMap<>();
        for (int round = 0; round < 400; round++) {
            new Unannounced(Draws.seed(2), "round " + round)
                    .list(institutions(100), 20, 300, INSPECTORS)
                    .forEach(one -> times.merge(one.institution().institutionId(), 1, Integer::sum));
        }
        assertThat(times).hasSize(100);
    }

    @Test
    void theSameSeedAndRoundGiveTheSameListInAnyOrder() {
        long number = new Random().nextLong();
        List<InstitutionRisk> shuffled = institutions(60);
        Collections.shuffle(shuffled, new Random(number));
        List<Inspector> inspectors = new ArrayList<>(INSPECTORS);
        Collections.shuffle(inspectors, new Random(number));
        Unannounced unannounced = new Unannounced(Draws.seed(3), "2026-09");

        assertThat(unannounced.list(shuffled, 20, 300, inspectors))
                .as("seed %d", number)
                .isEqualTo(unannounced.list(institutions(60), 20, 300, INSPECTORS));
        assertThat(new Unannounced(Draws.seed(3), "2026-09, second").list(shuffled, 20, 300, inspectors))
                .isNotEqualTo(unannounced.list(shuffled, 20, 300, inspectors));
    }

    @Test
    void equalRisksAreOrderedByLotAndNotByTheirCodes() {
        List<InstitutionRisk> equal = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            equal.add(risk("H430102" + (10_000 + i), Optional.empty(), 10_000, 0));
        }
        List<String> order = new Unannounced(Draws.seed(4), "2026-09")
                .list(equal, 50, 0, INSPECTORS).stream()
                        .map(one -> one.institution().institutionId())
                        .toList();

        assertThat(order).hasSize(50).isNotEqualTo(order.stream().sorted().toList());
    }

    @Test
    void twoInspectorsAreDrawnAndNobodyIsSentHome() {
        for (Visit visit : new Unannounced(Draws.seed(5), "2026-09").list(institutions(40), 40, 300, INSPECTORS)) {
            assertThat(visit.inspectors()).hasSize(2).doesNotHaveDuplicates().isSubsetOf("i3", "i4", "i5");
        }
        assertThat(new Unannounced(Draws.seed(5), "2026-09")
                        .list(institutions(1), 1, 0, INSPECTORS.subList(0, 3))
                        .get(0)
                        .inspectors())
                .containsExactly("i3");
    }

    @Test
    void aShortListIsTheWholeOfIt() {
        Unannounced unannounced = new Unannounced(Draws.seed(6), "2026-09");

        assertThat(unannounced.list(institutions(3), 20, 300, INSPECTORS)).hasSize(3);
        assertThat(unannounced.list(List.of(), 20, 300, INSPECTORS)).isEmpty();
        assertThat(unannounced.list(institutions(10), 1, 1_000, INSPECTORS))
                .singleElement()
                .matches(Visit::byLot);
        assertThatThrownBy(() -> unannounced.list(institutions(3), 0, 300, INSPECTORS))
                .hasMessageContaining("0 places");
        assertThatThrownBy(() -> new Unannounced(Draws.seed(6), "a\nb")).hasMessageContaining("round");
    }
}
