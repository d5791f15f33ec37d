package org.claimscreener.engine.tip;

import java.util.Objects;
import java.util.Optional;

import org.claimscreener.engine.calendar.Deadlines;
import org.claimscreener.engine.tip.TipFile.Reward;
import org.claimscreener.engine.tip.TipFile.Watch;
import org.claimscreener.engine.tip.reward.RewardAccount;
import org.claimscreener.wire.record.TipRefusal;
import org.jspecify.annotations.Nullable;

/** What each command does. Each answers why it is not done; empty when it was. Immutable. */
final class TipMoves {
    private final TipPolicy policy;
    private final Deadlines deadlines;

    TipMoves(TipPolicy policy, Deadlines deadlines) {
        this.policy = policy;
        this.deadlines = deadlines;
    }

    /** @param command without a problem of its own */
    Optional<TipRuling> move(TipDraft draft, TipCommand command, @Nullable HoldLink linked) {
        Optional<TipFile> found = draft.book.file(command.tipId());
        if (found.isEmpty()) {
            return unknown("tip_id");
        }
        TipFile file = found.get();
        return switch (command.kind()) {
            case TAKE_UP -> takeUp(draft, file, command);
            case DISMISS -> dismiss(draft, file, command);
            case EXTEND -> extend(draft, file, command);
            case CLOSE_VERIFIED -> close(draft, file, command, TipStage.CLOSED_VERIFIED);
            case CLOSE_UNFOUNDED -> close(draft, file, command, TipStage.CLOSED_UNFOUNDED);
            case SAME_FACTS -> sameFacts(draft, file, command);
            case OWN_FACTS -> ownFacts(draft, file, command);
            case LINK -> link(draft, file, command, linked);
            case OTHER -> throw new IllegalStateException("a kind that the check lets through and nobody knows");
        };
    }

    private Optional<TipRuling> takeUp(TipDraft draft, TipFile file, TipCommand command) {
        if (file.stage() != TipStage.RECEIVED) {
            return notNow("only a tip that was received and not yet acted on is taken up");
        }
        Optional<TipFile> first = draft.book.linkedTo(file);
        if (first.isPresent()) {
            return notNow(
                    "tip " + first.get().tipId() + " is about the same facts and stands before it; act on that one");
        }
        Optional<String> unmet = Objects.requireNonNull(command.conditions(), "checked before")
                .unmet()
                .or(() -> file.report().evidence()
                        ? Optional.empty()
                        : new TipConditions(true, true, false, true).unmet());
        if (unmet.isPresent()) {
            return ruling(TipRefusal.CONDITIONS_UNMET, unmet.get());
        }
        Scrutiny scrutiny = Scrutiny.from(draft.at, policy);
        draft.book = draft.book.replacing(file.takenUp(new TipFile.Check(command.actorId(), draft.at, scrutiny)));
        draft.steps.add(new TipStep.TakenUp(file.tipId(), draft.at, command.commandId(), command.actorId(), scrutiny));
        return Optional.empty();
    }

    private static Optional<TipRuling> dismiss(TipDraft draft, TipFile file, TipCommand command) {
        if (file.stage() != TipStage.RECEIVED && file.stage() != TipStage.TAKEN_UP) {
            return notNow("it has ended already");
        }
        if (file.takenUpBy(command.actorId())) {
            return notYou();
        }
        draft.book = draft.book.replacing(file.ended(TipStage.DISMISSED, draft.at));
        draft.steps.add(new TipStep.Dismissed(
                file.tipId(),
                draft.at,
                command.commandId(),
                command.actorId(),
                Objects.requireNonNull(command.dismissal(), "checked before"),
                command.reason()));
        return Optional.empty();
    }

    private Optional<TipRuling> extend(TipDraft draft, TipFile file, TipCommand command) {
        Watch watch = file.watch();
        if (file.stage() != TipStage.TAKEN_UP || watch == null || watch.extended()) {
            return notNow("only a check that runs is extended, and only once");
        }
        if (!draft.at.isBefore(watch.deadline())) {
            return notNow("its time is over; more is given before, not after");
        }
        if (file.takenUpBy(command.actorId())) {
            return notYou();
        }
        // A deadline is the start of a day; the day before it is the last one of the time so far.
        Deadlines.Deadline more = deadlines.after(watch.deadline().minusMillis(1), policy.extensionDays());
        boolean byWeekdays = watch.byWeekdays() || more.byWeekdays();
        draft.book = draft.book.replacing(file.withWatch(new Watch(more.at(), byWeekdays, true, false)));
        draft.steps.add(new TipStep.Extended(
                file.tipId(), draft.at, command.commandId(), command.actorId(), more.at(), byWeekdays));
        return Optional.empty();
    }

    private static Optional<TipRuling> close(TipDraft draft, TipFile file, TipCommand command, TipStage end) {
        if (file.stage() != TipStage.TAKEN_UP) {
            return notNow("only a check that runs is closed");
        }
        if (file.takenUpBy(command.actorId())) {
            return notYou();
        }
        Optional<Reward> reward =
                end == TipStage.CLOSED_VERIFIED ? Optional.of(rewarded(draft, file)) : Optional.empty();
        TipFile closed = file.ended(end, draft.at);
        draft.book = draft.book.replacing(
                reward.map(one -> closed.with(closed.money().with(one))).orElse(closed));
        draft.steps.add(new TipStep.Closed(
                file.tipId(),
                draft.at,
                command.commandId(),
                command.actorId(),
                end,
                command.reason(),
                reward.map(Reward::tipId).orElse(null)));
        return Optional.empty();
    }

    private static Reward rewarded(TipDraft draft, TipFile file) {
        TipFile.Report first = draft.book.first(file).orElse(file).report();
        return new Reward(first.tipId(), first.pseudonym(), first.area(), first.receivedAt(), RewardAccount.NOTHING);
    }

    private static Optional<TipRuling> sameFacts(TipDraft draft, TipFile file, TipCommand command) {
        Optional<TipFile> found = draft.book.file(String.valueOf(command.other()));
        if (found.isEmpty()) {
            return unknown("other");
        }
        TipFile other = found.get();
        if (file.facts() == other.facts()) {
            return notNow("both are about the same facts already");
        }
        if (file.stage() == TipStage.DISMISSED || file.stage().closed() || other.stage() == TipStage.DISMISSED) {
            return notNow(
                    "a tip that has ended joins nothing, and nothing joins one that was dismissed; where the check of"
                            + " the other one has ended, name that as other");
        }
        Optional<TipFile> own = draft.book.handled(file.facts());
        Optional<TipFile> handled = draft.book.handled(other.facts());
        if (own.isPresent() && (!own.get().tipId().equals(file.tipId()) || handled.isEmpty())) {
            return notNow("tip " + own.get().tipId() + " is being checked, or was; name that one as other");
        }
        if (file.takenUpBy(command.actorId())) {
            return notYou();
        }
        if (own.isPresent()) {
            draft.book = draft.book.replacing(file.aside());
        }
        draft.book = draft.book.joining(file.facts(), other.facts());
        draft.steps.add(
                new TipStep.Joined(file.tipId(), draft.at, command.commandId(), command.actorId(), other.tipId()));
        return Optional.empty();
    }

    private static Optional<TipRuling> ownFacts(TipDraft draft, TipFile file, TipCommand command) {
        if (draft.book.linkedTo(file).isEmpty()) {
            return notNow("it stands aside for no other tip");
        }
        draft.book = draft.book.separating(file);
        draft.steps.add(new TipStep.Separated(file.tipId(), draft.at, command.commandId(), command.actorId()));
        return Optional.empty();
    }

    private static Optional<TipRuling> link(
            TipDraft draft, TipFile file, TipCommand command, @Nullable HoldLink linked) {
        String sourceId = String.valueOf(command.other());
        if (linked != null && !linked.sourceId().equals(sourceId)) {
            throw new IllegalArgumentException("the link of another hold");
        }
        if (file.stage() != TipStage.TAKEN_UP && file.stage() != TipStage.CLOSED_VERIFIED) {
            return notNow("holds and cases belong to a tip that is being checked or was verified");
        }
        if (linked != null && linked.tipId().equals(file.tipId())) {
            return notNow("it belongs to that tip already");
        }
        if (file.money().links() >= TipLimits.MAX_LINKS) {
            return ruling(TipRefusal.TOO_MANY, "the tip has " + TipLimits.MAX_LINKS + " holds and cases");
        }
        if (linked != null) {
            unlink(draft, linked);
        }
        HoldLink after = linked == null ? HoldLink.of(sourceId, file.tipId(), draft.at) : linked.to(file.tipId());
        draft.link(file, after, command.actorId());
        return Optional.empty();
    }

    private static void unlink(TipDraft draft, HoldLink linked) {
        draft.book.file(linked.tipId()).ifPresent(from -> {
            draft.book = draft.book.replacing(from.with(from.money().changedBy(-1, 0)));
            draft.change(linked.tipId(), linked.sourceId(), -linked.totalFen());
        });
    }

    private static Optional<TipRuling> unknown(String field) {
        return ruling(TipRefusal.UNKNOWN_TIP, field + " is no tip about this subject, or one that was forgotten");
    }

    private static Optional<TipRuling> notNow(String detail) {
        return ruling(TipRefusal.NOT_NOW, detail);
    }

    private static Optional<TipRuling> notYou() {
        return ruling(
                TipRefusal.NOT_YOU, "who took a tip up neither ends its check nor extends it; ask another person");
    }

    private static Optional<TipRuling> ruling(TipRefusal reason, String detail) {
        return Optional.of(new TipRuling(reason, detail));
    }
}
