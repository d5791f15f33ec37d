package org.claimscreener.engine.tip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TipRefusal;

/** A desk with what it keeps about one institution, as the job keeps it. */
final class DeskUnderTest {
    TipBook book = TipBook.EMPTY;
    Instant now = Tips.NOW;

    final Map<String, HoldLink> links = new HashMap<>();
    final List<TipStep> steps = new ArrayList<>();

    private final TipDesk desk;

    DeskUnderTest() {
        this(TipPolicy.STANDARD);
    }

    DeskUnderTest(TipPolicy policy) {
        desk = new TipDesk(policy, WorkingDays.ofTheStateCouncil());
    }

    TipTurn send(Tip tip) {
        return keep(desk.tip(book, tip, now));
    }

    TipTurn send(TipCommand command) {
        return keep(desk.command(book, SubjectKind.INSTITUTION, command, links.get(command.other()), now));
    }

    TipTurn opened(String holdId) {
        return keep(desk.opened(book, holdId, links.get(holdId), now, now));
    }

    /** What the job does: only what is linked is asked about. */
    void returned(MoneyBack back) {
        HoldLink link = links.get(back.sourceId());
        if (link != null) {
            keep(desk.returned(book, SubjectKind.INSTITUTION, link, back, now));
        }
    }

    void deducted(String holdId, int step, long totalFen) {
        returned(new MoneyBack(holdId, MoneyBack.Kind.DEDUCTED, step, totalFen));
    }

    TipTurn timer() {
        return keep(desk.timer(book, now));
    }

    private TipTurn keep(TipTurn turn) {
        book = turn.book();
        turn.link().ifPresent(link -> links.put(link.sourceId(), link));
        steps.addAll(turn.steps());
        return turn;
    }

    /** The newest step of a kind. */
    <T extends TipStep> T last(Class<T> kind) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (kind.isInstance(steps.get(i))) {
                return kind.cast(steps.get(i));
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " among " + steps);
    }

    <T extends TipStep> List<T> all(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    TipRefusal refusal() {
        return last(TipStep.Refused.class).ruling().reason();
    }

    TipFile file(String tipId) {
        return book.file(tipId).orElseThrow();
    }
}
