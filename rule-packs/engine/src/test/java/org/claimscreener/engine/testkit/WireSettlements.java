package org.claimscreener.engine.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Visit;

/** Settlements on the wire that have nothing wrong with them. */
public final class WireSettlements {
    /** Ten in the morning of a Monday in Shanghai. */
    public static final Instant MONDAY = Instant.parse("2026-09-07T02:00:00Z");

    private WireSettlements() {}

    /** An adult's outpatient visit with two lines, 52 yuan, of which the fund pays 36.40. */
    public static Settlement.Builder outpatient() {
        return Settlement.newBuilder()
                .setSettlementId("S1")
                .setMessageId("H43010200001202609071000000001")
                .setChannel(Channel.OUTPATIENT)
                .setSettledAt(MONDAY)
                .setSentAt(MONDAY)
                .setTreatmentArea("430102")
                .setInsuranceArea("430102")
                .setPerson(person().build())
                .setInstitution(hospital().build())
                .setVisit(visit().build())
                .setDiagnoses(List.of(hypertension()))
                .setFeeLines(List.of(line("L1", 1500), line("L2", 3700)))
                .setAmounts(amounts(5200, 3640).build());
    }

    public static Person.Builder person() {
        return Person.newBuilder()
                .setPatientId("P00000000001")
                .setSex(Sex.MALE)
                .setBirthDate(LocalDate.of(1975, 3, 4))
                .setInsuranceType("310")
                .setPersonType("11");
    }

    public static Institution.Builder hospital() {
        return Institution.newBuilder()
                .setInstitutionId("H43010200001")
                .setName("机构0001")
                .setKind("1")
                .setLevel("2");
    }

    public static Visit.Builder visit() {
        return Visit.newBuilder()
                .setVisitId("M1")
                .setVisitType("11")
                .setBeganAt(MONDAY)
                .setDiseaseCode("I10.x00x002")
                .setAdmissionDepartment("A03")
                .setAttendingPractitionerId("D430102000001");
    }

    public static Diagnosis hypertension() {
        return Diagnosis.newBuilder()
                .setScheme("1")
                .setRank(1)
                .setCode("I10.x00x002")
                .setName("高血压")
                .build();
    }

    /** A drug line of one unit at that price, all in scope. */
    public static FeeLine line(String lineId, long amountFen) {
        return lineOf(lineId, "XC08CAA247A001010101547", amountFen).build();
    }

    /** A drug line of one unit at that price, all in scope. */
    public static FeeLine.Builder lineOf(String lineId, String itemCode, long amountFen) {
        return FeeLine.newBuilder()
                .setLineId(lineId)
                .setOccurredAt(MONDAY)
                .setItemCode(itemCode)
                .setItemName("氨氯地平")
                .setItemKind("101")
                .setQuantityE4(10_000)
                .setUnitPriceE6(amountFen * 10_000)
                .setAmountFen(amountFen)
                .setInScopeFen(amountFen)
                .setPractitionerId("D430102000001");
    }

    /** Amounts that add up: what the fund does not pay, the person pays. */
    public static Amounts.Builder amounts(long totalFen, long fundFen) {
        return Amounts.newBuilder()
                .setTotalFen(totalFen)
                .setFundFen(fundFen)
                .setPersonFen(totalFen - fundFen)
                .setCashFen(totalFen - fundFen);
    }
}
