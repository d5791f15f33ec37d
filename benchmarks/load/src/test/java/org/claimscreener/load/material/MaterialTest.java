package org.claimscreener.load.material;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.claimscreener.load.workload.Population;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MaterialTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final int PATIENTS = 5_000;

    private static Material material;
    private static List<Settlement> all;

    @BeforeAll
    static void make() {
        material = new Material(7, new Population(PATIENTS, 2, 0), PATIENTS, TODAY);
        all = new ArrayList<>();
        for (long number = 0; number < material.size(); number++) {
            all.add(settlement(material.sample(number)));
        }
    }

    private static Settlement settlement(Sample sample) {
        Decoded decoded = WireDecoder.create().decode(sample.value());
        return (Settlement) ((Decoded.Accepted) decoded).message();
    }

    @Test
    void everyPersonComesEquallyOften() {
        Map<String, Integer> visits = new HashMap<>();
        all.forEach(one -> visits.merge(one.getPerson().getPatientId(), 1, Integer::sum));

        assertThat(material.past()).isEqualTo(2L * PATIENTS);
        assertThat(visits).hasSize(PATIENTS);
        assertThat(visits.values()).containsOnly(3);
    }

    @Test
    void theyAreInTheOrderOfTheirOwnTimeAndBeforeToday() {
        Instant latest = Instant.MIN;
        for (Settlement one : all) {
            assertThat(one.getSettledAt().plus(Duration.ofMinutes(1))).isAfter(latest);
            latest = one.getSettledAt();
        }
        assertThat(latest).isBefore(TODAY.atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
    }

    @Test
    void theNumberIsTheIdAndIsFoundWithoutReadingTheRest() {
        FirstText first = new FirstText();
        for (int number : new int[] {0, 1, PATIENTS, 3 * PATIENTS - 1}) {
            assertThat(Material.number(first.of(material.sample(number).value())))
                    .isEqualTo(number);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Material.number("S00000000000001"));
    }

    @Test
    void aPackIsNeverSoldTwiceByCopying() {
        Set<String> codes = new HashSet<>();
        Set<String> again = new HashSet<>();
        for (Settlement one : all) {
            Set<String> own = new HashSet<>();
            one.getFeeLines().stream().map(FeeLine::getTraceCodes).forEach(own::addAll);
            own.stream().filter(code -> !codes.add(code)).forEach(again::add);
        }
        assertThat(codes).isNotEmpty();
        assertThat(again).isEmpty();
    }

    @Test
    void copiesOfTheCountryShareNoInstitution() {
        Map<String, Set<String>> regions = new HashMap<>();
        all.forEach(one -> regions.computeIfAbsent(one.getInstitution().getInstitutionId(), id -> new HashSet<>())
                .add(region(one.getPerson().getPatientId())));

        assertThat(regions.values()).allSatisfy(of -> assertThat(of).hasSize(1));
        assertThat(all.stream()
                        .map(one -> region(one.getPerson().getPatientId()))
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    @Test
    void aHotInstitutionHasItsShare() {
        Material hot = new Material(7, new Population(1_000, 2, 50), 0, TODAY);
        long there = 0;
        for (long number = 0; number < hot.size(); number++) {
            if (settlement(hot.sample(number))
                    .getInstitution()
                    .getInstitutionId()
                    .equals("H43010299999")) {
                there++;
            }
        }
        assertThat(there).isBetween(hot.size() * 45 / 100, hot.size() * 55 / 100);
    }

    private static String region(String id) {
        return id.substring(id.lastIndexOf('-'));
    }

    @Test
    void theSameArgumentsMakeTheSameBytes() {
        Material again = new Material(7, new Population(PATIENTS, 2, 0), PATIENTS, TODAY);

        for (int number = 0; number < 100; number++) {
            assertThat(again.sample(number).value())
                    .isEqualTo(material.sample(number).value());
            assertThat(again.sample(number).key())
                    .isEqualTo(material.sample(number).key());
        }
    }
}
