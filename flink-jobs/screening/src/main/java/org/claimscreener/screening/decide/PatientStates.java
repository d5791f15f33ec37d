package org.claimscreener.screening.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.engine.history.HistoryLimits;
import org.claimscreener.engine.history.PastMark;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.flow.Packed;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.AnsweredState;
import org.claimscreener.screening.record.LedgerState;
import org.claimscreener.screening.record.PastLineState;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.TraceAnswersState;
import org.claimscreener.screening.record.VisitState;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Verdict;

/** The patient's state: what is kept, how long, and its stored form (version 2); {@code flink-jobs/STATE.md}. */
final class PatientStates {
    private PatientStates() {}

    /**
     * Past visits by settlement id in {@link Packed}, so that whoever adds, changes or forgets one writes that one and nothing else. Bound:
     * {@link HistoryLimits#MAX_VISITS} visits and {@link HistoryLimits#MAX_LINES} lines.
     */
    static MapStateDescriptor<String, byte[]> visits() {
        MapStateDescriptor<String, byte[]> descriptor = new MapStateDescriptor<>(
                "past-visits", BasicTypeInfo.STRING_TYPE_INFO, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(ttl(Duration.ofDays(HistoryLimits.MAX_DAYS)));
        return descriptor;
    }

    /**
     * Where version 1 kept past visits, as a list; read once and emptied, see {@link VisitStore}. No build of version 1 has
     * left anything once {@link HistoryLimits#MAX_DAYS} have passed.
     */
    static ListStateDescriptor<VisitState> visitsOfVersion1() {
        ListStateDescriptor<VisitState> descriptor = new ListStateDescriptor<>("visits", Types.VISIT);
        descriptor.enableTimeToLive(ttl(Duration.ofDays(HistoryLimits.MAX_DAYS)));
        return descriptor;
    }

    /** Version 1 of a visit was Flink's own form, in a list. */
    static Packed<VisitState> packedVisit() {
        return new Packed<>(2, List.of(VisitState.getClassSchema()));
    }

    /** What was answered, by settlement id. Bound: the patient's settlements in the TTL. */
    static MapStateDescriptor<String, LedgerState> ledger() {
        MapStateDescriptor<String, LedgerState> descriptor =
                new MapStateDescriptor<>("ledger", BasicTypeInfo.STRING_TYPE_INFO, Types.LEDGER);
        descriptor.enableTimeToLive(ttl(Duration.ofDays(Ledger.WINDOW_DAYS)));
        return descriptor;
    }

    /**
     * Answers that the log records and whose inputs have not come again, by {@link
     * org.claimscreener.engine.patient.AnswerKey#text}. Bound: what was published between a checkpoint and the failure
     * after it; the TTL is for inputs that never come.
     */
    static MapStateDescriptor<String, byte[]> recorded() {
        MapStateDescriptor<String, byte[]> descriptor = new MapStateDescriptor<>(
                "recorded", BasicTypeInfo.STRING_TYPE_INFO, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(ttl(Duration.ofDays(Ledger.WINDOW_DAYS)));
        return descriptor;
    }

    /**
     * Inputs that wait for those of recorded answers or for answers about trace codes. Bound: the patient's inputs in {@link
     * DecideOperator#PATIENCE}.
     */
    static ListStateDescriptor<Profiled> waiting() {
        return new ListStateDescriptor<>("waiting", Types.PROFILED);
    }

    /**
     * Answers about trace codes of inputs that wait or have not come, by the input's place in its log. Bound: {@link
     * org.claimscreener.engine.trace.TraceCodes#MAX_CODES} answers an input, for the inputs between the two ways to a
     * patient; the TTL is for inputs that never come, which is a fault.
     */
    static MapStateDescriptor<String, TraceAnswersState> traceAnswers() {
        MapStateDescriptor<String, TraceAnswersState> descriptor =
                new MapStateDescriptor<>("trace-answers", BasicTypeInfo.STRING_TYPE_INFO, Types.TRACE_ANSWERS);
        descriptor.enableTimeToLive(ttl(Duration.ofDays(Ledger.WINDOW_DAYS)));
        return descriptor;
    }

    private static StateTtlConfig ttl(Duration timeToLive) {
        return StateTtlConfig.newBuilder(timeToLive)
                .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                .cleanupInRocksdbCompactFilter(10_000)
                .build();
    }

    static LedgerState stored(LedgerEntry entry) {
        return new LedgerState(
                entry.decision().duplicate(),
                entry.withdrawnLineIds(),
                entry.reversals().stream()
                        .map(answered -> new AnsweredState(
                                answered.reversalId(), answered.receipt().duplicate()))
                        .toList());
    }

    static LedgerEntry loaded(LedgerState state) {
        return new LedgerEntry(
                state.getDecision(),
                state.getWithdrawnLineIds(),
                state.getReversals().stream()
                        .map(answered -> new LedgerEntry.Answered(answered.getReversalId(), answered.getReceipt()))
                        .toList());
    }

    static VisitState stored(Remembered remembered) {
        PastVisit visit = remembered.visit();
        Instant withdrawnAt = visit.withdrawnAt();
        return VisitState.newBuilder()
                .setSettlementId(visit.settlementId())
                .setInstitutionId(visit.institutionId())
                .setChannel(visit.channel().name())
                .setMode(visit.mode().name())
                .setStay(visit.stay())
                .setSettledAtMs(visit.settledAt().toEpochMilli())
                .setFirstDay(Math.toIntExact(visit.firstDay().toEpochDay()))
                .setLastDay(Math.toIntExact(visit.lastDay().toEpochDay()))
                .setMainDiagnosis(visit.mainDiagnosis())
                .setDepartment(visit.department())
                .setAdmissionKind(visit.admissionKind())
                .setDischargeWay(visit.dischargeWay())
                .setSex(visit.sex().name())
                .setFundFen(visit.fundFen())
                .setVerdict(visit.verdict().name())
                .setWithdrawnAtMs(withdrawnAt == null ? null : withdrawnAt.toEpochMilli())
                .setLines(visit.lines().stream().map(PatientStates::stored).toList())
                .setMarkHigh(remembered.mark().high())
                .setMarkLow(remembered.mark().low())
                .setTreatmentArea(visit.treatmentArea())
                .setVisitType(visit.visitType())
                .build();
    }

    private static PastLineState stored(PastLine line) {
        return new PastLineState(
                line.lineId(),
                Math.toIntExact(line.day().toEpochDay()),
                line.itemCode(),
                List.of(KINDS).indexOf(line.kind()),
                line.quantityE4(),
                line.amountFen(),
                line.supplyDaysE2(),
                line.fundFen());
    }

    static Remembered loaded(VisitState state) {
        return new Remembered(visit(state), new PastMark(state.getMarkHigh(), state.getMarkLow()));
    }

    // javac 17 drops the @Nullable of a compact constructor's parameter, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    private static PastVisit visit(VisitState state) {
        Long withdrawnAt = state.getWithdrawnAtMs();
        List<PastLine> lines =
                state.getLines().stream().map(PatientStates::loaded).toList();
        return new PastVisit(
                state.getSettlementId(),
                state.getInstitutionId(),
                Channel.valueOf(state.getChannel()),
                state.getTreatmentArea(),
                state.getVisitType(),
                VisitMode.valueOf(state.getMode()),
                state.getStay(),
                Instant.ofEpochMilli(state.getSettledAtMs()),
                LocalDate.ofEpochDay(state.getFirstDay()),
                LocalDate.ofEpochDay(state.getLastDay()),
                state.getMainDiagnosis(),
                state.getDepartment(),
                state.getAdmissionKind(),
                state.getDischargeWay(),
                Sex.valueOf(state.getSex()),
                state.getFundFen(),
                Verdict.valueOf(state.getVerdict()),
                withdrawnAt == null ? null : Instant.ofEpochMilli(withdrawnAt),
                lines);
    }

    private static final ItemKind[] KINDS = {
        ItemKind.DRUG, ItemKind.HERB, ItemKind.SERVICE, ItemKind.CONSUMABLE, ItemKind.OTHER
    };

    private static PastLine loaded(PastLineState state) {
        return new PastLine(
                state.getLineId(),
                LocalDate.ofEpochDay(state.getDay()),
                state.getItemCode(),
                KINDS[state.getKind()],
                state.getQuantityE4(),
                state.getAmountFen(),
                state.getFundFen(),
                state.getSupplyDaysE2());
    }
}
