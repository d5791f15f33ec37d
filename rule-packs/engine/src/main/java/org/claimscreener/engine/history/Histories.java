package org.claimscreener.engine.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
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

    private static final Comparator<PastVisit> VISITS_BY_OWN_TIME =
            Comparator.comparing(PastVisit::settledAt).thenComparing(PastVisit::settlementId);

    private Histories() {}

    /** The settlement as later settlements will see it. */
    public static PastVisit remember(FactSet facts, Verdict verdict) {
        return new PastVisit(
                facts.settlement().settlementId(),
                facts.institution().institutionId(),
                facts.settlement().channel(),
                facts.settlement().treatmentArea(),
                facts.visit().visitType(),
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
            List<PastLine> all = new ArrayList<>(lines.size());
            for (FeeLine line : lines) {
                all.add(pastLine(line));
            }
            return all;
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
                line.fundFen(),
                line.supplyDaysE2());
    }

    /**
     * The visits that rules may see of a patient on a day: those that ended within {@link HistoryLimits#MAX_DAYS} of it,
     * in order of their own time. Later visits stay in: a late settlement must see the stay that overlaps it.
     */
    public static List<PastVisit> visibleOn(LocalDate day, List<PastVisit> visits) {
        LocalDate oldest = day.minusDays(HistoryLimits.MAX_DAYS);
        List<PastVisit> visible = new ArrayList<>(visits.size());
        boolean inOrder = true;
        PastVisit before = null;
        for (PastVisit visit : visits) {
            if (!visit.lastDay().isBefore(oldest)) {
                inOrder = inOrder && (before == null || VISITS_BY_OWN_TIME.compare(before, visit) <= 0);
                visible.add(visit);
                before = visit;
            }
        }
        if (!inOrder) {
            visible.sort(VISITS_BY_OWN_TIME);
        }
        return List.copyOf(visible);
    }

    /**
     * What is to be forgotten of a past that is beyond its bounds. Beyond the bound of visits first the oldest marks of
     * withdrawn ones go, for nobody must flush a history by settling and withdrawing in a loop; then the oldest visits.
     * Beyond the bound of lines the oldest visits keep their place and lose their lines, so that a decision can still name
     * them.
     *
     * @param past in any order
     */
    public static Pruned prune(List<Remembered> past) {
        if (past.size() <= HistoryLimits.MAX_VISITS && lines(past) <= HistoryLimits.MAX_LINES) {
            return Pruned.NOTHING;
        }
        List<Remembered> newestFirst =
                past.stream().sorted(BY_OWN_TIME.reversed()).toList();
        Set<String> forgotten = beyondVisits(newestFirst);
        List<Remembered> stripped = new ArrayList<>();
        int lines = 0;
        for (Remembered remembered : newestFirst) {
            PastVisit visit = remembered.visit();
            if (forgotten.contains(visit.settlementId())) {
                continue;
            }
            lines += visit.lines().size();
            if (lines > HistoryLimits.MAX_LINES && !visit.lines().isEmpty()) {
                stripped.add(new Remembered(
                        changed(visit, visit.verdict(), visit.withdrawnAt(), List.of()), remembered.mark()));
            }
        }
        return new Pruned(List.copyOf(forgotten), stripped);
    }

    /** Is a past within its bounds, so that {@link #prune} would forget nothing of it? */
    public static boolean isWithinBounds(List<Remembered> past, Remembered added) {
        return past.size() < HistoryLimits.MAX_VISITS
                && lines(past) + added.visit().lines().size() <= HistoryLimits.MAX_LINES;
    }

    private static int lines(List<Remembered> past) {
        int lines = 0;
        for (Remembered remembered : past) {
            lines += remembered.visit().lines().size();
        }
        return lines;
    }

    private static Set<String> beyondVisits(List<Remembered> newestFirst) {
        int excess = newestFirst.size() - HistoryLimits.MAX_VISITS;
        long marks = newestFirst.stream()
                .filter(remembered -> remembered.visit().withdrawn())
                .count();
        Set<String> forgotten = new LinkedHashSet<>();
        for (int i = newestFirst.size() - 1; i >= 0 && forgotten.size() < excess; i--) {
            PastVisit visit = newestFirst.get(i).visit();
            if (visit.withdrawn() && marks - forgotten.size() > HistoryLimits.SURE_MARKS) {
                forgotten.add(visit.settlementId());
            }
        }
        for (int i = newestFirst.size() - 1; i >= 0 && forgotten.size() < excess; i--) {
            forgotten.add(newestFirst.get(i).visit().settlementId());
        }
        return forgotten;
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

    /**
     * One visit after its withdrawal, see {@link #withdraw}. When all of its lines are withdrawn it counts as withdrawn as a
     * whole, which holds of a visit whose lines are all remembered; of any other say which it is.
     */
    public static PastVisit withdrawn(PastVisit visit, Set<String> lineIds, Instant withdrawnAt) {
        return withdrawn(
                visit, lineIds, lineIds.isEmpty() || left(visit, lineIds).isEmpty(), withdrawnAt);
    }

    /**
     * One visit after its withdrawal.
     *
     * @param whole nothing of the settlement is left, remembered or not
     */
    public static PastVisit withdrawn(PastVisit visit, Set<String> lineIds, boolean whole, Instant withdrawnAt) {
        return whole
                ? changed(visit, visit.verdict(), withdrawnAt, visit.lines())
                : changed(visit, visit.verdict(), null, left(visit, lineIds));
    }

    private static List<PastLine> left(PastVisit visit, Set<String> lineIds) {
        return visit.lines().stream()
                .filter(line -> !lineIds.contains(line.lineId()))
                .toList();
    }

    private static PastVisit changed(
            PastVisit visit, Verdict verdict, @Nullable Instant withdrawnAt, List<PastLine> lines) {
        return new PastVisit(
                visit.settlementId(),
                visit.institutionId(),
                visit.channel(),
                visit.treatmentArea(),
                visit.visitType(),
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
