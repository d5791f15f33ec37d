package org.claimscreener.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.claimscreener.traffic.TrafficEvent.Kind;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Standing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Schemes of the patterns that are played only when somebody asks have the shape that their description states. */
class RareFraudTest {
    private static final int EVENTS = 20_000;
    private static final TrafficSettings SETTINGS =
            new TrafficSettings(Sample.SEED, Sample.FROM, 5_000, 0.15, 0, 0, 0, 0);

    private static final class Holder {
        static final Map<FraudPattern, List<List<TrafficEvent>>> SCHEMES = schemes();
    }

    private static Map<FraudPattern, List<List<TrafficEvent>>> schemes() {
        EnumSet<FraudPattern> rare = EnumSet.complementOf(EnumSet.copyOf(FraudPattern.usual()));
        Traffic traffic = new Traffic(SETTINGS, rare);
        Map<String, List<TrafficEvent>> byScheme = new LinkedHashMap<>();
        TrafficEvent event = traffic.next();
        for (int i = 0; i < EVENTS; i++) {
            if (event.kind() == Kind.SETTLEMENT && event.label().isPresent()) {
                String scheme = event.label().get().schemeId();
                byScheme.computeIfAbsent(scheme, id -> new ArrayList<>()).add(event);
            }
            event = traffic.next();
        }
        // Whoever began in the last weeks may go on beyond the sample.
        Duration tail = Duration.ofDays(75);
        Map<FraudPattern, List<List<TrafficEvent>>> schemes = new LinkedHashMap<>();
        for (List<TrafficEvent> scheme : byScheme.values()) {
            if (scheme.get(0).sentAt().plus(tail).isBefore(event.sentAt())) {
                schemes.computeIfAbsent(scheme.get(0).label().orElseThrow().pattern(), pattern -> new ArrayList<>())
                        .add(scheme);
            }
        }
        return schemes;
    }

    private static List<List<TrafficEvent>> of(FraudPattern pattern) {
        List<List<TrafficEvent>> schemes = Holder.SCHEMES.getOrDefault(pattern, List.of());
        assertThat(schemes).as(pattern.name()).isNotEmpty();
        return schemes;
    }

    private static void everyDiscernible(FraudPattern pattern, Predicate<Settlement> shape) {
        for (List<TrafficEvent> scheme : of(pattern)) {
            for (TrafficEvent event : scheme) {
                if (Sample.isDiscernible(event)) {
                    Settlement settlement = Sample.settlement(event);
                    assertThat(shape.test(settlement))
                            .as("%s: %s", pattern, settlement)
                            .isTrue();
                }
            }
        }
    }

    private static void inOneHospital(FraudPattern pattern, int leastPersons) {
        for (List<TrafficEvent> scheme : of(pattern)) {
            Set<String> institutions = new HashSet<>();
            Set<String> persons = new HashSet<>();
            for (Settlement settlement : Sample.settlements(scheme)) {
                institutions.add(Sample.institution(settlement));
                persons.add(Sample.patient(settlement));
            }
            assertThat(institutions).hasSize(1);
            assertThat(persons).hasSizeGreaterThanOrEqualTo(leastPersons);
        }
    }

    @Test
    void everyPatternPaysOffAndSaysWhatIsUndue() {
        for (FraudPattern pattern : EnumSet.complementOf(EnumSet.copyOf(FraudPattern.usual()))) {
            for (List<TrafficEvent> scheme : of(pattern)) {
                assertThat(scheme).anyMatch(Sample::isDiscernible);
                for (TrafficEvent event : scheme) {
                    Settlement settlement = Sample.settlement(event);
                    assertThat(settlement.getAmounts().getFundFen()).isPositive();
                    assertThat(event.label().orElseThrow().undueFen())
                            .isBetween(0L, settlement.getAmounts().getTotalFen());
                }
            }
        }
    }

    @Test
    void crowdsMeetAtOnePlace() {
        inOneHospital(FraudPattern.WRONG_CODE_MAP, 6);
        inOneHospital(FraudPattern.GROUP_PURCHASE, 14);
        inOneHospital(FraudPattern.GROUP_ADMISSION, 12);
        inOneHospital(FraudPattern.BATCH_TESTS, 46);
        inOneHospital(FraudPattern.WORKLOAD, 18);
        inOneHospital(FraudPattern.ADMISSION_SURGE, 26);
        inOneHospital(FraudPattern.NIGHT_SWIPING, 60);
    }

    @Test
    void groupsAreAdmittedFromOneOtherArea() {
        for (List<TrafficEvent> scheme : of(FraudPattern.GROUP_ADMISSION)) {
            Set<String> areas = new HashSet<>();
            Set<String> diseases = new HashSet<>();
            for (Settlement stay : Sample.settlements(scheme)) {
                areas.add(stay.getInsuranceArea());
                diseases.add(stay.getVisit().getDiseaseCode());
                assertThat(stay.getInsuranceArea()).isNotEqualTo(stay.getTreatmentArea());
            }
            assertThat(areas).hasSize(1);
            assertThat(diseases).hasSize(1);
        }
    }

    @Test
    void groupsBuyTenTimesWithinAQuarterOfAnHour() {
        for (List<TrafficEvent> scheme : of(FraudPattern.GROUP_PURCHASE)) {
            Settlement first = Sample.settlement(scheme.get(0));
            Settlement tenth = Sample.settlement(scheme.get(9));
            assertThat(Duration.between(first.getSettledAt(), tenth.getSettledAt()))
                    .isLessThan(Duration.ofMinutes(15));
        }
    }

    @Test
    void theDeadAreNotTreatedButBilled() {
        for (List<TrafficEvent> scheme : of(FraudPattern.AFTER_DEATH)) {
            Settlement last = Sample.settlement(scheme.get(0));
            assertThat(last.getVisit().getDischargeWay()).isEqualTo("5");
            assertThat(last.getVisit().getDeathDate())
                    .isEqualTo(Sample.day(last.getVisit().getEndedAt()));
            for (TrafficEvent later : scheme.subList(1, scheme.size())) {
                assertThat(Sample.settlement(later).getVisit().getBeganAt())
                        .isAfter(last.getVisit().getEndedAt());
            }
        }
    }

    @Test
    void everyBarredSubjectHasAnOrder() {
        Set<String> barred = new HashSet<>();
        for (Standing standing : new Traffic(SETTINGS).standings()) {
            barred.add(standing.getSubjectId());
        }
        everyDiscernible(
                FraudPattern.BARRED_PRACTITIONER,
                settlement ->
                        settlement.getFeeLines().stream().allMatch(line -> barred.contains(line.getPractitionerId())));
        everyDiscernible(
                FraudPattern.BARRED_INSTITUTION, settlement -> barred.contains(Sample.institution(settlement)));
        everyDiscernible(FraudPattern.SUSPENDED_PERSON, settlement -> barred.contains(Sample.patient(settlement)));
        for (Settlement honest : Sample.honest()) {
            assertThat(barred).doesNotContain(Sample.patient(honest), Sample.institution(honest));
        }
    }
}
