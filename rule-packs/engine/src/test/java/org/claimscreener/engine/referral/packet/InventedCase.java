package org.claimscreener.engine.referral.packet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.claimscreener.engine.referral.Department;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.LineResponsible;
import org.claimscreener.wire.record.Operation;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TraceUse;
import org.claimscreener.wire.record.Verdict;
import org.claimscreener.wire.record.Visit;

/** A case of values that stand nowhere else, with who may see each. */
final class InventedCase {
    private static final Set<Department> ALL = EnumSet.allOf(Department.class);
    private static final Set<Department> POLICE = EnumSet.of(Department.POLICE);
    private static final Set<Department> CARE = EnumSet.of(Department.POLICE, Department.HEALTH);
    private static final Set<Department> GOODS =
            EnumSet.of(Department.POLICE, Department.HEALTH, Department.MARKET_SUPERVISION);
    private static final Set<Department> MARKET = EnumSet.of(Department.POLICE, Department.MARKET_SUPERVISION);
    private static final Set<Department> MONEY = EnumSet.of(Department.POLICE, Department.AUDIT, Department.FINANCE);

    private final Random random;
    final Map<String, Set<Department>> values = new LinkedHashMap<>();
    private final List<String> secrets = new ArrayList<>();

    InventedCase(Random random) {
        this.random = random;
    }

    private String text(Set<Department> who) {
        String text = "x" + Long.toHexString(random.nextLong() | Long.MIN_VALUE);
        values.put(text, who);
        if (!who.contains(Department.HEALTH)) {
            secrets.add(text);
        }
        return text;
    }

    /** Of a random number of digits, none of them a leading one. */
    private long number(Set<Department> who) {
        long number = 100_000_000_000_000L + Math.floorMod(random.nextLong(), 800_000_000_000_000L);
        values.put(Long.toString(number), who);
        return number;
    }

    private Instant time(Set<Department> who) {
        Instant time = Instant.ofEpochMilli(1_000_000_000_000L + Math.floorMod(random.nextLong(), 900_000_000_000L));
        values.put(time.toString(), who);
        return time;
    }

    private LocalDate day(Set<Department> who) {
        // Before any instant of these cases, of which a day would else be a part.
        LocalDate day = LocalDate.ofEpochDay(-20_000 + random.nextInt(19_000));
        values.put(day.toString(), who);
        secrets.add(day.toString());
        return day;
    }

    PacketSource source(Department department) {
        Settlement settlement = settlement();
        Decision decision = decision(settlement);
        return new PacketSource(
                new ReferralMatter(text(ALL), department, "u-1", "u-2", time(ALL), text(ALL)),
                decision,
                settlement,
                List.of(new PackFact(text(ALL), "1", PacketSamples.DIGEST, time(ALL), List.of(text(ALL)), text(ALL))),
                PacketSamples.inputs(decision, settlement),
                new Evaluation(false, text(POLICE)),
                List.of(step(settlement)));
    }

    private Settlement settlement() {
        return Settlement.newBuilder()
                .setSettlementId(text(ALL))
                .setMessageId(text(ALL))
                .setChannel(Channel.INPATIENT)
                .setSettledAt(time(ALL))
                .setSentAt(time(ALL))
                .setTreatmentArea(text(ALL))
                .setInsuranceArea(text(POLICE))
                .setPaymentLocation(text(CARE))
                .setPerson(Person.newBuilder()
                        .setPatientId(text(POLICE))
                        .setSex(Sex.FEMALE)
                        .setBirthDate(day(POLICE))
                        .setInsuranceType(text(POLICE))
                        .setPersonType(text(POLICE))
                        .setMaternityStatus(text(POLICE))
                        .build())
                .setInstitution(Institution.newBuilder()
                        .setInstitutionId(text(ALL))
                        .setName(text(ALL))
                        .setKind(text(ALL))
                        .setLevel(text(ALL))
                        .build())
                .setVisit(visit())
                .setDiagnoses(List.of(Diagnosis.newBuilder()
                        .setScheme(text(POLICE))
                        .setRank(1)
                        .setCode(text(POLICE))
                        .setName(text(POLICE))
                        .setDepartment(text(POLICE))
                        .setPractitionerId(text(POLICE))
                        .setDiagnosedAt(time(POLICE))
                        .build()))
                .setOperations(List.of(Operation.newBuilder()
                        .setCode(text(POLICE))
                        .setName(text(POLICE))
                        .setMain(true)
                        .setOperatedAt(time(POLICE))
                        .setPractitionerId(text(POLICE))
                        .build()))
                .setFeeLines(List.of(
                        line("drug", "101", GOODS, MARKET, CARE, MARKET),
                        line("service", "201", CARE, POLICE, CARE, POLICE),
                        line("other", "101", POLICE, POLICE, POLICE, POLICE)))
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(number(MONEY))
                        .setFundFen(number(MONEY))
                        .setPooledFen(number(MONEY))
                        .setPersonFen(number(MONEY))
                        .setAccountFen(number(MONEY))
                        .setCashFen(number(MONEY))
                        .setInScopeFen(number(MONEY))
                        .setInstitutionFen(number(MONEY))
                        .setOtherFen(number(MONEY))
                        .build())
                .build();
    }

    private Visit visit() {
        return Visit.newBuilder()
                .setVisitId(text(ALL))
                .setVisitType(text(CARE))
                .setBeganAt(time(CARE))
                .setEndedAt(time(CARE))
                .setDiseaseCode(text(POLICE))
                .setDiseaseName(text(POLICE))
                .setDischargeDiagnosisCode(text(POLICE))
                .setAdmissionDepartment(text(CARE))
                .setDischargeDepartment(text(CARE))
                .setAttendingPractitionerId(text(CARE))
                .setBed(text(POLICE))
                .setInpatientNumber(text(POLICE))
                .setAdmissionKind(text(CARE))
                .setDischargeWay(text(POLICE))
                .setDeathDate(day(POLICE))
                .build();
    }

    private FeeLine line(
            String id,
            String kind,
            Set<Department> billed,
            Set<Department> price,
            Set<Department> service,
            Set<Department> trace) {
        return FeeLine.newBuilder()
                .setLineId(id)
                .setOccurredAt(time(service))
                .setItemCode(text(billed))
                .setLocalItemCode(text(billed))
                .setItemName(text(billed))
                .setItemKind(kind)
                .setChargeKind(text(billed))
                .setChargeLevel(text(billed))
                .setQuantityE4(number(billed))
                .setUnitPriceE6(number(price))
                .setAmountFen(number(price))
                .setInScopeFen(number(price))
                .setPrescriptionId(text(service))
                .setDepartment(text(service))
                .setPractitionerId(text(service))
                .setApproval(text(service))
                .setTraceCodes(List.of(text(trace), text(trace)))
                .build();
    }

    private Decision decision(Settlement settlement) {
        return Decision.newBuilder()
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setVerdict(Verdict.HOLD)
                .setFundFen(number(MONEY))
                .setReleasedFen(number(MONEY))
                .setHeldFen(number(MONEY))
                .setRefusedFen(number(MONEY))
                .setLines(List.of(new LineDecision("drug", number(MONEY), number(MONEY), number(MONEY), 0L)))
                .setFindings(List.of(finding()))
                .setSystemDetail(text(ALL))
                .setPacks(List.of(new PackRef(text(ALL), text(ALL), text(ALL))))
                .setFeatures(List.of(FeatureValue.newBuilder()
                        .setName(text(CARE))
                        .setValue(number(CARE))
                        .setCoverageSince(time(CARE))
                        .setSubject(text(CARE))
                        .build()))
                .setStanding(List.of(standing(SubjectKind.PRACTITIONER, CARE), standing(SubjectKind.PATIENT, POLICE)))
                .setTraceUses(List.of(new TraceUse("drug", text(MARKET), text(MARKET), text(MARKET), time(MARKET))))
                .setPastSettlements(1)
                .setPastDigest(text(POLICE))
                .setEngineVersion(text(ALL))
                .setContentDigest(text(POLICE))
                .setSource(new Source(text(ALL), 0, number(ALL)))
                .setReceivedAt(time(ALL))
                .setResponsible(List.of(new LineResponsible("drug", text(CARE), text(CARE))))
                .build();
    }

    private Finding finding() {
        LocalDate day = day(POLICE);
        return Finding.newBuilder()
                .setFindingId(text(ALL))
                .setRuleCode(text(ALL))
                .setRuleName(text(ALL))
                .setPackId(text(ALL))
                .setSeverity(2)
                .setConsequence(Consequence.HOLD)
                .setBehaviour(2)
                .setLegalBasis(text(ALL))
                .setLineIds(List.of("drug", "service"))
                .setAmountFen(number(MONEY))
                .setPastSettlementIds(List.of(text(POLICE)))
                .setPastDays(List.of(day))
                // A rule that tells all that it should not.
                .setEvidence(text(CARE) + "：" + String.join("、", secrets))
                .setEvidenceEn(text(CARE) + ": " + String.join(", ", secrets))
                .build();
    }

    private StandingInForce standing(SubjectKind kind, Set<Department> who) {
        return StandingInForce.newBuilder()
                .setSubjectKind(kind)
                .setSubjectId(text(who))
                .setEntry(StandingEntry.newBuilder()
                        .setKind(StandingKind.SUSPENSION)
                        .setValue(text(who))
                        .setValidFrom(time(who))
                        .setValidTo(time(who))
                        .setOrderNo(text(who))
                        .setLegalBasis(text(who))
                        .build())
                .build();
    }

    private HoldStep step(Settlement settlement) {
        return HoldStep.newBuilder()
                .setHoldId(settlement.getSettlementId())
                .setStep(1)
                .setEvent(HoldEvent.OPENED)
                .setAt(time(ALL))
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setCommandId(text(POLICE))
                .setActorId(text(POLICE))
                .setActorRole(ActorRole.REVIEWER)
                .setReason(text(POLICE))
                .setOpinions(List.of(new LineOpinion("drug", number(POLICE))))
                .setAttachments(List.of(new Attachment(text(POLICE), text(POLICE), number(POLICE), text(POLICE))))
                .setLines(List.of(HoldLine.newBuilder()
                        .setLineId("drug")
                        .setSuspectedFen(number(MONEY))
                        .setFirstReviewFen(number(MONEY))
                        .setConfirmedFen(number(MONEY))
                        .setDeductedFen(number(MONEY))
                        .setReleasedFen(number(MONEY))
                        .setWithdrawnFen(number(MONEY))
                        .build()))
                .setSuspectedFen(number(MONEY))
                .setHeldFen(number(MONEY))
                .setReleasedFen(number(MONEY))
                .setDeductedFen(number(MONEY))
                .setWithdrawnFen(number(MONEY))
                .setReleasedNowFen(number(MONEY))
                .setDeductedNowFen(number(MONEY))
                .setClaimedBy(text(POLICE))
                .setClaimUntil(time(POLICE))
                .setProposedBy(text(POLICE))
                .setDeadline(time(ALL))
                .setPausedUntil(time(ALL))
                .build();
    }
}
