package org.claimscreener.console.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.console.view.HoldView;
import org.claimscreener.console.view.PastSettlement;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.console.view.SubjectView;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SupervisionEvent;

/**
 * What an institution is not told of its holds: who has them in hand, what is thought before it is decided, and that
 * something was sent to enforcement. Stateless.
 */
final class Outside {
    private static final Set<HoldEvent> TOLD = Set.of(
            HoldEvent.OPENED,
            HoldEvent.REVIEWED,
            HoldEvent.APPEALED,
            HoldEvent.ACCEPTED,
            HoldEvent.COLLEGIAL_DECIDED,
            HoldEvent.CLOCK_PAUSED,
            HoldEvent.CLOCK_RESUMED,
            HoldEvent.PAUSE_LAPSED,
            HoldEvent.DEADLINE_LAPSED,
            HoldEvent.LINES_WITHDRAWN,
            HoldEvent.REVERSED);

    private Outside() {}

    static QueueRow row(QueueRow row) {
        return new QueueRow(
                row.holdId(),
                row.step(),
                row.institutionId(),
                row.institutionName(),
                row.stage(),
                row.severity(),
                row.ruleCodes(),
                row.suspectedFen(),
                row.heldFen(),
                row.openedAt(),
                row.deadline(),
                row.onLapse(),
                row.pausedUntil(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                row.votes(),
                row.notices(),
                false,
                false);
    }

    static HoldView hold(HoldView hold) {
        List<HoldStep> steps = hold.steps().stream()
                .filter(step -> TOLD.contains(step.getEvent()))
                .map(Outside::step)
                .toList();
        List<PastSettlement> past = hold.past().stream()
                .map(settlement -> new PastSettlement(
                        settlement.settlementId(), settlement.firstDay(), settlement.ruleCodes(), Optional.empty()))
                .toList();
        return new HoldView(row(hold.now()), hold.lines(), hold.decision(), hold.bill(), steps, past);
    }

    /** Scrutiny rests on tips, of which the institution is not told, and of what was refused the office is. */
    static SubjectView subject(SubjectView subject) {
        List<Standing> standing = subject.standing().stream()
                .map(record -> Standing.newBuilder(record)
                        .setEntries(record.getEntries().stream()
                                .filter(entry -> entry.getKind() != StandingKind.SCRUTINY)
                                .toList())
                        .build())
                .toList();
        return new SubjectView(
                subject.subjectId(),
                subject.name(),
                subject.openHolds(),
                subject.heldFen(),
                subject.days(),
                subject.rules(),
                subject.recent().stream().map(Outside::row).toList(),
                standing,
                subject.history().stream()
                        .filter(step -> step.getEvent() != SupervisionEvent.REFUSED)
                        .toList());
    }

    /** Whoever decided, the institution is answered by the office; its own persons it knows. */
    private static HoldStep step(HoldStep step) {
        boolean own = step.getEvent() == HoldEvent.APPEALED || step.getEvent() == HoldEvent.ACCEPTED;
        return own ? step : HoldStep.newBuilder(step).setActorId(null).build();
    }
}
