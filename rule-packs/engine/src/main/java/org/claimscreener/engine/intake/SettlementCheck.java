package org.claimscreener.engine.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a settlement before it can be screened. Only what makes screening meaningless is refused here;
 * whatever merely looks wrong, such as lines that do not add up, is left for a rule to find. Stateless, thread-safe.
 */
public final class SettlementCheck {
    private SettlementCheck() {}

    /**
     * The first problem in reading order, if any.
     *
     * @param receivedAt when the input was appended to its log; bounds how far ahead its own times may lie
     */
    public static Optional<Problem> firstProblem(Settlement settlement, Instant receivedAt) {
        return new Inspection(receivedAt).inspect(settlement);
    }

    /** One pass over one settlement; keeps the first problem and ignores the rest. */
    private static final class Inspection {
        private final Instant latest;
        private @Nullable Problem first;

        private Inspection(Instant receivedAt) {
            this.latest = receivedAt.plus(IntakeLimits.MAX_AHEAD);
        }

        private Optional<Problem> inspect(Settlement settlement) {
            header(settlement);
            person(settlement);
            visit(settlement);
            amounts(settlement.getAmounts());
            diagnoses(settlement.getDiagnoses());
            lines(settlement.getFeeLines());
            return Optional.ofNullable(first);
        }

        private void header(Settlement settlement) {
            id("settlement_id", settlement.getSettlementId());
            id("treatment_area", settlement.getTreatmentArea());
            id("insurance_area", settlement.getInsuranceArea());
            id("institution.institution_id", settlement.getInstitution().getInstitutionId());
            text("institution.name", settlement.getInstitution().getName());
            id("institution.kind", settlement.getInstitution().getKind());
            text("institution.level", settlement.getInstitution().getLevel());
            ownTime("settled_at", settlement.getSettledAt());
            time("sent_at", settlement.getSentAt());
        }

        private void person(Settlement settlement) {
            var person = settlement.getPerson();
            id("person.patient_id", person.getPatientId());
            id("person.insurance_type", person.getInsuranceType());
            text("person.person_type", person.getPersonType());
            text("person.maternity_status", person.getMaternityStatus());
            if (person.getBirthDate().isBefore(IntakeLimits.EARLIEST_BIRTH)) {
                report(
                        DeadLetterReason.TIME_OUT_OF_RANGE,
                        "person.birth_date",
                        "the birth date lies before " + IntakeLimits.EARLIEST_BIRTH + "; send the true one");
            } else if (person.getBirthDate().isAfter(Calendars.dayOf(latest))) {
                report(
                        DeadLetterReason.TIME_ORDER,
                        "person.birth_date",
                        "the birth date lies after the settlement; send the true one");
            }
        }

        private void visit(Settlement settlement) {
            var visit = settlement.getVisit();
            id("visit.visit_id", visit.getVisitId());
            id("visit.visit_type", visit.getVisitType());
            text("visit.disease_code", visit.getDiseaseCode());
            text("visit.disease_name", visit.getDiseaseName());
            text("visit.discharge_diagnosis_code", visit.getDischargeDiagnosisCode());
            text("visit.admission_department", visit.getAdmissionDepartment());
            text("visit.attending_practitioner_id", visit.getAttendingPractitionerId());
            ownTime("visit.began_at", visit.getBeganAt());
            Instant endedAt = visit.getEndedAt();
            if (endedAt == null) {
                return;
            }
            ownTime("visit.ended_at", endedAt);
            if (endedAt.isBefore(visit.getBeganAt())) {
                report(
                        DeadLetterReason.TIME_ORDER,
                        "visit.ended_at",
                        "the discharge lies before the admission; correct one of them and send again");
            }
        }

        private void amounts(Amounts amounts) {
            amount("amounts.total_fen", amounts.getTotalFen());
            amount("amounts.fund_fen", amounts.getFundFen());
            amount("amounts.pooled_fen", amounts.getPooledFen());
            amount("amounts.person_fen", amounts.getPersonFen());
            amount("amounts.account_fen", amounts.getAccountFen());
            amount("amounts.cash_fen", amounts.getCashFen());
            amount("amounts.institution_fen", amounts.getInstitutionFen());
            amount("amounts.other_fen", amounts.getOtherFen());
        }

        private void diagnoses(List<Diagnosis> diagnoses) {
            for (int i = 0; i < diagnoses.size(); i++) {
                id("diagnoses[" + i + "].code", diagnoses.get(i).getCode());
                text("diagnoses[" + i + "].name", diagnoses.get(i).getName());
            }
        }

        private void lines(List<FeeLine> lines) {
            if (lines.isEmpty()) {
                report(DeadLetterReason.MISSING_FIELD, "fee_lines", "there is no fee line; send what was billed");
                return;
            }
            if (lines.size() > IntakeLimits.MAX_FEE_LINES) {
                report(
                        DeadLetterReason.OVERSIZED,
                        "fee_lines",
                        lines.size() + " fee lines, at most " + IntakeLimits.MAX_FEE_LINES
                                + " are taken; settle the stay in parts");
                return;
            }
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                line("fee_lines[" + i + "].", lines.get(i), ids);
            }
            takenBack(lines);
        }

        private void line(String at, FeeLine line, Set<String> ids) {
            id(at + "line_id", line.getLineId());
            id(at + "item_code", line.getItemCode());
            text(at + "item_name", line.getItemName());
            text(at + "department", line.getDepartment());
            text(at + "practitioner_id", line.getPractitionerId());
            ownTime(at + "occurred_at", line.getOccurredAt());
            bounded(at + "amount_fen", line.getAmountFen(), IntakeLimits.MAX_AMOUNT_FEN);
            bounded(at + "in_scope_fen", line.getInScopeFen(), IntakeLimits.MAX_AMOUNT_FEN);
            bounded(at + "quantity_e4", line.getQuantityE4(), IntakeLimits.MAX_QUANTITY_E4);
            bounded(at + "unit_price_e6", line.getUnitPriceE6(), IntakeLimits.MAX_UNIT_PRICE_E6);
            if (line.getUnitPriceE6() < 0) {
                report(DeadLetterReason.NEGATIVE_AMOUNT, at + "unit_price_e6", "a price cannot be negative");
            }
            Integer supplyDays = line.getSupplyDaysE2();
            if (supplyDays != null && supplyDays < 0) {
                report(DeadLetterReason.BAD_VALUE, at + "supply_days_e2", "days of supply cannot be negative");
            }
            if (!ids.add(line.getLineId())) {
                report(
                        DeadLetterReason.BAD_VALUE,
                        at + "line_id",
                        "the line's number appears twice; each line needs its own");
            }
            boolean negative = line.getAmountFen() < 0 || line.getQuantityE4() < 0 || line.getInScopeFen() < 0;
            if (negative && line.getTakesBackLineId() == null) {
                report(
                        DeadLetterReason.NEGATIVE_AMOUNT,
                        at + "amount_fen",
                        "negative, but the line does not name the line that it takes back");
            }
        }

        /** Lines that take others back must leave something that is not negative. */
        private void takenBack(List<FeeLine> lines) {
            if (first != null || lines.stream().noneMatch(line -> line.getTakesBackLineId() != null)) {
                return;
            }
            Map<String, long[]> left = new HashMap<>();
            lines.stream()
                    .filter(line -> line.getTakesBackLineId() == null)
                    .forEach(
                            line -> left.put(line.getLineId(), new long[] {line.getAmountFen(), line.getQuantityE4()}));
            for (int i = 0; i < lines.size(); i++) {
                takeBack("fee_lines[" + i + "].takes_back_line_id", lines.get(i), left);
            }
        }

        private void takeBack(String field, FeeLine line, Map<String, long[]> left) {
            String target = line.getTakesBackLineId();
            if (target == null) {
                return;
            }
            long[] rest = left.get(target);
            if (rest == null) {
                report(DeadLetterReason.BAD_VALUE, field, "the line that it takes back is not in the settlement");
                return;
            }
            rest[0] += line.getAmountFen();
            rest[1] += line.getQuantityE4();
            if (line.getAmountFen() > 0 || line.getQuantityE4() > 0 || rest[0] < 0 || rest[1] < 0) {
                report(DeadLetterReason.NEGATIVE_AMOUNT, field, "more is taken back than the line had billed");
            }
        }

        private void id(String field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                report(DeadLetterReason.MISSING_FIELD, field, "missing or blank; it is needed to screen");
            } else if (value.length() > IntakeLimits.MAX_ID_LENGTH) {
                tooLong(field, value.length(), IntakeLimits.MAX_ID_LENGTH);
            }
        }

        private void text(String field, @Nullable String value) {
            if (value != null && value.length() > IntakeLimits.MAX_TEXT_LENGTH) {
                tooLong(field, value.length(), IntakeLimits.MAX_TEXT_LENGTH);
            }
        }

        private void tooLong(String field, int length, int limit) {
            report(DeadLetterReason.OVERSIZED, field, length + " characters, at most " + limit + " are taken");
        }

        private void amount(String field, long fen) {
            if (fen < 0) {
                report(DeadLetterReason.NEGATIVE_AMOUNT, field, "negative; a settlement's amounts are never negative");
            }
            bounded(field, fen, IntakeLimits.MAX_AMOUNT_FEN);
        }

        private void bounded(String field, long value, long limit) {
            if (value > limit || value < -limit) {
                report(DeadLetterReason.BAD_VALUE, field, "beyond any plausible size; correct it and send again");
            }
        }

        private void time(String field, Instant time) {
            if (time.isBefore(IntakeLimits.EARLIEST) || time.isAfter(IntakeLimits.LATEST)) {
                report(
                        DeadLetterReason.TIME_OUT_OF_RANGE,
                        field,
                        "outside 2000 to 2099; correct the date and send again");
            }
        }

        private void ownTime(String field, Instant time) {
            time(field, time);
            if (time.isAfter(latest)) {
                report(
                        DeadLetterReason.TIME_OUT_OF_RANGE,
                        field,
                        "more than 24 hours after the message arrived; correct the date or the sender's clock");
            }
        }

        private void report(DeadLetterReason reason, String field, String message) {
            if (first == null) {
                first = new Problem(reason, message, field);
            }
        }
    }
}
