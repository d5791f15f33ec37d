package org.claimscreener.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.claimscreener.traffic.TrafficEvent.Kind;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks for every pattern in honest traffic, by brute force and from the wire alone, and finds none. */
class HonestTrafficTest {
    private static final Set<String> BY_THE_NIGHT = Set.of("bed", "consultstay", "nursing1", "nursing2", "nursing3");

    @Test
    void looksAtFiftyThousandSettlements() {
        assertThat(Sample.honest()).hasSizeGreaterThan(50_000);
    }

    @Test
    void itemsFitSexAgeLevelAndVisit() {
        for (Settlement settlement : Sample.honest()) {
            for (FeeLine line : settlement.getFeeLines()) {
                Item item = Sample.ITEMS.byCode(line.getItemCode());
                String what = item.name() + " for " + settlement.getSettlementId();
                boolean ofNewborn = isDelivery(settlement) && item.group().equals("newborn");
                boolean forRelative = settlement.getAmounts().getFundFen() == 0;
                assertThat(ofNewborn
                                || forRelative
                                || item.suits(settlement.getPerson().getSex(), Sample.age(settlement)))
                        .as(what)
                        .isTrue();
                assertThat(item.hasLimit(ItemLimit.VISIT_MODE) && !Sample.isStay(settlement))
                        .as(what)
                        .isFalse();
                int level = Integer.parseInt(settlement.getInstitution().getLevel());
                assertThat(item.hasLimit(ItemLimit.LEVEL) && level > 7).as(what).isFalse();
                assertThat(item.hasLimit(ItemLimit.HERB_NEVER)).as(what).isFalse();
            }
        }
    }

    private static boolean isDelivery(Settlement settlement) {
        return settlement.getVisit().getVisitType().equals("52");
    }

    @Test
    void prescribesNoTwoDrugsOfOneKindAndNothingBeyondTheDays() {
        Set<String> together =
                Set.of("fluid", "chemo", "chemocare", "anaes", "nutrition", "dialysisdrug", "delivery", "coursestroke");
        for (Settlement settlement : Sample.honest()) {
            Map<String, String> drugOfKind = new HashMap<>();
            String type = settlement.getVisit().getVisitType();
            int longest = type.equals("13") ? 3 : type.equals("14") ? 84 : 28;
            for (FeeLine line : settlement.getFeeLines()) {
                Item item = Sample.ITEMS.byCode(line.getItemCode());
                if (item.isDrug() && !together.contains(item.group())) {
                    String other = drugOfKind.putIfAbsent(DrugClass.of(item), item.code());
                    assertThat(other == null || other.equals(item.code()))
                            .as("%s for %s", item.name(), settlement.getSettlementId())
                            .isTrue();
                    assertThat(line.getSupplyDaysE2() == null || line.getSupplyDaysE2() <= longest * 100)
                            .as("%s for %s", item.name(), settlement.getSettlementId())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void prescriptionsAreNeverWhollyOfSlicesNotPayableAlone() {
        for (Settlement settlement : Sample.honest()) {
            boolean hasHerb = false;
            boolean hasFree = false;
            for (FeeLine line : settlement.getFeeLines()) {
                Item item = Sample.ITEMS.byCode(line.getItemCode());
                hasHerb |= item.isHerb();
                hasFree |= item.isHerb() && !item.hasLimit(ItemLimit.HERB_ALONE);
            }
            assertThat(!hasHerb || hasFree).as(settlement.getSettlementId()).isTrue();
        }
    }

    @Test
    void chargesNoPublishedPairOnOneDay() {
        List<List<String>> pairs = Table.read("published-pairs.tsv", 2);
        Map<String, Set<String>> codes = new HashMap<>();
        for (Settlement settlement : Sample.honest()) {
            for (FeeLine line : settlement.getFeeLines()) {
                String day = Sample.patient(settlement) + Sample.day(line.getOccurredAt());
                codes.computeIfAbsent(day, key -> new HashSet<>()).add(line.getItemCode());
            }
        }
        for (Set<String> together : codes.values()) {
            assertThat(pairs).noneMatch(together::containsAll);
        }
    }

    @Test
    void billsBedNursingAndConsultationByTheNightAndEverythingWithinTheStay() {
        for (Settlement stay : Sample.honest()) {
            if (!Sample.isStay(stay)) {
                continue;
            }
            Map<String, Long> byTheNight = new HashMap<>();
            for (FeeLine line : stay.getFeeLines()) {
                String group = Sample.ITEMS.byCode(line.getItemCode()).group();
                if (BY_THE_NIGHT.contains(group)) {
                    byTheNight.merge(group, line.getQuantityE4(), Long::sum);
                }
                assertThat(line.getOccurredAt())
                        .isBetween(stay.getVisit().getBeganAt(), stay.getVisit().getEndedAt());
            }
            long nights = Math.max(1, Sample.nights(stay));
            assertThat(byTheNight.values()).allMatch(quantityE4 -> quantityE4 == Item.unitsE4(nights));
        }
    }

    @Test
    void keepsCoursesWithinTheirLimitsAndLongTestsApart() {
        for (List<Settlement> life : Sample.honestByPatient().values()) {
            Map<String, Integer> daysE2 = new HashMap<>();
            long lastHba1c = Long.MIN_VALUE / 2;
            for (Settlement settlement : life) {
                for (FeeLine line : settlement.getFeeLines()) {
                    Item item = Sample.ITEMS.byCode(line.getItemCode());
                    if (item.courseDays() > 0) {
                        assertThat(daysE2.merge(item.code(), line.getSupplyDaysE2(), Integer::sum))
                                .isLessThanOrEqualTo(item.courseDays() * 100);
                    }
                    if (item.hasLimit(ItemLimit.PERIOD)) {
                        long day = Sample.epochDay(line.getOccurredAt());
                        assertThat(day - lastHba1c).isGreaterThanOrEqualTo(60);
                        lastHba1c = day;
                    }
                }
            }
        }
    }

    @Test
    void nobodyLiesInTwoHospitalsOrGoesOutWhileHeLiesInOne() {
        int transfers = 0;
        for (List<Settlement> life : Sample.honestByPatient().values()) {
            for (Settlement stay : life) {
                if (!Sample.isStay(stay)) {
                    continue;
                }
                Instant began = stay.getVisit().getBeganAt();
                Instant ended = stay.getVisit().getEndedAt();
                for (Settlement other : life) {
                    // A relative may fetch drugs meanwhile; that is what a pharmacy's bill does not tell.
                    if (isSame(other, stay) || Sample.isPharmacy(other)) {
                        continue;
                    }
                    Instant otherBegan = other.getVisit().getBeganAt();
                    Instant otherEnded = Sample.isStay(other) ? other.getVisit().getEndedAt() : other.getSettledAt();
                    boolean apart = otherEnded.isBefore(began) || otherBegan.isAfter(ended);
                    assertThat(apart)
                            .as("%s and %s", stay.getSettlementId(), other.getSettlementId())
                            .isTrue();
                }
                transfers += "2".equals(stay.getVisit().getDischargeWay()) ? 1 : 0;
            }
        }
        assertThat(transfers).isPositive();
    }

    @Test
    void comesBackSoonOnlyForTransferEmergencyOrOncology() {
        int exempt = 0;
        for (List<Settlement> life : Sample.honestByPatient().values()) {
            for (Settlement stay : life) {
                for (Settlement next : life) {
                    if (!Sample.isStay(stay) || !Sample.isStay(next)) {
                        continue;
                    }
                    long gap = Sample.epochDay(next.getVisit().getBeganAt())
                            - Sample.epochDay(stay.getVisit().getEndedAt());
                    if (gap >= 0 && gap <= 31 && !isSame(next, stay)) {
                        boolean oncology = next.getVisit().getDiseaseCode().equals(ConditionTable.CHEMOTHERAPY);
                        String admission = next.getVisit().getAdmissionKind();
                        assertThat(oncology || !admission.equals("1"))
                                .as(next.getSettlementId())
                                .isTrue();
                        exempt++;
                    }
                }
            }
        }
        assertThat(exempt).as("near misses of a split stay").isPositive();
    }

    private static boolean isSame(Settlement one, Settlement other) {
        return one.getSettlementId().equals(other.getSettlementId());
    }

    @Test
    void refillsAtMostAFifthEarlyAndAtNoMoreThanTwoPlaces() {
        for (List<Settlement> life : Sample.honestByPatient().values()) {
            Map<String, List<Settlement>> byDrug = new HashMap<>();
            for (Settlement settlement : life) {
                for (FeeLine line : settlement.getFeeLines()) {
                    Item item = Sample.ITEMS.byCode(line.getItemCode());
                    if (item.isDrug() && line.getSupplyDaysE2() != null && !Sample.isStay(settlement)) {
                        byDrug.computeIfAbsent(item.code(), code -> new ArrayList<>())
                                .add(settlement);
                    }
                }
            }
            byDrug.forEach(HonestTrafficTest::assertModest);
        }
    }

    private static void assertModest(String code, List<Settlement> purchases) {
        for (int i = 0; i < purchases.size(); i++) {
            Settlement purchase = purchases.get(i);
            if (i > 0) {
                Settlement before = purchases.get(i - 1);
                assertThat(elapsedDays(before, purchase) * 100)
                        .as("%s of %s", code, purchase.getSettlementId())
                        .isGreaterThanOrEqualTo(supplyE2(before, code) * 8L / 10);
            }
            Set<String> places = new HashSet<>();
            for (Settlement other : purchases) {
                long later = elapsedDays(purchase, other);
                boolean monthly = supplyE2(other, code) >= 2_000;
                if (later >= 0 && later <= (monthly ? 90 : 30)) {
                    places.add(Sample.institution(other));
                }
            }
            assertThat(places).as(code).hasSizeLessThanOrEqualTo(2);
        }
    }

    private static long elapsedDays(Settlement from, Settlement until) {
        return Sample.epochDay(until.getSettledAt()) - Sample.epochDay(from.getSettledAt());
    }

    private static long supplyE2(Settlement settlement, String code) {
        long longest = 0;
        for (FeeLine line : settlement.getFeeLines()) {
            if (line.getItemCode().equals(code)) {
                longest = Math.max(longest, line.getSupplyDaysE2());
            }
        }
        return longest;
    }

    @Test
    void nobodyBuysADrugTwiceADay() {
        Set<String> seen = new HashSet<>();
        for (Settlement settlement : Sample.honest()) {
            if (Sample.isStay(settlement)) {
                continue;
            }
            for (FeeLine line : settlement.getFeeLines()) {
                if (line.getItemKind().equals("101")) {
                    String key =
                            Sample.patient(settlement) + line.getItemCode() + Sample.day(settlement.getSettledAt());
                    assertThat(seen.add(key)).as(key).isTrue();
                }
            }
        }
    }

    @Test
    void noPharmacyHasTenSettlementsInThreeMinutes() {
        Map<String, List<Instant>> times = new HashMap<>();
        for (Settlement settlement : Sample.honest()) {
            times.computeIfAbsent(Sample.institution(settlement), id -> new ArrayList<>())
                    .add(settlement.getSettledAt());
        }
        times.values().forEach(list -> {
            list.sort(null);
            for (int i = 9; i < list.size(); i++) {
                assertThat(Duration.between(list.get(i - 9), list.get(i))).isGreaterThan(Duration.ofMinutes(3));
            }
        });
    }

    @Test
    void noFivePatientsOfAnInstitutionHaveTheSameBillOnADay() {
        Map<String, Set<String>> patients = new HashMap<>();
        for (Settlement settlement : Sample.honest()) {
            // In the village everybody has the same tests.
            boolean chronic = settlement.getVisit().getVisitType().equals("14");
            if (settlement.getFeeLines().size() >= 2 && !chronic) {
                String key = Sample.institution(settlement)
                        + Sample.day(settlement.getSettledAt())
                        + fingerprint(settlement);
                patients.computeIfAbsent(key, id -> new HashSet<>()).add(Sample.patient(settlement));
            }
        }
        patients.forEach((key, ids) -> assertThat(ids).as(key).hasSizeLessThan(5));
    }

    static String fingerprint(Settlement settlement) {
        return settlement.getFeeLines().stream()
                .map(line -> line.getItemCode() + "*" + line.getQuantityE4())
                .sorted()
                .toList()
                .toString();
    }

    @Test
    void nobodyWithdrawsADrugTwice() {
        Set<String> fraudulent = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (TrafficEvent event : Sample.all()) {
            if (event.label().isPresent()) {
                fraudulent.add(Sample.settlement(event).getSettlementId());
            }
            if (event.kind() == Kind.REVERSAL) {
                Reversal reversal = event.reversal().orElseThrow();
                if (!fraudulent.contains(reversal.getSettlementId())) {
                    String key = reversal.getPatientId()
                            + reversal.getInstitutionId()
                            + Sample.day(reversal.getReversedAt());
                    assertThat(seen.add(key)).as(key).isTrue();
                }
            }
        }
    }

    @Test
    void traceCodesComeAgainOnlyFromOpenedPacks() {
        Set<String> whole = new HashSet<>();
        Map<String, Integer> opened = new HashMap<>();
        for (Settlement settlement : Sample.honest()) {
            for (FeeLine line : settlement.getFeeLines()) {
                for (String code : line.getTraceCodes()) {
                    if (line.getSplitPack()) {
                        opened.merge(code, 1, Integer::sum);
                    } else {
                        assertThat(whole.add(code)).as(code).isTrue();
                    }
                }
            }
        }
        assertThat(opened).isNotEmpty();
        assertThat(whole).doesNotContainAnyElementsOf(opened.keySet());
    }
}
