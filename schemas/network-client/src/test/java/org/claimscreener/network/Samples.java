package org.claimscreener.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.claimscreener.wire.record.Visit;
import org.jspecify.annotations.Nullable;

/** Small records that a network could send and the job could answer. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-09-13T01:00:00Z");
    static final String PATIENT = "P1";
    static final String INSTITUTION = "H43010200001";
    static final long FUND_FEN = 8_000;

    private Samples() {}

    static Settlement settlement(String settlementId) {
        return settlement(settlementId, PATIENT, FUND_FEN);
    }

    static Settlement settlement(String settlementId, String patientId, long fundFen) {
        return Settlement.newBuilder()
                .setSettlementId(settlementId)
                .setChannel(Channel.OUTPATIENT)
                .setSettledAt(NOW)
                .setSentAt(NOW)
                .setTreatmentArea("430102")
                .setInsuranceArea("430100")
                .setPerson(Person.newBuilder()
                        .setPatientId(patientId)
                        .setSex(Sex.FEMALE)
                        .setBirthDate(LocalDate.of(1958, 11, 30))
                        .setInsuranceType("390")
                        .build())
                .setInstitution(Institution.newBuilder()
                        .setInstitutionId(INSTITUTION)
                        .setKind("1")
                        .build())
                .setVisit(Visit.newBuilder()
                        .setVisitId("V-" + settlementId)
                        .setVisitType("11")
                        .setBeganAt(NOW)
                        .build())
                .setDiagnoses(List.of())
                .setFeeLines(List.of())
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(fundFen)
                        .setFundFen(fundFen)
                        .setPersonFen(0)
                        .build())
                .build();
    }

    /** The same settlement as a sender would send it a second time. */
    static Settlement sentAgain(Settlement settlement) {
        return Settlement.newBuilder(settlement)
                .setMessageId("again")
                .setSentAt(settlement.getSentAt().plusSeconds(3))
                .build();
    }

    static Reversal reversal(String reversalId, String settlementId) {
        return Reversal.newBuilder()
                .setReversalId(reversalId)
                .setSettlementId(settlementId)
                .setPatientId(PATIENT)
                .setInstitutionId(INSTITUTION)
                .setChannel(Channel.OUTPATIENT)
                .setReversedAt(NOW)
                .build();
    }

    static Decision released(Settlement settlement, Place source) {
        return decision(settlement, source, Verdict.RELEASE);
    }

    static Decision held(Settlement settlement, Place source) {
        return decision(settlement, source, Verdict.HOLD);
    }

    private static Decision decision(Settlement settlement, Place source, Verdict verdict) {
        long fundFen = settlement.getAmounts().getFundFen();
        long releasedFen = verdict == Verdict.RELEASE ? fundFen : 0;
        return Decision.newBuilder()
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(INSTITUTION)
                .setVerdict(verdict)
                .setFundFen(fundFen)
                .setReleasedFen(releasedFen)
                .setHeldFen(fundFen - releasedFen)
                .setRefusedFen(0)
                .setLines(List.of())
                .setFindings(List.of())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("0.1.0")
                .setContentDigest(new ContentDigest().of(settlement))
                .setSource(source(source))
                .setReceivedAt(NOW)
                .build();
    }

    static ReversalReceipt receipt(Reversal reversal) {
        return ReversalReceipt.newBuilder()
                .setReversalId(reversal.getReversalId())
                .setSettlementId(reversal.getSettlementId())
                .setPatientId(reversal.getPatientId())
                .setInstitutionId(reversal.getInstitutionId())
                .setLineIds(List.of())
                .setSource(source(at(0)))
                .setReceivedAt(NOW)
                .build();
    }

    static DeadLetter letter(DeadLetterReason reason, @Nullable String settlementId, Place source) {
        return DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage("for a person")
                .setSettlementId(settlementId)
                .setSource(source(source))
                .setReceivedAt(NOW)
                .build();
    }

    /** A place on the first partition of the settlements. */
    static Place at(long offset) {
        return new Place(TopicCatalogue.SETTLEMENTS, 0, offset);
    }

    static byte[] bytes(SpecificRecord message) {
        return new WireEncoder().encode(message);
    }

    private static Source source(Place place) {
        return new Source(place.topic(), place.partition(), place.offset());
    }
}
