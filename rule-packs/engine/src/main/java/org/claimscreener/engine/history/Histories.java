package org.claimscreener.engine.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/** What is remembered of a visit, what is forgotten, and how a withdrawal takes it back. Stateless, thread-safe. */
public final class Histories {
    /** Never a tie: what is kept must not hang on the order in which it came. */
    private static final Comparator<Remembered> BY_OWN_TIME = Comparator.comparing(
                    (Remembered remembered) -> remembered.visit().settledAt())
            .thenComparing(remembered -> remembered.visit().settlementId());

    private Histories() {}

    /** The settlement as later settlements will see it. */
    public static PastVisit remember(FactSet facts, Verdict verdict) {
        return new PastVisit(
                facts.settlement().settlementId(),
                facts.institution().institutionId(),
                facts.settlement().channel(),
                facts.visit().mode(),
                facts.visit().stay(),
                facts.settlement().settledAt(),
                facts.visit().firstDay(),
                facts.visit().lastDay(),
                facts.visit().mainDiagnosis(),
                facts.visit().department(),
                facts.visit().admissionKind(),
                facts.visit().dischargeWay(),
                facts.person().sex(),
                facts.settlement().fundFen(),
                verdict,
                null,
                pastLines(facts.bill().lines()));
    }

    /** The same visit with another verdict. */
    public static PastVisit decidedAs(PastVisit visit, Verdict verdict) {
        return changed(visit, verdict, visit.withdrawnAt(), visit.lines());
    }

    private static List<PastLine> pastLines(List<FeeLine> lines) {
        if (lines.size() <= HistoryLimits.MAX_LINES_A_VISIT) {
            return lines.stream().map(Histories::pastLine).toList();
        }
        return lines.stream()
                .sorted(Comparator.comparingLong(FeeLine::amountFen).reversed().thenComparing(FeeLine::index))
                .limit(HistoryLimits.MAX_LINES_A_VISIT)
                .sorted(Comparator.comparingInt(FeeLine::index))
                .map(Histories::pastLine)
                .toList();
    }

    private static PastLine pastLine(FeeLine line) {
        return new PastLine(
                line.lineId(),
                line.day(),
                line.itemCode(),
                line.kind(),
                line.quantityE4(),
                line.amountFen(),
                line.supplyDaysE2());
    }

    /**
     * The visits that rules may see of a patient on a day: those that ended within {@link HistoryLimits#MAX_DAYS} of it,
     * in order of their own time. Later visits stay in: a late settlement must see the stay that overlaps it.
     */
    public static List<PastVisit> visibleOn(LocalDate day, List<PastVisit> visits) {
        LocalDate oldest = day.minusDays(HistoryLimits.MAX_DAYS);
        return visits.stream()
                .filter(visit -> !visit.lastDay().isBefore(oldest))
                .sorted(Comparator.comparing(PastVisit::settledAt).thenComparing(PastVisit::settlementId))
                .toList();
    }

    /** What may be forgotten is left out, once there is more than the bound; empty when nothing needs rewriting. */
    public static Optional<List<Remembered>> prune(List<Remembered> past) {
        if (past.size() <= HistoryLimits.MAX_VISITS) {
            return Optional.empty();
        }
        return Optional.of(past.stream()
                .sorted(BY_OWN_TIME.reversed())
                .limit(HistoryLimits.KEPT_WHEN_PRUNED)
                .sorted(BY_OWN_TIME)
                .toList());
    }

    /**
     * The visits after a withdrawal. A visit withdrawn as a whole stays as a mark without weight in any sum, because
     * settling and withdrawing in a loop is itself a pattern; withdrawn lines are gone.
     *
     * @param lineIds empty = the whole settlement
     */
    public static List<PastVisit> withdraw(
            List<PastVisit> visits, String settlementId, Set<String> lineIds, Instant withdrawnAt) {
        return visits.stream()
                .map(visit ->
                        visit.settlementId().equals(settlementId) ? withdrawn(visit, lineIds, withdrawnAt) : visit)
                .toList();
    }

    /** One visit after its withdrawal, see {@link #withdraw}. */
    public static PastVisit withdrawn(PastVisit visit, Set<String> lineIds, Instant withdrawnAt) {
        List<PastLine> left = lineIds.isEmpty()
                ? List.of()
                : visit.lines().stream()
                        .filter(line -> !lineIds.contains(line.lineId()))
                        .toList();
        boolean whole = left.isEmpty();
        return changed(visit, visit.verdict(), whole ? withdrawnAt : null, whole ? visit.lines() : left);
    }

    private static PastVisit changed(
            PastVisit visit, Verdict verdict, @Nullable Instant withdrawnAt, List<PastLine> lines) {
        return new PastVisit(
                visit.settlementId(),
                visit.institutionId(),
                visit.channel(),
                visit.mode(),
                visit.stay(),
                visit.settledAt(),
                visit.firstDay(),
                visit.lastDay(),
                visit.mainDiagnosis(),
                visit.department(),
                visit.admissionKind(),
                visit.dischargeWay(),
                visit.sex(),
                visit.fundFen(),
                verdict,
                withdrawnAt,
                lines);
    }
}
