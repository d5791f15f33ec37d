package org.claimscreener.traffic;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.traffic.TrafficEvent.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrafficTest {
    @Test
    void givesTheSameBytesForTheSameSeed() {
        TrafficSettings settings = Sample.SETTINGS.withPopulation(3_000);
        Traffic one = new Traffic(settings);
        Traffic two = new Traffic(settings);
        for (int i = 0; i < 5_000; i++) {
            TrafficEvent event = one.next();
            TrafficEvent twin = two.next();
            assertThat(twin.bytes()).as("event %d of %s", i, settings).isEqualTo(event.bytes());
            assertThat(twin.label()).isEqualTo(event.label());
            assertThat(twin.toString()).isEqualTo(event.toString());
        }
    }

    @Test
    void givesOtherTrafficForAnotherSeed() {
        List<TrafficEvent> one = Sample.take(200, Sample.SETTINGS.withPopulation(1_000));
        List<TrafficEvent> two = Sample.take(
                200, TrafficSettings.defaults(Sample.SEED + 1, Sample.FROM).withPopulation(1_000));
        assertThat(one).extracting(TrafficEvent::key).doesNotContainAnyElementsOf(keys(two));
    }

    @Test
    void sendsInOrderOfTimeFromTheFirstDayOn() {
        Instant last = Instant.ofEpochMilli(ShanghaiTime.startOfDayMs(Sample.FROM.toEpochDay()));
        for (TrafficEvent event : Sample.all()) {
            assertThat(event.sentAt()).isAfterOrEqualTo(last);
            last = event.sentAt();
        }
    }

    @Test
    void remembersNoMoreAfterAYearThanAfterAMonth() {
        Traffic traffic = new Traffic(Sample.SETTINGS.withPopulation(1_000));
        int most = 0;
        for (int i = 0; i < 6_000; i++) {
            traffic.next();
            most = Math.max(most, traffic.waiting());
        }
        assertThat(most).isLessThan(150);
    }

    @Test
    void goesOnForASmallPopulation() {
        Traffic traffic = new Traffic(Sample.SETTINGS.withPopulation(100));
        for (int i = 0; i < 2_000; i++) {
            assertThat(traffic.hasNext()).isTrue();
            assertThat(traffic.next().key()).isNotBlank();
        }
    }

    @Test
    void keepsTheShareOfDiscernibleFraudBetweenOneAndTwoPercent() {
        List<TrafficEvent> events = Sample.all().subList(0, 20_000);
        long settlements =
                events.stream().filter(event -> event.kind() == Kind.SETTLEMENT).count();
        long discernible = events.stream().filter(Sample::isDiscernible).count();
        assertThat((double) discernible / settlements).isBetween(0.01, 0.02);
    }

    @Test
    void showsEveryPatternWithinAMinuteOfTheDemo() {
        Set<FraudPattern> seen = EnumSet.noneOf(FraudPattern.class);
        for (TrafficEvent event : Sample.all().subList(0, 12_000)) {
            if (Sample.isDiscernible(event)) {
                seen.add(event.label().orElseThrow().pattern());
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(FraudPattern.usual());
    }

    @Test
    void isNotDominatedByBursts() {
        long swipes = Sample.all().stream()
                .filter(Sample::isDiscernible)
                .filter(event -> event.label().orElseThrow().pattern() == FraudPattern.CARD_BURST)
                .count();
        long all = Sample.all().stream().filter(Sample::isDiscernible).count();
        assertThat((double) swipes / all).isLessThan(0.1);
    }

    @Test
    void labelsOnlySettlements() {
        assertThat(Sample.all())
                .filteredOn(event -> event.label().isPresent())
                .allMatch(event -> event.kind() == Kind.SETTLEMENT);
    }

    @Test
    void hasNoFraudWhereNoneIsWanted() {
        List<TrafficEvent> events =
                Sample.take(5_000, Sample.SETTINGS.withPopulation(3_000).honestOnly());
        assertThat(events)
                .allMatch(event ->
                        event.kind() == Kind.SETTLEMENT && event.label().isEmpty());
    }

    private static List<String> keys(List<TrafficEvent> events) {
        return events.stream().map(TrafficEvent::key).toList();
    }
}
