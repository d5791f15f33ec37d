package org.claimscreener.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.LineResponsible;
import org.claimscreener.wire.record.Operation;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.ShadowOutcome;
import org.claimscreener.wire.record.ShadowResult;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.TraceUse;
import org.claimscreener.wire.record.Verdict;
import org.claimscreener.wire.record.Visit;

/** One record of each type with every field set, as stored in {@code golden/}. Changing one is a new golden file. */
final class Records {

    static final Instant ADMITTED = Instant.parse("2026-09-08T01:00:00Z");
    static final Instant SETTLED = Instant.parse("2026-09-13T01:00:00Z");
    static final Instant SENT = Instant.parse("2026-09-13T01:00:02Z");

    private static final String PATIENT = "P00000000002";
    private static final String INSTITUTION = "H43010200001";
    private static final String SETTLEMENT = "S000000000002";
    private static final String FIRST_LINE = "M000000000002-1";
    private static final String SECOND_LINE = "M000000000002-2";
    static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String PHYSICIAN = "D430102000001";
    private static final Source SOURCE = Source.newBuilder()
            .setTopic("claims.settlements.v1")
            .setPartition(3)
            .setOffset(4_711)
            .build();

    private Records() {}

    static SpecificRecord golden(MessageType type) {
        return switch (type) {
            case SETTLEMENT -> settlement();
            case REVERSAL -> reversal();
            case DECISION -> decision();
            case REVERSAL_RECEIPT -> receipt();
            case DEAD_LETTER -> deadLetter();
            case STANDING -> standing();
            case PACK_CHUNK -> PackRecords.chunk();
            case PACK_CONTROL -> PackRecords.control();
            case PACK_STATUS -> PackRecords.status();
            case SHADOW_RESULT -> shadowResult();
            case HOLD_COMMAND -> HoldRecords.command();
            case HOLD_STEP -> HoldRecords.step();
            case DIRECTIVE -> SupervisionRecords.directive();
            case SUPERVISION_COMMAND -> SupervisionRecords.command();
            case SUPERVISION_STEP -> SupervisionRecords.step();
            case TIP -> TipRecords.tip();
            case TIP_COMMAND -> TipRecords.command();
            case TIP_STEP -> TipRecords.step();
            case REWARD -> TipRecords.reward();
            case INSPECTION_SEED -> InspectionRecords.seed();
            case INSPECTION_DRAW -> InspectionRecords.draw();
            case INSPECTION_RESULT -> InspectionRecords.result();
            case REFERRAL_COMMAND -> ReferralRecords.command();
            case REFERRAL_STEP -> ReferralRecords.step();
            case RECOVERY_COMMAND -> RecoveryRecords.command();
            case RECOVERY_STEP -> RecoveryRecords.step();
            case DISCLOSURE -> SupervisionRecords.disclosure();
            case AUDIT_RECORD -> AuditRecords.entry();
            case AUDIT_CHECKPOINT -> AuditRecords.checkpoint();
        };
    }

    static Settlement settlement() {
        return Settlement.newBuilder()
                .setSettlementId(SETTLEMENT)
                .setMessageId("H43010200001202609130900000002")
                .setChannel(Channel.INPATIENT)
                .setSettledAt(SETTLED)
                .setSentAt(SENT)
                .setTreatmentArea("430102")
                .setInsuranceArea("430100")
                .setPaymentLocation("2")
                .setPerson(Person.newBuilder()
                        .setPatientId(PATIENT)
                        .setSex(Sex.FEMALE)
                        .setBirthDate(LocalDate.of(1958, 11, 30))
                        .setInsuranceType("390")
                        .setPersonType("16")
                        .setMaternityStatus("0")
                        .build())
                .setInstitution(Institution.newBuilder()
                        .setInstitutionId(INSTITUTION)
                        .setName("机构0001")
                        .setKind("1")
                        .setLevel("2")
                        .build())
                .setVisit(visit())
                .setDiagnoses(List.of(Diagnosis.newBuilder()
                        .setScheme("1")
                        .setRank(1)
                        .setCode("J18.900")
                        .setName("肺炎")
                        .setDepartment("A03")
                        .setPractitionerId(PHYSICIAN)
                        .setDiagnosedAt(ADMITTED)
                        .build()))
                .setOperations(List.of(Operation.newBuilder()
                        .setCode("33.2400")
                        .setName("支气管镜活检")
                        .setMain(true)
                        .setOperatedAt(ADMITTED.plusSeconds(86_400))
                        .setPractitionerId(PHYSICIAN)
                        .build()))
                .setFeeLines(List.of(drug(), takenBack()))
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(12_480)
                        .setFundFen(8_736)
                        .setPooledFen(8_736)
                        .setPersonFen(3_544)
                        .setAccountFen(1_000)
                        .setCashFen(2_544)
                        .setInScopeFen(12_480)
                        .setInstitutionFen(100)
                        .setOtherFen(100)
                        .build())
                .build();
    }

    private static Visit visit() {
        return Visit.newBuilder()
                .setVisitId("M000000000002")
                .setVisitType("21")
                .setBeganAt(ADMITTED)
                .setEndedAt(SETTLED)
                .setDiseaseCode("J18.900")
                .setDiseaseName("肺炎")
                .setDischargeDiagnosisCode("J18.900")
                .setAdmissionDepartment("A03")
                .setDischargeDepartment("A04")
                .setAttendingPractitionerId(PHYSICIAN)
                .setBed("01")
                .setInpatientNumber("M000000000002")
                .setAdmissionKind("1")
                .setDischargeWay("5")
                .setDeathDate(LocalDate.of(2026, 9, 13))
                .build();
    }

    private static FeeLine drug() {
        return FeeLine.newBuilder()
                .setLineId(FIRST_LINE)
                .setOccurredAt(ADMITTED)
                .setItemCode("XJ01DDT021B001010100001")
                .setLocalItemCode("LXJ01DDT021B001010100001")
                .setItemName("头孢曲松")
                .setItemKind("101")
                .setChargeKind("09")
                .setChargeLevel("01")
                .setQuantityE4(50_000)
                .setUnitPriceE6(31_200_000)
                .setAmountFen(15_600)
                .setInScopeFen(15_600)
                .setSupplyDaysE2(500)
                .setPrescriptionId("RX1")
                .setCirculatedPrescription(true)
                .setDepartment("A03")
                .setPractitionerId(PHYSICIAN)
                .setApproval("1")
                .setLimitedUse(true)
                .setTakesBackLineId(null)
                .setTraceCodes(List.of("81230000000000000017", "81230000000000000018"))
                .setSplitPack(true)
                .build();
    }

    private static FeeLine takenBack() {
        return FeeLine.newBuilder(drug())
                .setLineId(SECOND_LINE)
                .setQuantityE4(-10_000)
                .setAmountFen(-3_120)
                .setInScopeFen(-3_120)
                .setTakesBackLineId(FIRST_LINE)
                .setTraceCodes(List.of())
                .build();
    }

    static Reversal reversal() {
        return Reversal.newBuilder()
                .setReversalId("H43010200001202609140900009999")
                .setSettlementId(SETTLEMENT)
                .setVisitId("M000000000002")
                .setPatientId(PATIENT)
                .setInstitutionId(INSTITUTION)
                .setChannel(Channel.INPATIENT)
                .setReversedAt(SETTLED.plusSeconds(86_400))
                .setLineIds(List.of(SECOND_LINE))
                .build();
    }

    static ReversalReceipt receipt() {
        return ReversalReceipt.newBuilder()
                .setReversalId("H43010200001202609140900009999")
                .setSettlementId(SETTLEMENT)
                .setPatientId(PATIENT)
                .setInstitutionId(INSTITUTION)
                .setLineIds(List.of(SECOND_LINE))
                .setSource(SOURCE)
                .setReceivedAt(SENT)
                .build();
    }

    static Decision decision() {
        return Decision.newBuilder()
                .setSettlementId(SETTLEMENT)
                .setPatientId(PATIENT)
                .setInstitutionId(INSTITUTION)
                .setVerdict(Verdict.HOLD)
                .setFundFen(8_736)
                .setReleasedFen(0)
                .setHeldFen(8_736)
                .setRefusedFen(0)
                .setLines(List.of(LineDecision.newBuilder()
                        .setLineId(FIRST_LINE)
                        .setFundFen(8_736)
                        .setReleasedFen(0)
                        .setHeldFen(8_736)
                        .setRefusedFen(0)
                        .build()))
                .setFindings(List.of(finding()))
                .setSystemReason(SystemReason.BUDGET_EXCEEDED)
                .setSystemDetail("rule 301.1 took longer than 5 ms")
                .setPacks(List.of(PackRef.newBuilder()
                        .setPackId("national-policy")
                        .setVersion("1.0.0")
                        .setDigest("0123456789abcdef".repeat(4))
                        .build()))
                .setFeatures(List.of(FeatureValue.newBuilder()
                        .setName("swipes_10m")
                        .setValue(7)
                        .setCoverageSince(ADMITTED)
                        .setSubject("D430102000001")
                        .setQuality(FeatureQuality.ABOUT)
                        .build()))
                .setStanding(List.of(StandingInForce.newBuilder()
                        .setSubjectKind(SubjectKind.PRACTITIONER)
                        .setSubjectId("D430102000001")
                        .setEntry(suspension())
                        .build()))
                .setTraceUses(List.of(TraceUse.newBuilder()
                        .setLineId(FIRST_LINE)
                        .setTraceCode("81234567890123456789")
                        .setSettlementId("S000000000002")
                        .setInstitutionId("P43010200001")
                        .setSettledAt(ADMITTED)
                        .build()))
                .setResponsible(List.of(LineResponsible.newBuilder()
                        .setLineId(FIRST_LINE)
                        .setPractitionerId(PHYSICIAN)
                        .setDepartment("A03")
                        .build()))
                .setPastSettlements(3)
                .setPastDigest("0f1e2d3c4b5a6978".repeat(2))
                .setEngineVersion("0.1.0")
                .setContentDigest("fedcba9876543210".repeat(4))
                .setSource(SOURCE)
                .setReceivedAt(SENT)
                .build();
    }

    static PackRef packRef() {
        return PackRef.newBuilder()
                .setPackId("national-policy")
                .setVersion("1.0.0")
                .setDigest(DIGEST)
                .build();
    }

    static ShadowResult shadowResult() {
        return ShadowResult.newBuilder()
                .setSettlementId(SETTLEMENT)
                .setPatientId(PATIENT)
                .setInstitutionId(INSTITUTION)
                .setShadow(packRef())
                .setInsteadOf(packRef())
                .setOutcome(ShadowOutcome.HOLDS_LESS)
                .setDecidedHeldFen(8_736)
                .setDecidedRefusedFen(100)
                .setShadowHeldFen(4_000)
                .setShadowRefusedFen(50)
                .setFindings(List.of(finding()))
                .setDetail("took too long")
                .setMicros(321)
                .build();
    }

    private static Finding finding() {
        return Finding.newBuilder()
                .setFindingId(SETTLEMENT + "/301.1/1")
                .setRuleCode("301.1")
                .setRuleName("超限定频次")
                .setPackId("national-policy")
                .setSeverity(2)
                .setConsequence(Consequence.HOLD)
                .setBehaviour(2)
                .setLegalBasis("医疗保障基金使用监督管理条例 第三十八条(一)")
                .setLineIds(List.of(FIRST_LINE))
                .setAmountFen(15_600)
                .setEvidence("10天内第3次")
                .setPastSettlementIds(List.of("S000000000001"))
                .setPastDays(List.of(LocalDate.of(2026, 9, 1)))
                .setEvidenceEn("the third time in 10 days")
                .build();
    }

    private static StandingEntry suspension() {
        return StandingEntry.newBuilder()
                .setKind(StandingKind.SUSPENSION)
                .setValue("")
                .setValidFrom(ADMITTED)
                .setValidTo(SENT)
                .setOrderNo("湘医保罚〔2026〕1号")
                .setLegalBasis("医疗保障基金使用监督管理条例 第十三条")
                .setEmergencyExempt(true)
                .build();
    }

    static Standing standing() {
        return Standing.newBuilder()
                .setSubjectKind(SubjectKind.PRACTITIONER)
                .setSubjectId(PHYSICIAN)
                .setEntries(List.of(
                        suspension(),
                        StandingEntry.newBuilder(suspension())
                                .setKind(StandingKind.QUALIFICATION_POINTS)
                                .setValue("9")
                                .setValidTo(null)
                                .setEmergencyExempt(false)
                                .build()))
                .setIssuedAt(ADMITTED)
                .setIssuedBy("长沙市医疗保障局")
                .setSource("supervision")
                .build();
    }

    static DeadLetter deadLetter() {
        return DeadLetter.newBuilder()
                .setReason(DeadLetterReason.MISSING_FIELD)
                .setMessage("setlinfo.psn_no is missing or blank. Fill it in and send again.")
                .setField("setlinfo.psn_no")
                .setSettlementId(SETTLEMENT)
                .setSource(SOURCE)
                .setReceivedAt(SENT)
                .setOriginal(ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)))
                .build();
    }
}
