package org.claimscreener.verifier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Visit;

/** What the network sends, in its plainest form. */
final class Documents {
    static final Instant BEGINNING = Instant.parse("2026-09-01T00:00:00Z");

    private Documents() {}

    /** Two lines, a fund share of 1,000 fen. */
    static Settlement settlement(String id, String patient, String institution) {
        return settlement(id, patient, institution, 2, 1_000);
    }

    static Settlement settlement(String id, String patient, String institution, int lines, long fundFen) {
        List<FeeLine> feeLines = new ArrayList<>();
        for (int i = 1; i <= lines; i++) {
            feeLines.add(FeeLine.newBuilder()
                    .setLineId(id + "-" + i)
                    .setOccurredAt(BEGINNING)
                    .setItemCode("XA01")
                    .setQuantityE4(10_000)
                    .setUnitPriceE6(1_000_000)
                    .setAmountFen(fundFen)
                    .setInScopeFen(fundFen)
                    .build());
        }
        return Settlement.newBuilder()
                .setSettlementId(id)
                .setChannel(Channel.OUTPATIENT)
                .setSettledAt(BEGINNING)
                .setSentAt(BEGINNING)
                .setTreatmentArea("430102")
                .setInsuranceArea("430100")
                .setPerson(Person.newBuilder()
                        .setPatientId(patient)
                        .setSex(Sex.FEMALE)
                        .setBirthDate(LocalDate.of(1960, 1, 1))
                        .setInsuranceType("310")
                        .build())
                .setInstitution(Institution.newBuilder()
                        .setInstitutionId(institution)
                        .setKind("1")
                        .build())
                .setVisit(Visit.newBuilder()
                        .setVisitId("V" + id)
                        .setVisitType("11")
                        .setBeganAt(BEGINNING)
                        .build())
                .setDiagnoses(List.of())
                .setFeeLines(feeLines)
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(fundFen * lines)
                        .setFundFen(fundFen)
                        .setPersonFen(0)
                        .build())
                .build();
    }

    /** The same id, another share. */
    static Settlement conflicting(Settlement settlement) {
        return Settlement.newBuilder(settlement)
                .setAmounts(Amounts.newBuilder(settlement.getAmounts())
                        .setFundFen(settlement.getAmounts().getFundFen() + 1)
                        .build())
                .build();
    }

    /** The same again, with a message id and a time of its own. */
    static Settlement retry(Settlement settlement) {
        return Settlement.newBuilder(settlement)
                .setMessageId("again")
                .setSentAt(BEGINNING.plusSeconds(60))
                .build();
    }

    static Reversal reversal(String reversalId, Settlement settlement, String... lineIds) {
        return Reversal.newBuilder()
                .setReversalId(reversalId)
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setChannel(settlement.getChannel())
                .setReversedAt(BEGINNING.plusSeconds(3_600))
                .setLineIds(List.of(lineIds))
                .build();
    }
}
