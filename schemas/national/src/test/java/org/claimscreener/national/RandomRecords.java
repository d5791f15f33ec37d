package org.claimscreener.national;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Operation;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Visit;
import org.jspecify.annotations.Nullable;

/** Records of the wire with anything in them that the national form can say. The same seed gives the same record. */
final class RandomRecords {

    private static final String LETTERS = "AZaz09-_.\"\\/药品é\uD83D\uDC8A";

    /** 2000-01-01 to 9999-12-30, in seconds: before, Shanghai's clock has hours that come twice. */
    private static final long EARLIEST = 946_656_000L;

    private static final long LATEST = 253_402_128_000L;

    private final Random random;

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    Settlement settlement() {
        String institutionId = text();
        return Settlement.newBuilder()
                .setSettlementId(text())
                .setMessageId(maybe(this::text))
                .setChannel(any(Channel.values()))
                .setSettledAt(instant())
                .setSentAt(instant())
                .setTreatmentArea(text())
                .setInsuranceArea(text())
                .setPaymentLocation(maybe(this::text))
                .setPerson(person())
                .setInstitution(Institution.newBuilder()
                        .setInstitutionId(institutionId)
                        .setName(maybe(this::text))
                        .setKind(text())
                        .setLevel(maybe(this::text))
                        .build())
                .setVisit(visit())
                .setDiagnoses(diagnoses())
                .setOperations(list(0, this::operation))
                .setFeeLines(lines())
                .setAmounts(amounts())
                .build();
    }

    Reversal reversal() {
        List<String> lineIds = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            lineIds.add(text() + i);
        }
        return Reversal.newBuilder()
                .setReversalId(text())
                .setSettlementId(text())
                .setVisitId(maybe(this::text))
                .setPatientId(text())
                .setInstitutionId(text())
                .setChannel(any(Channel.values()))
                .setReversedAt(instant())
                .setLineIds(lineIds)
                .build();
    }

    private Person person() {
        return Person.newBuilder()
                .setPatientId(text())
                .setSex(any(Sex.values()))
                .setBirthDate(date())
                .setInsuranceType(text())
                .setPersonType(maybe(this::text))
                .setMaternityStatus(maybe(this::text))
                .build();
    }

    private Visit visit() {
        return Visit.newBuilder()
                .setVisitId(text())
                .setVisitType(text())
                .setBeganAt(instant())
                .setEndedAt(maybe(this::instant))
                .setDiseaseCode(maybe(this::text))
                .setDiseaseName(maybe(this::text))
                .setDischargeDiagnosisCode(maybe(this::text))
                .setAdmissionDepartment(maybe(this::text))
                .setDischargeDepartment(maybe(this::text))
                .setAttendingPractitionerId(maybe(this::text))
                .setBed(maybe(this::text))
                .setInpatientNumber(maybe(this::text))
                .setAdmissionKind(maybe(this::text))
                .setDischargeWay(maybe(this::text))
                .setDeathDate(maybe(this::date))
                .build();
    }

    private List<Diagnosis> diagnoses() {
        List<Diagnosis> diagnoses = new ArrayList<>();
        int rank = random.nextInt(3);
        for (int i = random.nextInt(4); i > 0; i--) {
            rank += random.nextInt(2);
            diagnoses.add(Diagnosis.newBuilder()
                    .setScheme(text())
                    .setRank(rank)
                    .setCode(text())
                    .setName(maybe(this::text))
                    .setDepartment(maybe(this::text))
                    .setPractitionerId(maybe(this::text))
                    .setDiagnosedAt(maybe(this::instant))
                    .build());
        }
        return diagnoses;
    }

    private Operation operation() {
        return Operation.newBuilder()
                .setCode(text())
                .setName(maybe(this::text))
                .setMain(random.nextBoolean())
                .setOperatedAt(maybe(this::instant))
                .setPractitionerId(maybe(this::text))
                .build();
    }

    private List<FeeLine> lines() {
        List<FeeLine> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            lines.add(line(text() + i));
        }
        return lines;
    }

    private FeeLine line(String lineId) {
        return FeeLine.newBuilder()
                .setLineId(lineId)
                .setOccurredAt(instant())
                .setItemCode(text())
                .setLocalItemCode(maybe(this::text))
                .setItemName(maybe(this::text))
                .setItemKind(maybe(this::text))
                .setChargeKind(maybe(this::text))
                .setChargeLevel(maybe(this::text))
                .setQuantityE4(number(10_000_000_000_000_000L))
                .setUnitPriceE6(number(10_000_000_000_000_000L))
                .setAmountFen(number(100_000_000_000_000L))
                .setInScopeFen(number(100_000_000_000_000L))
                .setSupplyDaysE2(maybe(() -> random.nextInt(1_000_000)))
                .setPrescriptionId(maybe(this::text))
                .setCirculatedPrescription(random.nextBoolean())
                .setDepartment(maybe(this::text))
                .setPractitionerId(maybe(this::text))
                .setApproval(maybe(this::text))
                .setLimitedUse(random.nextBoolean())
                .setTakesBackLineId(maybe(this::text))
                .setTraceCodes(list(0, this::text))
                .setSplitPack(random.nextBoolean())
                .build();
    }

    /** What another bears is stated only as far as the total leaves room for it; the rest need not add up. */
    private Amounts amounts() {
        long fundFen = number(1_000_000_000);
        long personFen = number(1_000_000_000);
        long institutionFen = number(1_000_000_000);
        long otherFen = random.nextBoolean() ? 0 : random.nextInt(1_000_000);
        long beyondFen = otherFen == 0 ? number(1_000) : random.nextInt(1_000);
        return Amounts.newBuilder()
                .setTotalFen(fundFen + personFen + institutionFen + otherFen + beyondFen)
                .setFundFen(fundFen)
                .setPooledFen(number(1_000_000_000))
                .setPersonFen(personFen)
                .setAccountFen(number(1_000_000_000))
                .setCashFen(number(1_000_000_000))
                .setInScopeFen(number(1_000_000_000))
                .setInstitutionFen(institutionFen)
                .setOtherFen(otherFen)
                .build();
    }

    private String text() {
        int[] letters = LETTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private long number(long bound) {
        return random.nextLong(-bound + 1, bound);
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(EARLIEST, LATEST));
    }

    private LocalDate date() {
        return LocalDate.of(1900, 1, 1).plusDays(random.nextInt(60_000));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> List<T> list(int atLeast, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = atLeast + random.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }
}
