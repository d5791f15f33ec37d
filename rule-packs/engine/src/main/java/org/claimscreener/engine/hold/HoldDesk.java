package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.calendar.Deadlines;
import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.ReversalReceipt;

/**
 * Answers whatever happens to the withheld money of one settlement. The same entry and the same happening give the same
 * turn. Times are those at which the log took the cause in; whatever was due by then happens first, whether its timer
 * has fired or not. Immutable, thread-safe.
 */
public final class HoldDesk {
    private final HoldTimers timers;
    private final HoldMoves moves;

    public HoldDesk(HoldPolicy policy, WorkingDays calendar) {
        timers = new HoldTimers(policy, new Deadlines(calendar));
        moves = new HoldMoves(policy, timers);
    }

    /** A decision arrives. The first one of an id binds; whatever comes after it is a copy, or of no account. */
    public HoldTurn decision(HoldEntry entry, Decision decision, Instant at) {
        if (!(entry instanceof HoldEntry.Awaited awaited)) {
            return new HoldTurn(entry, List.of());
        }
        List<LineMoney> withheld = withheld(decision);
        if (withheld.isEmpty()) {
            return new HoldTurn(new HoldEntry.NotHeld(), List.of());
        }
        HoldDraft draft = new HoldDraft(decision, withheld, at);
        timers.start(draft, at);
        draft.writeOpened(decision);
        withdraw(draft, awaited.whole(), awaited.lineIds(), at);
        return draft.turn();
    }

    private static List<LineMoney> withheld(Decision decision) {
        List<LineMoney> withheld = new ArrayList<>();
        for (LineDecision line : decision.getLines()) {
            if (line.getHeldFen() > 0) {
                withheld.add(LineMoney.suspected(line.getLineId(), line.getHeldFen()));
            }
        }
        return withheld;
    }

    /** A reversal was carried out: what it withdrew is neither paid nor deducted any more. After the end it is nothing. */
    public HoldTurn reversal(HoldEntry entry, ReversalReceipt receipt, Instant at) {
        boolean whole = receipt.getLineIds().isEmpty();
        if (entry instanceof Hold hold) {
            HoldDraft draft = new HoldDraft(hold);
            timers.fireDue(draft, draft.notBefore(at));
            withdraw(draft, whole, receipt.getLineIds(), at);
            return draft.turn();
        }
        if (entry instanceof HoldEntry.Awaited awaited) {
            Set<String> lineIds = new LinkedHashSet<>(awaited.lineIds());
            lineIds.addAll(receipt.getLineIds());
            List<String> kept = lineIds.stream().limit(HoldLimits.MAX_LINES).toList();
            return new HoldTurn(new HoldEntry.Awaited(awaited.whole() || whole, kept), List.of());
        }
        return new HoldTurn(entry, List.of());
    }

    private static void withdraw(HoldDraft draft, boolean whole, List<String> lineIds, Instant at) {
        if (draft.ended()) {
            return;
        }
        Set<String> ids = new HashSet<>(lineIds);
        long heldBefore = draft.money().heldFen();
        draft.changeLines(line -> whole || ids.contains(line.lineId()) ? line.withdrawn() : line);
        long heldAfter = draft.money().heldFen();
        if (heldAfter == 0) {
            draft.end(HoldStage.REVERSED);
            draft.write(HoldEvent.REVERSED, at, null);
        } else if (heldAfter < heldBefore) {
            draft.write(HoldEvent.LINES_WITHDRAWN, at, null);
        }
    }

    /** A person's command arrives. A copy of one that was accepted is ignored; what may not be is refused. */
    public HoldTurn command(HoldEntry entry, HoldCommand command, Instant at) {
        if (!(entry instanceof Hold hold)) {
            Refused refused = new Refused(
                    HoldRefusal.NO_SUCH_HOLD, "no money of this settlement is withheld; check the hold's id");
            return new HoldTurn(entry, List.of(HoldSteps.withoutHold(refused, command, at)));
        }
        if (!hold.holdId().equals(command.getHoldId())) {
            throw new IllegalArgumentException("a command about another hold");
        }
        HoldDraft draft = new HoldDraft(hold);
        Instant now = draft.notBefore(at);
        timers.fireDue(draft, now);
        Hold current = draft.hold();
        if (current.commandIds().contains(command.getCommandId())) {
            return draft.turn();
        }
        Optional<Refused> refused = HoldRules.refusal(current, command);
        if (refused.isPresent()) {
            draft.refuse(refused.get(), command, now);
            return draft.turn();
        }
        moves.apply(draft, command, now);
        draft.remember(command.getCommandId());
        return draft.turn();
    }

    /** Time has come to an instant. What is due by then happens; nothing, when it came too early or again. */
    public HoldTurn timer(HoldEntry entry, Instant now) {
        if (!(entry instanceof Hold hold)) {
            return new HoldTurn(entry, List.of());
        }
        HoldDraft draft = new HoldDraft(hold);
        timers.fireDue(draft, now);
        return draft.turn();
    }
}
