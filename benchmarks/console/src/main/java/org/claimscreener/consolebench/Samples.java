package org.claimscreener.consolebench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.claimscreener.wire.record.Visit;

/** Records of a usual size; all invented. */
final class Samples {
    private static final Instant WHEN = Instant.parse("2025-11-03T02:00:00Z");
    private static final int LINES = 6;
    private static final String INSTITUTION = "H43000000001";

    private final WireEncoder encoder = new WireEncoder();

    byte[] step() {
        return encoder.encode(step("S000000000001", 1));
    }

    byte[] decision() {
        return encoder.encode(decision("S000000000001", new Source("claims.settlements.v1", 0, 0L)));
    }

    byte[] bill() {
        return encoder.encode(bill("S000000000001"));
    }

    static HoldStep step(String hold, int number) {
        return HoldStep.newBuilder()
                .setHoldId(hold)
                .setStep(number)
                .setEvent(number == 1 ? HoldEvent.OPENED : HoldEvent.CLAIMED)
                .setAt(WHEN.plusSeconds(number * 60L))
                .setStageAfter(number == 1 ? HoldStage.HELD : HoldStage.FIRST_REVIEW)
                .setInstitutionId(INSTITUTION)
                .setPatientId(number == 1 ? "P-" + hold : null)
                .setSeverity(2)
                .setActorId(number == 1 ? null : "reviewer-" + number)
                .setLines(
                        number == 1
                                ? List.of(
                                        new HoldLine("L0", 5_000L, null, null, 0L, 0L, 0L),
                                        new HoldLine("L1", 5_000L, null, null, 0L, 0L, 0L))
                                : List.of())
                .setSuspectedFen(10_000)
                .setHeldFen(10_000)
                .setDeadline(WHEN.plusSeconds(1_000_000))
                .build();
    }

    static Decision decision(String hold, Source source) {
        return Decision.newBuilder()
                .setSettlementId(hold)
                .setPatientId("P-" + hold)
                .setInstitutionId(INSTITUTION)
                .setVerdict(Verdict.HOLD)
                .setFundFen(60_000)
                .setReleasedFen(50_000)
                .setHeldFen(10_000)
                .setRefusedFen(0)
                .setLines(IntStream.range(0, LINES)
                        .mapToObj(line -> new LineDecision(
                                "L" + line, 10_000L, line < 2 ? 5_000L : 10_000L, line < 2 ? 5_000L : 0L, 0L))
                        .toList())
                .setFindings(List.of(finding(hold, "rule-1"), finding(hold, "rule-2")))
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("0.1.0")
                .setContentDigest("0123456789abcdef".repeat(4))
                .setSource(source)
                .setReceivedAt(WHEN)
                .build();
    }

    private static Finding finding(String hold, String rule) {
        return Finding.newBuilder()
                .setFindingId(hold + "/" + rule + "/1")
                .setRuleCode(rule)
                .setRuleName("限制频次" + rule)
                .setPackId("national-policy")
                .setSeverity(2)
                .setConsequence(Consequence.HOLD)
                .setBehaviour(2)
                .setLegalBasis("医疗保障基金使用监督管理条例 第三十八条(一)")
                .setLineIds(List.of("L0", "L1"))
                .setAmountFen(10_000)
                .setEvidence("10天内第3次开出同一药品,前两次的用量还够用6天,见以前的结算。")
                .setEvidenceEn("The third time within 10 days; what was given before lasts 6 more days.")
                .setPastSettlementIds(List.of("S000000000002", "S000000000003"))
                .setPastDays(List.of(LocalDate.of(2025, 10, 25), LocalDate.of(2025, 10, 29)))
                .build();
    }

    static Settlement bill(String hold) {
        return Settlement.newBuilder()
                .setSettlementId(hold)
                .setChannel(Channel.OUTPATIENT)
                .setSettledAt(WHEN)
                .setSentAt(WHEN)
                .setTreatmentArea("430000")
                .setInsuranceArea("430000")
                .setPerson(new Person("P-" + hold, Sex.FEMALE, LocalDate.of(1958, 11, 30), "390", null, null))
                .setInstitution(new Institution(INSTITUTION, "机构1", "1", null))
                .setVisit(Visit.newBuilder()
                        .setVisitId("M-" + hold)
                        .setVisitType("11")
                        .setBeganAt(WHEN)
                        .build())
                .setDiagnoses(List.of())
                .setFeeLines(
                        IntStream.range(0, LINES).mapToObj(Samples::feeLine).toList())
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(60_000)
                        .setFundFen(60_000)
                        .setPooledFen(60_000)
                        .setPersonFen(0)
                        .setAccountFen(0)
                        .setCashFen(0)
                        .setInScopeFen(60_000)
                        .setInstitutionFen(0)
                        .setOtherFen(0)
                        .build())
                .build();
    }

    private static FeeLine feeLine(int number) {
        return FeeLine.newBuilder()
                .setLineId("L" + number)
                .setOccurredAt(WHEN)
                .setItemCode("XJ01DDT021B001010100001")
                .setItemName("注射用头孢曲松钠")
                .setQuantityE4(10_000)
                .setUnitPriceE6(100_000_000)
                .setAmountFen(10_000)
                .setInScopeFen(10_000)
                .setPractitionerId("D43000000001" + number % 2)
                .setCirculatedPrescription(false)
                .setLimitedUse(false)
                .setSplitPack(false)
                .build();
    }
}
