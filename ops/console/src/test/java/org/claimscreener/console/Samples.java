package org.claimscreener.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.*;

/** Invented settlements and decisions as the topics carry them. */
final class Samples {
    private static final String DIGEST = "0".repeat(64);

    private Samples() {}

    record Item(String name, String code, long amountFen, long suspectFen) {}

    static Settlement bill(String id, String institution, String name, Instant began, List<Item> items) {
        List<FeeLine> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            lines.add(line(id + "-" + (i + 1), began.plus(Duration.ofHours(3L * i)), items.get(i)));
        }
        long total = items.stream().mapToLong(Item::amountFen).sum();
        return Settlement.newBuilder()
                .setSettlementId(id)
                .setChannel(institution.startsWith("P") ? Channel.PHARMACY : Channel.INPATIENT)
                .setSettledAt(began.plus(Duration.ofDays(5)))
                .setSentAt(began.plus(Duration.ofDays(5)))
                .setTreatmentArea("430102")
                .setInsuranceArea("430104")
                .setPerson(person())
                .setInstitution(Institution.newBuilder()
                        .setInstitutionId(institution)
                        .setName(name)
                        .setKind(institution.startsWith("P") ? "2" : "1")
                        .build())
                .setVisit(visit(id, began))
                .setDiagnoses(List.of(diagnosis(1, "I63.900", "脑梗死"), diagnosis(2, "I10.x00x002", "高血压病2级")))
                .setFeeLines(lines)
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(total)
                        .setFundFen(total * 7 / 10)
                        .setPersonFen(total - total * 7 / 10)
                        .build())
                .build();
    }

    private static Person person() {
        return Person.newBuilder()
                .setPatientId("PSN-INVENTED-4711")
                .setSex(Sex.MALE)
                .setBirthDate(LocalDate.of(1958, 3, 9))
                .setInsuranceType("310")
                .build();
    }

    private static Visit visit(String id, Instant began) {
        return Visit.newBuilder()
                .setVisitId("V" + id)
                .setVisitType("2101")
                .setBeganAt(began)
                .setEndedAt(began.plus(Duration.ofDays(5)))
                .build();
    }

    private static Diagnosis diagnosis(int rank, String code, String name) {
        return Diagnosis.newBuilder()
                .setScheme("1")
                .setRank(rank)
                .setCode(code)
                .setName(name)
                .build();
    }

    private static FeeLine line(String id, Instant at, Item item) {
        return FeeLine.newBuilder()
                .setLineId(id)
                .setOccurredAt(at)
                .setItemCode(item.code())
                .setItemName(item.name())
                .setQuantityE4(20_000)
                .setUnitPriceE6(item.amountFen() * 10_000 / 2)
                .setAmountFen(item.amountFen())
                .setInScopeFen(item.amountFen())
                .setCirculatedPrescription(false)
                .setLimitedUse(false)
                .setPractitionerId("D430102000123")
                .build();
    }

    static Finding finding(String id, String code, String name, int severity, List<String> lines, long amountFen) {
        return Finding.newBuilder()
                .setFindingId(id + "-" + code + "-1")
                .setRuleCode(code)
                .setRuleName(name)
                .setPackId("fraud-patterns")
                .setSeverity(severity)
                .setConsequence(Consequence.HOLD)
                .setBehaviour(2)
                .setLegalBasis("《医疗保障基金使用监督管理条例》第十五条、第三十八条第二项")
                .setLineIds(lines)
                .setAmountFen(amountFen)
                .setEvidence("参保人15日内因相同主要诊断（I63.9）再次住院，前次2026-11-03出院，间隔4日；治疗项目相同2项")
                .setEvidenceEn(
                        "Readmitted within 15 days for the same main diagnosis (I63.9): discharged 2026-11-03, 4 days"
                                + " before; 2 of the same treatments")
                .build();
    }

    static Decision decision(Settlement bill, List<Finding> findings, List<Item> items) {
        List<LineDecision> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            long fund = items.get(i).amountFen();
            long held = items.get(i).suspectFen();
            lines.add(new LineDecision(bill.getFeeLines().get(i).getLineId(), fund, fund - held, held, 0L));
        }
        long held = items.stream().mapToLong(Item::suspectFen).sum();
        long fund = items.stream().mapToLong(Item::amountFen).sum();
        return Decision.newBuilder()
                .setSettlementId(bill.getSettlementId())
                .setPatientId(bill.getPerson().getPatientId())
                .setInstitutionId(bill.getInstitution().getInstitutionId())
                .setVerdict(Verdict.HOLD)
                .setFundFen(fund)
                .setReleasedFen(fund - held)
                .setHeldFen(held)
                .setRefusedFen(0)
                .setLines(lines)
                .setFindings(findings)
                .setPacks(List.of(new PackRef("fraud-patterns", "1.4.0", DIGEST)))
                .setFeatures(List.of(
                        feature("institution_stays_30d", "", 412, FeatureQuality.EXACT, bill),
                        feature("practitioner_minutes_1d", "D430102000123", 611, FeatureQuality.EXACT, bill),
                        feature("same_bill_patients_1d", "", 7, FeatureQuality.ABOUT, bill)))
                .setStanding(List.of(new StandingInForce(
                        SubjectKind.INSTITUTION, bill.getInstitution().getInstitutionId(), scrutiny(bill))))
                .setEngineVersion("0.1.0")
                .setContentDigest(DIGEST)
                .setSource(new Source("claims.settlements.v1", 0, 17L))
                .setReceivedAt(bill.getSettledAt())
                .build();
    }

    private static FeatureValue feature(
            String name, String subject, long value, FeatureQuality quality, Settlement bill) {
        return new FeatureValue(name, value, bill.getSettledAt().minus(Duration.ofDays(90)), subject, quality);
    }

    static StandingEntry scrutiny(Settlement bill) {
        return StandingEntry.newBuilder()
                .setKind(StandingKind.SCRUTINY)
                .setValue("2")
                .setValidFrom(bill.getSettledAt().minus(Duration.ofDays(20)))
                .setOrderNo("长医保函〔2026〕88号")
                .setLegalBasis("《医疗保障基金使用监督管理条例》第二十四条")
                .build();
    }
}
