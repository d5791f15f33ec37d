package org.claimscreener.engine.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.feature.Reading;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Visit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.lineOf;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;
import static org.claimscreener.engine.testkit.WireSettlements.person;

/**
 * That the tables of fraud-patterns, which rules look up, and its features, which count with lists of their own, are about
 * the same things; and that it knows the items of one sex that national-policy knows.
 */
class FraudFeaturesTest {
    private static final Path PACKS = Path.of("..", "packs");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final List<InstitutionFeature> FEATURES = features();

    /** The features of the three families, by the family's name in the table. */
    private static final Map<String, List<String>> OF_FAMILY = Map.of(
            "complication", List.of("complicated_stays_30d", "complicated_stays_360d"),
            "pneumonia", List.of("severe_pneumonia_stays_30d", "severe_pneumonia_stays_360d"),
            "cerebrovascular", List.of("severe_cerebrovascular_stays_30d", "severe_cerebrovascular_stays_360d"));

    @Test
    void anItemForOneSexIsCountedForTheOtherAlone() throws IOException {
        Reading other = reading("item_other_sex_patients_30d");
        for (CSVRecord row : rows("fraud-patterns", "sex_items")) {
            boolean forWomen = row.get("sex").equals("F");
            String item = row.get("item_prefix");
            assertThat(counts(other, item, forWomen ? Sex.MALE : Sex.FEMALE))
                    .as(item)
                    .isTrue();
            assertThat(counts(other, item, forWomen ? Sex.FEMALE : Sex.MALE))
                    .as(item)
                    .isFalse();
        }
    }

    @Test
    void itemsForOneSexOfTheChaptersThatAreCountedAreInTheTable() throws IOException {
        Reading other = reading("item_other_sex_patients_30d");
        List<CSVRecord> known = rows("fraud-patterns", "sex_items");
        for (String table : List.of("drug_sex", "service_sex")) {
            for (CSVRecord row : rows("national-policy", table)) {
                String item = row.get("item_code");
                boolean counted = counts(other, item, row.get("sex").equals("F") ? Sex.MALE : Sex.FEMALE);
                assertThat(known.stream()
                                .anyMatch(one -> item.startsWith(one.get("item_prefix"))
                                        && one.get("sex").equals(row.get("sex"))))
                        .as(item)
                        .isEqualTo(counted);
            }
        }
    }

    @Test
    void testsThatAreLookedAtForBatchesAreCounted() throws IOException {
        for (CSVRecord row : rows("fraud-patterns", "batch_tests")) {
            for (String name : List.of("lab_tests_day", "lab_tests_per_day_30d", "lab_tests_spread_30d")) {
                assertThat(counts(reading(name), row.get("item_prefix") + "010150000", Sex.MALE))
                        .as(name)
                        .isTrue();
            }
        }
    }

    @Test
    void aConsultationCountsItsStandardMinutes() throws IOException {
        Reading minutes = reading("consultation_minutes_day");
        for (CSVRecord row : rows("fraud-patterns", "standard_minutes")) {
            FactSet facts = billing(row.get("item_prefix") + "0000", Sex.MALE);
            assertThat(minutes.counts(facts, facts.bill().lines().get(0))).isTrue();
            assertThat(minutes.value(facts, facts.bill().lines().get(0))).isEqualTo(Long.parseLong(row.get("minutes")));
        }
    }

    @Test
    void aSevereDiagnosisIsCountedInItsFamilyAndNoOther() throws IOException {
        for (CSVRecord row : rows("fraud-patterns", "severe_diagnosis")) {
            FactSet stay = stayFor(row.get("diagnosis_prefix") + ".900");
            for (Map.Entry<String, List<String>> family : OF_FAMILY.entrySet()) {
                for (String name : family.getValue()) {
                    assertThat(reading(name).counts(stay, null))
                            .as(name + " of " + row.get("diagnosis_prefix"))
                            .isEqualTo(family.getKey().equals(row.get("family")));
                }
            }
        }
    }

    private static Reading reading(String feature) {
        return FEATURES.stream()
                .filter(one -> one.declaration().name().equals(feature))
                .map(InstitutionFeature::reading)
                .findFirst()
                .orElseThrow();
    }

    private static List<InstitutionFeature> features() {
        return BundledPacks.all().stream()
                .filter(pack -> pack.pack().id().equals("fraud-patterns"))
                .findFirst()
                .orElseThrow()
                .pack()
                .compiledFeatures()
                .ofInstitutions();
    }

    private static boolean counts(Reading reading, String item, Sex sex) {
        FactSet facts = billing(item, sex);
        return reading.counts(facts, facts.bill().lines().get(0));
    }

    private static FactSet billing(String item, Sex sex) {
        return FactMaker.facts(
                outpatient()
                        .setPerson(person().setSex(sex).build())
                        .setFeeLines(List.of(lineOf("L1", item, 1_000).build()))
                        .build(),
                PatientHistory.NONE,
                Circumstances.NONE);
    }

    private static FactSet stayFor(String diagnosis) {
        return FactMaker.facts(
                outpatient()
                        .setChannel(Channel.INPATIENT)
                        .setVisit(Visit.newBuilder(outpatient().getVisit())
                                .setVisitType("2101")
                                .setDischargeDiagnosisCode(diagnosis)
                                .build())
                        .setDiagnoses(List.of(Diagnosis.newBuilder()
                                .setScheme("1")
                                .setRank(1)
                                .setCode(diagnosis)
                                .build()))
                        .build(),
                PatientHistory.NONE,
                Circumstances.NONE);
    }

    private static List<CSVRecord> rows(String pack, String table) throws IOException {
        Path file = PACKS.resolve(pack).resolve("tables").resolve(table + ".csv");
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            return parser.getRecords();
        }
    }
}
