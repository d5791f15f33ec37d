package org.claimscreener.engine.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.Bill;
import org.claimscreener.engine.fact.Diagnosis;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.Features;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.Institution;
import org.claimscreener.engine.fact.Operation;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.fact.Person;
import org.claimscreener.engine.fact.Settlement;
import org.claimscreener.engine.fact.Standing;
import org.claimscreener.engine.fact.TraceUse;
import org.claimscreener.engine.fact.Visit;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.jspecify.annotations.Nullable;

/**
 * Facts from a settlement on the wire. Call only for settlements in which {@link SettlementCheck} found no problem.
 * Stateless, thread-safe.
 */
public final class FactMaker {
    private static final String INTERNET_HOSPITAL = "5";
    private static final String RETAIL_PHARMACY = "2";
    /** National list dscg_way. */
    private static final String DIED = "5";

    private FactMaker() {}

    /** All facts of the settlement, with the past and the circumstances that the caller knows. */
    public static FactSet facts(
            org.claimscreener.wire.record.Settlement wire, PatientHistory history, Circumstances known) {
        Bill bill = NetLines.of(wire.getFeeLines(), wire.getAmounts().getFundFen());
        Settlement settlement = settlement(wire, bill);
        List<Diagnosis> diagnoses = new ArrayList<>(wire.getDiagnoses().size());
        for (var d : wire.getDiagnoses()) {
            diagnoses.add(new Diagnosis(d.getScheme(), d.getRank(), d.getCode(), Texts.orEmpty(d.getName())));
        }
        List<Operation> operations = new ArrayList<>(wire.getOperations().size());
        for (var operation : wire.getOperations()) {
            operations.add(operation(operation));
        }
        return new FactSet(
                settlement,
                person(wire, settlement.settledOn()),
                institution(wire.getInstitution()),
                visit(wire, diagnoses, settlement.settledOn()),
                diagnoses,
                operations,
                bill,
                history,
                Features.of(known.features()),
                standing(known.standing()),
                traceUses(known.traceUses(), bill));
    }

    private static List<Standing> standing(List<StandingInForce> inForce) {
        if (inForce.isEmpty()) {
            return List.of();
        }
        return inForce.stream().map(FactMaker::standing).toList();
    }

    // javac 17 drops the @Nullable of a record's component, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    private static Standing standing(StandingInForce inForce) {
        StandingEntry entry = inForce.getEntry();
        return new Standing(
                inForce.getSubjectKind(),
                inForce.getSubjectId(),
                entry.getKind(),
                entry.getValue(),
                entry.getValidFrom(),
                entry.getValidTo(),
                entry.getOrderNo(),
                entry.getLegalBasis(),
                entry.getEmergencyExempt());
    }

    /** A use whose line is not on the bill is of no settlement like this one, and left out. */
    private static List<TraceUse> traceUses(List<org.claimscreener.wire.record.TraceUse> uses, Bill bill) {
        if (uses.isEmpty()) {
            return List.of();
        }
        List<TraceUse> found = new ArrayList<>();
        for (var use : uses) {
            for (FeeLine line : bill.lines()) {
                if (line.lineId().equals(use.getLineId())) {
                    found.add(new TraceUse(
                            line,
                            use.getTraceCode(),
                            use.getSettlementId(),
                            use.getInstitutionId(),
                            use.getSettledAt()));
                }
            }
        }
        return found;
    }

    private static Settlement settlement(org.claimscreener.wire.record.Settlement wire, Bill bill) {
        var amounts = wire.getAmounts();
        long billedFen = 0;
        for (FeeLine line : bill.lines()) {
            billedFen += line.amountFen();
        }
        return new Settlement(
                wire.getSettlementId(),
                wire.getChannel(),
                wire.getSettledAt(),
                wire.getSentAt(),
                Calendars.dayOf(wire.getSettledAt()),
                wire.getTreatmentArea(),
                wire.getInsuranceArea(),
                INTERNET_HOSPITAL.equals(wire.getPaymentLocation()),
                amounts.getTotalFen(),
                amounts.getFundFen(),
                amounts.getPersonFen(),
                amounts.getInstitutionFen(),
                amounts.getOtherFen(),
                billedFen);
    }

    private static Person person(org.claimscreener.wire.record.Settlement wire, LocalDate on) {
        var person = wire.getPerson();
        LocalDate birth = person.getBirthDate();
        return new Person(
                person.getPatientId(),
                person.getSex(),
                birth,
                Math.toIntExact(Math.max(0, ChronoUnit.YEARS.between(birth, on))),
                Math.max(0, ChronoUnit.DAYS.between(birth, on)),
                person.getInsuranceType(),
                Texts.orEmpty(person.getPersonType()),
                Texts.orEmpty(person.getMaternityStatus()));
    }

    private static Institution institution(org.claimscreener.wire.record.Institution wire) {
        String level = Texts.orEmpty(wire.getLevel());
        return new Institution(
                wire.getInstitutionId(),
                Texts.orEmpty(wire.getName()),
                RETAIL_PHARMACY.equals(wire.getKind()),
                level,
                levelRank(level));
    }

    /** National list hosp_lv. */
    static int levelRank(String level) {
        return switch (level) {
            case "1", "2", "3", "4", "12" -> 3;
            case "5", "6", "7", "13" -> 2;
            case "8", "9", "10", "14" -> 1;
            case "11" -> 0;
            default -> Institution.UNKNOWN_LEVEL;
        };
    }

    private static Visit visit(
            org.claimscreener.wire.record.Settlement wire, List<Diagnosis> diagnoses, LocalDate settledOn) {
        var visit = wire.getVisit();
        VisitMode mode = mode(wire.getChannel(), visit.getVisitType());
        LocalDate first = Calendars.dayOf(visit.getBeganAt());
        LocalDate last = mode == VisitMode.INPATIENT ? lastDay(visit.getEndedAt(), first, settledOn) : first;
        return new Visit(
                visit.getVisitId(),
                visit.getVisitType(),
                mode,
                mode == VisitMode.INPATIENT,
                visit.getBeganAt(),
                first,
                last,
                Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1,
                Texts.first(visit.getDischargeDiagnosisCode(), firstCode(diagnoses), visit.getDiseaseCode()),
                Texts.first(visit.getDischargeDepartment(), visit.getAdmissionDepartment()),
                Texts.orEmpty(visit.getAttendingPractitionerId()),
                Texts.orEmpty(visit.getAdmissionKind()),
                Texts.orEmpty(visit.getDischargeWay()),
                diedOn(visit, mode == VisitMode.INPATIENT, last));
    }

    private static String firstCode(List<Diagnosis> diagnoses) {
        for (Diagnosis diagnosis : diagnoses) {
            if (diagnosis.rank() == 1) {
                return diagnosis.code();
            }
        }
        return "";
    }

    /** The stated day, else the last one of a stay that ended in death. */
    private static @Nullable LocalDate diedOn(org.claimscreener.wire.record.Visit visit, boolean stay, LocalDate last) {
        LocalDate stated = visit.getDeathDate();
        return stated == null && stay && DIED.equals(visit.getDischargeWay()) ? last : stated;
    }

    @SuppressWarnings("NullAway") // javac 17 drops the @Nullable of a record's component
    private static Operation operation(org.claimscreener.wire.record.Operation wire) {
        return new Operation(
                wire.getCode(),
                Texts.orEmpty(wire.getName()),
                wire.getMain(),
                wire.getOperatedAt(),
                Texts.orEmpty(wire.getPractitionerId()));
    }

    /** A stay that is settled before its discharge lasts until the settlement as far as anybody knows. */
    private static LocalDate lastDay(@Nullable Instant endedAt, LocalDate first, LocalDate settledOn) {
        LocalDate last = endedAt == null ? settledOn : Calendars.dayOf(endedAt);
        return last.isBefore(first) ? first : last;
    }

    /** National list med_type; the channel decides where the list has no say. */
    static VisitMode mode(Channel channel, String visitType) {
        if (channel == Channel.PHARMACY || visitType.equals("41")) {
            return VisitMode.PHARMACY;
        }
        if (visitType.startsWith("13")) {
            return VisitMode.EMERGENCY;
        }
        boolean inpatient = channel == Channel.INPATIENT
                || visitType.startsWith("21")
                || visitType.equals("22")
                || visitType.equals("28")
                || visitType.equals("52");
        return inpatient ? VisitMode.INPATIENT : VisitMode.OUTPATIENT;
    }
}
