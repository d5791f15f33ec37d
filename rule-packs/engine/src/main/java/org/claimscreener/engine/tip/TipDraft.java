package org.claimscreener.engine.tip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.calendar.Deadlines;
import org.claimscreener.engine.tip.TipFile.Watch;
import org.jspecify.annotations.Nullable;

/** A book while one thing happens to it. Not thread-safe. */
final class TipDraft {
    final Instant at;
    final List<TipStep> steps = new ArrayList<>();

    TipBook book;

    @Nullable
    HoldLink link;

    private final TipBook before;

    TipDraft(TipBook book, Instant at) {
        this.before = book;
        this.book = book;
        this.at = at;
    }

    /** Tells of the deadlines that passed; by their time, then in the sequence of the tips. */
    void tellLate() {
        for (Optional<Instant> due = book.nextTimer();
                due.isPresent() && !due.get().isAfter(at);
                due = book.nextTimer()) {
            Instant deadline = due.get();
            for (TipFile file : book.files()) {
                Watch watch = file.watch();
                if (watch != null && !watch.told() && watch.deadline().equals(deadline)) {
                    book = book.replacing(
                            file.withWatch(new Watch(watch.deadline(), watch.byWeekdays(), watch.extended(), true)));
                    steps.add(new TipStep.Late(file.tipId(), deadline, file.stage()));
                }
            }
        }
    }

    /** Gives a deadline to whoever has to act now, and takes it from those who have not. */
    void watch(Deadlines deadlines, int workingDays) {
        for (TipFile file : book.files()) {
            boolean needed = file.stage() == TipStage.TAKEN_UP
                    || (file.stage() == TipStage.RECEIVED && book.linkedTo(file).isEmpty());
            if (!needed && file.watch() != null) {
                book = book.replacing(file.withWatch(null));
            }
            if (needed && file.watch() == null) {
                boolean justCame = file.report().enteredAt().equals(at);
                Deadlines.Deadline deadline =
                        deadlines.after(justCame ? file.report().receivedAt() : at, workingDays);
                book = book.replacing(file.withWatch(new Watch(deadline.at(), deadline.byWeekdays(), false, false)));
                steps.add(new TipStep.Due(file.tipId(), at, deadline.at(), deadline.byWeekdays()));
            }
        }
        // What was entered long after its receipt is late at once.
        tellLate();
    }

    /** @param by who said so; null when it follows from the time */
    void link(TipFile file, HoldLink to, @Nullable String by) {
        book = book.replacing(file.with(file.money().changedBy(1, 0)));
        link = to;
        steps.add(new TipStep.Linked(file.tipId(), at, to.sourceId(), by));
        change(file.tipId(), to.sourceId(), to.totalFen());
    }

    /** Adds to what came back by a tip, or takes away from it; not where the tip was forgotten. */
    void change(String tipId, String sourceId, long changeFen) {
        Optional<TipFile> found = book.file(tipId);
        if (changeFen == 0 || found.isEmpty()) {
            return;
        }
        TipFile file = found.get().with(found.get().money().changedBy(0, changeFen));
        book = book.replacing(file);
        steps.add(new TipStep.MoneyChanged(
                tipId, at, sourceId, changeFen, file.money().returnedFen()));
    }

    void refuse(String tipId, String causeId, TipRuling ruling) {
        steps.add(new TipStep.Refused(TipText.clipped(tipId), at, TipText.clipped(causeId), ruling));
    }

    TipTurn turn() {
        return new TipTurn(
                book, steps, Optional.ofNullable(link), !raised(before).equals(raised(book)));
    }

    /** What is still to come of scrutiny, by tip. */
    private Map<String, Scrutiny> raised(TipBook of) {
        Map<String, Scrutiny> raised = new HashMap<>();
        for (TipFile file : of.files()) {
            Scrutiny scrutiny = file.scrutiny();
            if (scrutiny != null && scrutiny.end().isAfter(at)) {
                raised.put(file.tipId(), scrutiny);
            }
        }
        return raised;
    }
}
