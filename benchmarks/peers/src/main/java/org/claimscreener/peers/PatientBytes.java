package org.claimscreener.peers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.engine.history.PastMark;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/** The stored form of a patient's past, as compact as the Flink job's. Stateless. */
final class PatientBytes {
    private static final List<Channel> CHANNELS = Arrays.asList(Channel.values());
    private static final List<VisitMode> MODES = Arrays.asList(VisitMode.values());
    private static final List<Sex> SEXES = Arrays.asList(Sex.values());
    private static final List<Verdict> VERDICTS = Arrays.asList(Verdict.values());
    private static final List<ItemKind> KINDS = Arrays.asList(ItemKind.values());
    private static final long NEVER = Long.MIN_VALUE;

    private PatientBytes() {}

    static byte[] of(Remembered remembered) {
        PastVisit visit = remembered.visit();
        Instant withdrawnAt = visit.withdrawnAt();
        BytesOut out = new BytesOut()
                .number(remembered.mark().high())
                .number(remembered.mark().low())
                .text(visit.settlementId())
                .text(visit.institutionId())
                .number(CHANNELS.indexOf(visit.channel()))
                .text(visit.treatmentArea())
                .text(visit.visitType())
                .number(MODES.indexOf(visit.mode()))
                .flag(visit.stay())
                .number(visit.settledAt().toEpochMilli())
                .number(visit.firstDay().toEpochDay())
                .number(visit.lastDay().toEpochDay())
                .text(visit.mainDiagnosis())
                .text(visit.department())
                .text(visit.admissionKind())
                .text(visit.dischargeWay())
                .number(SEXES.indexOf(visit.sex()))
                .number(visit.fundFen())
                .number(VERDICTS.indexOf(visit.verdict()))
                .number(withdrawnAt == null ? NEVER : withdrawnAt.toEpochMilli())
                .number(visit.lines().size());
        for (PastLine line : visit.lines()) {
            out.text(line.lineId())
                    .number(line.day().toEpochDay())
                    .text(line.itemCode())
                    .number(KINDS.indexOf(line.kind()))
                    .number(line.quantityE4())
                    .number(line.amountFen())
                    .number(line.fundFen())
                    .number(line.supplyDaysE2());
        }
        return out.done();
    }

    static Remembered visit(BytesIn in) {
        PastMark mark = new PastMark(in.number(), in.number());
        return new Remembered(pastVisit(in), mark);
    }

    // javac 17 drops the @Nullable of a compact constructor's parameter, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    private static PastVisit pastVisit(BytesIn in) {
        return new PastVisit(
                in.text(),
                in.text(),
                CHANNELS.get(in.small()),
                in.text(),
                in.text(),
                MODES.get(in.small()),
                in.flag(),
                Instant.ofEpochMilli(in.number()),
                LocalDate.ofEpochDay(in.number()),
                LocalDate.ofEpochDay(in.number()),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                SEXES.get(in.small()),
                in.number(),
                VERDICTS.get(in.small()),
                withdrawnAt(in.number()),
                lines(in));
    }

    private static @Nullable Instant withdrawnAt(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }

    private static List<PastLine> lines(BytesIn in) {
        int count = in.small();
        List<PastLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(new PastLine(
                    in.text(),
                    LocalDate.ofEpochDay(in.number()),
                    in.text(),
                    KINDS.get(in.small()),
                    in.number(),
                    in.number(),
                    in.number(),
                    in.small()));
        }
        return lines;
    }

    static byte[] of(LedgerEntry entry) {
        BytesOut out = new BytesOut()
                .bytes(entry.decision())
                .texts(entry.withdrawnLineIds())
                .number(entry.reversals().size());
        for (LedgerEntry.Answered reversal : entry.reversals()) {
            out.text(reversal.reversalId()).bytes(reversal.receipt());
        }
        return out.done();
    }

    static LedgerEntry answered(BytesIn in) {
        var decision = in.buffer();
        List<String> withdrawn = in.texts();
        int count = in.small();
        List<LedgerEntry.Answered> reversals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            reversals.add(new LedgerEntry.Answered(in.text(), in.buffer()));
        }
        return new LedgerEntry(decision, withdrawn, reversals);
    }
}
