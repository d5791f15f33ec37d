package org.claimscreener.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every scheme has the shape that its pattern's description states. */
class FraudPatternTest {
    private static Set<FraudPattern> usual() {
        return FraudPattern.usual();
    }

    @ParameterizedTest
    @MethodSource("usual")
    void everyPatternIsPlayedToItsEndAndPaysOff(FraudPattern pattern) {
        List<List<TrafficEvent>> schemes = Sample.schemes(pattern);
        assertThat(schemes).hasSizeGreaterThan(1);
        for (List<TrafficEvent> scheme : schemes) {
            assertThat(scheme).anyMatch(Sample::isDiscernible);
            assertThat(scheme)
                    .allMatch(event -> Sample.settlement(event).getAmounts().getFundFen() > 0);
        }
    }

    @Test
    void sexImpossibleBillsAnItemForTheOtherSex() {
        each(
                FraudPattern.SEX_IMPOSSIBLE,
                settlement -> anyLine(settlement, (line, item) -> {
                    Sex sex = settlement.getPerson().getSex();
                    return item.hasLimit(ItemLimit.SEX) && item.sex() != sex;
                }));
    }

    @Test
    void adultChildItemBillsAChildsItemForAnAdult() {
        each(
                FraudPattern.ADULT_CHILD_ITEM,
                settlement -> Sample.age(settlement) >= 20
                        && anyLine(settlement, (line, item) -> item.hasLimit(ItemLimit.CHILD)));
    }

    @Test
    void unpayableHerbsAreNeverPayableOrAllNotPayableAlone() {
        each(FraudPattern.UNPAYABLE_HERBS, settlement -> {
            boolean never = anyLine(settlement, (line, item) -> item.hasLimit(ItemLimit.HERB_NEVER));
            boolean alone = anyLine(settlement, (line, item) -> item.hasLimit(ItemLimit.HERB_ALONE));
            boolean free = anyLine(settlement, (line, item) -> item.group().equals("herb"));
            return never || (alone && !free);
        });
    }

    @Test
    void levelBreachIsAtAPrimaryHospitalOrClinic() {
        each(
                FraudPattern.LEVEL_BREACH,
                settlement -> Integer.parseInt(settlement.getInstitution().getLevel()) >= 8
                        && anyLine(settlement, (line, item) -> item.hasLimit(ItemLimit.LEVEL)));
    }

    @Test
    void visitModeBreachIsAtAnOrdinaryOutpatientVisit() {
        each(
                FraudPattern.VISIT_MODE_BREACH,
                settlement -> settlement.getVisit().getVisitType().equals("11")
                        && anyLine(settlement, (line, item) -> item.hasLimit(ItemLimit.VISIT_MODE)));
    }

    @Test
    void duplicateChargeHasAPublishedPairOnOneDay() {
        List<List<String>> pairs = Table.read("published-pairs.tsv", 2);
        each(FraudPattern.DUPLICATE_CHARGE, settlement -> {
            Set<String> codes = new HashSet<>();
            settlement.getFeeLines().forEach(line -> codes.add(line.getItemCode()));
            return pairs.stream().anyMatch(pair -> codes.containsAll(pair));
        });
    }

    @Test
    void dailyLimitExceedsTheNightsByThreeOrMore() {
        each(
                FraudPattern.DAILY_LIMIT,
                stay -> anyLine(
                        stay,
                        (line, item) ->
                                (item.hasLimit(ItemLimit.DAILY) || item.group().startsWith("nursing"))
                                        && line.getQuantityE4() >= Item.unitsE4(Sample.nights(stay) + 3)));
    }

    @Test
    void amountMismatchDoesNotAddUp() {
        each(FraudPattern.AMOUNT_MISMATCH, settlement -> {
            long sumFen = settlement.getFeeLines().stream()
                    .mapToLong(FeeLine::getAmountFen)
                    .sum();
            boolean line =
                    anyLine(settlement, (each, item) -> each.getAmountFen() - item.amountFen(each.getQuantityE4()) > 1);
            return line ^ (sumFen != settlement.getAmounts().getTotalFen());
        });
    }

    @Test
    void feeOutsideStayHasTwoLinesTwoDaysOff() {
        each(FraudPattern.FEE_OUTSIDE_STAY, stay -> {
            Instant from = stay.getVisit().getBeganAt().minus(Duration.ofHours(40));
            Instant until = stay.getVisit().getEndedAt().plus(Duration.ofHours(40));
            long off = stay.getFeeLines().stream()
                    .filter(line -> line.getOccurredAt().isBefore(from)
                            || line.getOccurredAt().isAfter(until))
                    .count();
            return off >= 2;
        });
    }

    @Test
    void courseExceededTellsFromTheSettlementThatPassesTheLimit() {
        for (List<TrafficEvent> scheme : Sample.schemes(FraudPattern.COURSE_EXCEEDED)) {
            int daysE2 = 0;
            int limitE2 = 0;
            for (TrafficEvent event : scheme) {
                for (FeeLine line : Sample.settlement(event).getFeeLines()) {
                    Item item = Sample.ITEMS.byCode(line.getItemCode());
                    daysE2 += item.courseDays() > 0 ? line.getSupplyDaysE2() : 0;
                    limitE2 = Math.max(limitE2, item.courseDays() * 100);
                }
                assertThat(Sample.isDiscernible(event)).isEqualTo(daysE2 > limitE2);
            }
        }
    }

    @Test
    void overlappingStaysShareADayAtTwoInstitutions() {
        for (List<TrafficEvent> scheme : Sample.schemes(FraudPattern.OVERLAPPING_STAYS)) {
            assertThat(scheme).extracting(Sample::isDiscernible).containsExactly(false, true);
            Settlement one = Sample.settlement(scheme.get(0));
            Settlement two = Sample.settlement(scheme.get(1));
            assertThat(Sample.patient(one)).isEqualTo(Sample.patient(two));
            assertThat(Sample.institution(one)).isNotEqualTo(Sample.institution(two));
            Duration shared =
                    Duration.between(two.getVisit().getBeganAt(), one.getVisit().getEndedAt());
            assertThat(shared).isGreaterThan(Duration.ofDays(1));
        }
    }

    @Test
    void splitStaysFollowWithinFiveDaysForTheSame() {
        for (List<TrafficEvent> scheme : Sample.schemes(FraudPattern.SPLIT_STAY)) {
            for (int i = 1; i < scheme.size(); i++) {
                Settlement one = Sample.settlement(scheme.get(i - 1));
                Settlement two = Sample.settlement(scheme.get(i));
                long gap = Sample.epochDay(two.getVisit().getBeganAt())
                        - Sample.epochDay(one.getVisit().getEndedAt());
                assertThat(gap).isBetween(1L, 5L);
                assertThat(Sample.institution(two)).isEqualTo(Sample.institution(one));
                assertThat(two.getVisit().getDiseaseCode())
                        .isEqualTo(one.getVisit().getDiseaseCode());
                assertThat(two.getVisit().getAdmissionDepartment())
                        .isEqualTo(one.getVisit().getDischargeDepartment());
                assertThat(two.getVisit().getAdmissionKind()).isEqualTo("1");
                assertThat(one.getVisit().getDischargeWay()).isEqualTo("1");
                assertThat(drugs(two)).isEqualTo(drugs(one));
                assertThat(Sample.isDiscernible(scheme.get(i))).isTrue();
            }
            assertThat(Sample.isDiscernible(scheme.get(0))).isFalse();
        }
    }

    private static Set<String> drugs(Settlement settlement) {
        Set<String> drugs = new HashSet<>();
        settlement.getFeeLines().stream()
                .filter(line -> line.getItemKind().equals("101"))
                .forEach(line -> drugs.add(line.getItemCode()));
        return drugs;
    }

    @Test
    void hoardersBuyFarMoreThanTheyCanTakeAtFourPlacesOrMore() {
        for (List<TrafficEvent> scheme : Sample.schemes(FraudPattern.HOARDING)) {
            Set<String> places = new HashSet<>();
            long supplyE2 = 0;
            for (TrafficEvent event : scheme) {
                Settlement purchase = Sample.settlement(event);
                places.add(Sample.institution(purchase));
                supplyE2 += purchase.getFeeLines().stream()
                        .filter(line -> line.getSupplyDaysE2() != null)
                        .mapToLong(FeeLine::getSupplyDaysE2)
                        .sum();
                assertThat(Sample.isDiscernible(event)).isEqualTo(places.size() >= 3);
            }
            long days = days(scheme);
            assertThat(places).hasSizeGreaterThanOrEqualTo(4);
            assertThat(days).isLessThanOrEqualTo(30);
            assertThat(supplyE2).isGreaterThan(300 * days);
        }
    }

    @Test
    void sameDayRepeatsAreOneDrugOnOneDay() {
        for (List<TrafficEvent> scheme : Sample.schemes(FraudPattern.SAME_DAY_REPEAT)) {
            Set<String> what = new HashSet<>();
            for (int i = 0; i < scheme.size(); i++) {
                Settlement sale = Sample.settlement(scheme.get(i));
                what.add(Sample.patient(sale)
                        + Sample.day(sale.getSettledAt())
                        + sale.getFeeLines().get(0).getItemCode());
                assertThat(Sample.isDiscernible(scheme.get(i))).isEqualTo(i > 0);
            }
            assertThat(what).hasSize(1);
        }
    }

    @Test
    void cardBurstsAreQuickAndAtNight() {
        for (List<TrafficEvent> scheme : Sample.schemes(FraudPattern.CARD_BURST)) {
            assertThat(scheme).hasSizeBetween(15, 30);
            Set<String> patients = new HashSet<>();
            Set<String> shops = new HashSet<>();
            for (int i = 0; i < scheme.size(); i++) {
                Settlement swipe = Sample.settlement(scheme.get(i));
                patients.add(Sample.patient(swipe));
                shops.add(Sample.institution(swipe));
                assertThat(Sample.isDiscernible(scheme.get(i))).isEqualTo(i >= 9);
                if (i > 0) {
                    Instant before = Sample.settlement(scheme.get(i - 1)).getSettledAt();
                    assertThat(Duration.between(before, swipe.getSettledAt())).isLessThan(Duration.ofSeconds(20));
                }
            }
            assertThat(patients).hasSize(scheme.size());
            assertThat(shops).hasSize(1);
        }
    }

    @Test
    void identicalBillsAreOneBillForManyPatients() {
        for (List<TrafficEvent> scheme : Sample.schemes(FraudPattern.IDENTICAL_BILLS)) {
            assertThat(scheme).hasSizeBetween(8, 15);
            Set<String> bills = new HashSet<>();
            Set<String> patients = new HashSet<>();
            for (int i = 0; i < scheme.size(); i++) {
                Settlement bill = Sample.settlement(scheme.get(i));
                bills.add(Sample.institution(bill)
                        + Sample.day(bill.getSettledAt())
                        + HonestTrafficTest.fingerprint(bill));
                patients.add(Sample.patient(bill));
                assertThat(bill.getFeeLines()).hasSizeGreaterThanOrEqualTo(3);
                assertThat(Sample.isDiscernible(scheme.get(i))).isEqualTo(i >= 4);
            }
            assertThat(bills).hasSize(1);
            assertThat(patients).hasSize(scheme.size());
        }
    }

    @Test
    void refundLoopsAreWithdrawnWithinTenMinutes() {
        Map<String, Reversal> reversals = new HashMap<>();
        for (TrafficEvent event : Sample.all()) {
            event.reversal().ifPresent(reversal -> reversals.put(reversal.getSettlementId(), reversal));
        }
        for (List<TrafficEvent> scheme : Sample.schemes(FraudPattern.REFUND_LOOP)) {
            Set<String> what = new HashSet<>();
            for (int i = 0; i < scheme.size(); i++) {
                Settlement sale = Sample.settlement(scheme.get(i));
                what.add(Sample.patient(sale)
                        + Sample.institution(sale)
                        + sale.getFeeLines().get(0).getItemCode());
                Reversal reversal = reversals.get(sale.getSettlementId());
                assertThat(reversal).isNotNull();
                assertThat(Duration.between(sale.getSettledAt(), reversal.getReversedAt()))
                        .isLessThan(Duration.ofMinutes(10));
                assertThat(Sample.isDiscernible(scheme.get(i))).isEqualTo(i >= 2);
            }
            assertThat(what).hasSize(1);
        }
    }

    @Test
    void reusedTraceCodesComeFromAnotherShopWithAWholePack() {
        for (List<TrafficEvent> scheme : Sample.schemes(FraudPattern.TRACE_CODE_REUSE)) {
            assertThat(scheme).extracting(Sample::isDiscernible).containsExactly(false, true);
            Settlement sold = Sample.settlement(scheme.get(0));
            Settlement again = Sample.settlement(scheme.get(1));
            FeeLine first = sold.getFeeLines().get(0);
            FeeLine second = again.getFeeLines().get(0);
            assertThat(second.getTraceCodes()).isEqualTo(first.getTraceCodes()).hasSize(1);
            assertThat(second.getItemCode()).isEqualTo(first.getItemCode());
            assertThat(first.getSplitPack() || second.getSplitPack()).isFalse();
            assertThat(Sample.institution(again)).isNotEqualTo(Sample.institution(sold));
            assertThat(Sample.patient(again)).isNotEqualTo(Sample.patient(sold));
        }
    }

    /** A look at a line and its item. */
    private interface LineCheck {
        boolean holds(FeeLine line, Item item);
    }

    private static boolean anyLine(Settlement settlement, LineCheck check) {
        return settlement.getFeeLines().stream()
                .anyMatch(line -> check.holds(line, Sample.ITEMS.byCode(line.getItemCode())));
    }

    /** Checks patterns whose schemes are one settlement that tells by itself. */
    private static void each(FraudPattern pattern, Predicate<Settlement> shape) {
        for (List<TrafficEvent> scheme : Sample.schemes(pattern)) {
            assertThat(scheme).hasSize(1);
            assertThat(Sample.isDiscernible(scheme.get(0))).isTrue();
            Settlement settlement = Sample.settlement(scheme.get(0));
            assertThat(shape.test(settlement)).as(settlement.toString()).isTrue();
        }
    }

    private static long days(List<TrafficEvent> scheme) {
        Instant first = Sample.settlement(scheme.get(0)).getSettledAt();
        Instant last = Sample.settlement(scheme.get(scheme.size() - 1)).getSettledAt();
        return Sample.epochDay(last) - Sample.epochDay(first);
    }
}
