package org.claimscreener.engine.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.claimscreener.engine.intake.Calendars;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Operation;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Visit;

/**
 * A settlement as an author writes it: only what matters to the case, over an honest adult's visit to the outpatients of
 * a tertiary hospital at ten in the morning of Monday 7 September 2026, Shanghai. Stateless.
 */
final class SettlementText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final String AREA = "430102";
    private static final String TERTIARY = "2";
    private static final String NO_LEVEL = "11";
    private static final String HYPERTENSION = "I10.x00x002";
    private static final String NO_DIAGNOSIS = "none";

    private SettlementText() {}

    /**
     * The settlement that the fields describe.
     *
     * @param id its settlement id where none is stated
     */
    static CaseSettlement settlement(CaseFields fields, String id) {
        fields.only(
                "id",
                "at",
                "sent",
                "area",
                "home_area",
                "online",
                "person",
                "institution",
                "stay",
                "visit",
                "diagnosis",
                "diagnoses",
                "operations",
                "lines",
                "total_yuan",
                "fund_yuan",
                "person_yuan",
                "withdrawn");
        Channel channel = channel(fields);
        Visit visit = visit(fields, id, channel);
        LocalDate firstDay = Calendars.dayOf(visit.getBeganAt());
        List<FeeLine> lines = LineText.lines(fields.sections("lines"), id, channel, firstDay);
        Instant settledAt = settledAt(fields, visit);
        Settlement wire = Settlement.newBuilder()
                .setSettlementId(fields.text("id", id))
                .setMessageId(null)
                .setChannel(channel)
                .setSettledAt(settledAt)
                .setSentAt(fields.text("sent").map(text -> time(fields, text)).orElse(settledAt))
                .setTreatmentArea(fields.text("area", AREA))
                .setInsuranceArea(fields.text("home_area", AREA))
                .setPaymentLocation(fields.flag("online").orElse(false) ? "5" : "2")
                .setPerson(person(fields.section("person")))
                .setInstitution(institution(fields.section("institution"), channel))
                .setVisit(visit)
                .setDiagnoses(diagnoses(fields))
                .setOperations(operations(fields, firstDay))
                .setFeeLines(lines)
                .setAmounts(amounts(fields, lines))
                .build();
        return new CaseSettlement(wire, fields.text("withdrawn").map(text -> time(fields, text)));
    }

    private static Channel channel(CaseFields fields) {
        if (fields.has("stay")) {
            return Channel.INPATIENT;
        }
        boolean pharmacy = fields.section("institution").flag("pharmacy").orElse(false);
        return pharmacy ? Channel.PHARMACY : Channel.OUTPATIENT;
    }

    /** Stated, else the end of a stay, else the beginning of the visit. */
    private static Instant settledAt(CaseFields fields, Visit visit) {
        Instant end = visit.getEndedAt();
        return fields.text("at").map(text -> time(fields, text)).orElse(end == null ? visit.getBeganAt() : end);
    }

    private static Visit visit(CaseFields fields, String id, Channel channel) {
        CaseFields stay = fields.section("stay")
                .only("from", "to", "type", "department", "admission", "discharge", "died_on", "bed");
        CaseFields visit = fields.section("visit").only("on", "type", "department");
        boolean inpatient = channel == Channel.INPATIENT;
        CaseFields source = inpatient ? stay : visit;
        String type = inpatient ? "2101" : channel == Channel.PHARMACY ? "41" : "11";
        String department = source.text("department", "A03");
        Visit.Builder wire = Visit.newBuilder()
                .setVisitId("M" + id)
                .setVisitType(source.text("type", type))
                .setBeganAt(
                        inpatient
                                ? morning(stay.day("from").orElse(MONDAY))
                                : visit.day("on").map(SettlementText::morning).orElseGet(() -> beganAt(fields)))
                .setDiseaseCode(mainDiagnosis(fields).orElse(null))
                .setAdmissionDepartment(department)
                .setAttendingPractitionerId("D430102000001");
        if (inpatient) {
            wire.setEndedAt(morning(stay.day("to").orElse(MONDAY)))
                    .setDischargeDiagnosisCode(mainDiagnosis(fields).orElse(null))
                    .setDischargeDepartment(department)
                    .setAdmissionKind(stay.text("admission", "1"))
                    .setBed(stay.text("bed").orElse(null))
                    .setDeathDate(stay.day("died_on").orElse(null))
                    .setDischargeWay(stay.text("discharge", "1"));
        }
        return wire.build();
    }

    private static Instant beganAt(CaseFields fields) {
        return fields.text("at").map(text -> time(fields, text)).orElse(morning(MONDAY));
    }

    private static Person person(CaseFields fields) {
        fields.only("id", "sex", "birth", "insurance", "type", "maternity");
        return Person.newBuilder()
                .setPatientId(fields.text("id", "P00000000001"))
                .setSex(sex(fields))
                .setBirthDate(fields.day("birth").orElse(LocalDate.of(1975, 3, 4)))
                .setInsuranceType(fields.text("insurance", "310"))
                .setPersonType(fields.text("type").orElse(null))
                .setMaternityStatus(fields.text("maternity").orElse(null))
                .build();
    }

    private static Sex sex(CaseFields fields) {
        String text = fields.text("sex", "male");
        for (Sex sex : Sex.values()) {
            if (sex.name().toLowerCase(Locale.ROOT).equals(text)) {
                return sex;
            }
        }
        throw new CaseFileException(fields.where(), "'sex' is '" + text + "'; write male, female, unknown or unstated");
    }

    private static Institution institution(CaseFields fields, Channel channel) {
        fields.only("id", "level", "pharmacy");
        boolean pharmacy = channel == Channel.PHARMACY;
        String level = fields.text("level", pharmacy ? NO_LEVEL : TERTIARY);
        return Institution.newBuilder()
                .setInstitutionId(fields.text("id", pharmacy ? "P43010200001" : "H43010200001"))
                .setKind(pharmacy ? "2" : "1")
                .setLevel(level.isEmpty() ? null : level)
                .build();
    }

    /** What is stated, or hypertension; nothing when "none" is stated. */
    private static Optional<String> mainDiagnosis(CaseFields fields) {
        String stated = fields.text("diagnosis", HYPERTENSION);
        return stated.equals(NO_DIAGNOSIS) ? Optional.empty() : Optional.of(stated);
    }

    /** The operations, each on the first day of the visit where no day is stated. */
    private static List<Operation> operations(CaseFields settlement, LocalDate firstDay) {
        List<Operation> operations = new ArrayList<>();
        for (CaseFields fields : settlement.sections("operations")) {
            fields.only("code", "name", "main", "day", "undated", "practitioner");
            boolean undated = fields.flag("undated").orElse(false);
            operations.add(Operation.newBuilder()
                    .setCode(fields.required("code"))
                    .setName(fields.text("name").orElse(null))
                    .setMain(fields.flag("main").orElse(operations.isEmpty()))
                    .setOperatedAt(undated ? null : morning(fields.day("day").orElse(firstDay)))
                    .setPractitionerId(fields.text("practitioner").orElse(null))
                    .build());
        }
        return operations;
    }

    /** The main diagnosis, and the further ones under "diagnoses". */
    private static List<Diagnosis> diagnoses(CaseFields fields) {
        List<String> codes = new ArrayList<>();
        mainDiagnosis(fields).ifPresent(codes::add);
        codes.addAll(fields.texts("diagnoses"));
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (String code : codes) {
            diagnoses.add(Diagnosis.newBuilder()
                    .setScheme("1")
                    .setRank(diagnoses.size() + 1)
                    .setCode(code)
                    .build());
        }
        return diagnoses;
    }

    /** Unless stated the total is what the lines come to, the fund pays 70 % of what is in scope, the person the rest. */
    private static Amounts amounts(CaseFields fields, List<FeeLine> lines) {
        long billed = lines.stream().mapToLong(FeeLine::getAmountFen).sum();
        long inScope = lines.stream().mapToLong(FeeLine::getInScopeFen).sum();
        long total = fields.scaled("total_yuan", 2).orElse(billed);
        long fund = fields.scaled("fund_yuan", 2).orElse(inScope * 7 / 10);
        return Amounts.newBuilder()
                .setTotalFen(total)
                .setFundFen(fund)
                .setPersonFen(fields.scaled("person_yuan", 2).orElse(total - fund))
                .setInScopeFen(inScope)
                .build();
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(Calendars.ZONE).toInstant();
    }

    /** A date, which means its morning, or a date and a time in Shanghai. */
    static Instant time(CaseFields fields, String text) {
        try {
            LocalDateTime time = text.length() == "2026-09-07".length()
                    ? LocalDate.parse(text).atTime(MORNING)
                    : LocalDateTime.parse(text, TIME);
            return time.atZone(Calendars.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new CaseFileException(
                    fields.where(), "'" + text + "' is no time; write 2026-09-07 or 2026-09-07 10:00");
        }
    }
}
