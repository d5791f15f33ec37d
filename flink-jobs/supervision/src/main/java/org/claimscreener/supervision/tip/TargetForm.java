package org.claimscreener.supervision.tip;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.tip.Scrutiny;
import org.claimscreener.engine.tip.TipBook;
import org.claimscreener.engine.tip.TipFile;
import org.claimscreener.engine.tip.TipStage;
import org.claimscreener.engine.tip.reported.Target;
import org.claimscreener.engine.tip.reward.RewardAccount;
import org.claimscreener.flow.Packed;
import org.claimscreener.supervision.record.CheckState;
import org.claimscreener.supervision.record.RewardState;
import org.claimscreener.supervision.record.ScrutinyState;
import org.claimscreener.supervision.record.TargetState;
import org.claimscreener.supervision.record.TipAnsweredState;
import org.claimscreener.supervision.record.TipFileState;
import org.claimscreener.supervision.record.WatchState;
import org.jspecify.annotations.Nullable;

/** The stored form of the tips about one subject, version 1; {@code flink-jobs/STATE.md}. Not thread-safe. */
// javac 17 drops the @Nullable of a record's component, so NullAway cannot see that null is meant.
@SuppressWarnings("NullAway")
final class TargetForm {
    private final Packed<TargetState> targets = new Packed<>(1, List.of(TargetState.getClassSchema()));

    byte[] stored(Target target) throws IOException {
        TipBook book = target.book();
        return targets.pack(new TargetState(
                target.step(),
                target.asOf().toEpochMilli(),
                book.files().stream().map(TargetForm::state).toList(),
                book.answered().stream()
                        .map(one -> new TipAnsweredState(one.key(), one.digest()))
                        .toList(),
                book.nextFacts()));
    }

    private static TipFileState state(TipFile file) {
        TipFile.Report report = file.report();
        Instant ended = file.endedAt();
        return new TipFileState(
                report.tipId(),
                report.digest(),
                report.area(),
                report.receivedAt().toEpochMilli(),
                report.enteredAt().toEpochMilli(),
                report.evidence(),
                report.pseudonym(),
                file.facts(),
                file.stage().name(),
                state(file.check()),
                state(file.watch()),
                ended == null ? null : ended.toEpochMilli(),
                file.money().links(),
                file.money().returnedFen(),
                state(file.money().reward()));
    }

    private static @Nullable CheckState state(TipFile.@Nullable Check check) {
        return check == null
                ? null
                : new CheckState(
                        check.takenUpBy(),
                        check.takenUpAt().toEpochMilli(),
                        new ScrutinyState(
                                check.scrutiny().from().toEpochMilli(),
                                check.scrutiny().ends().stream()
                                        .map(Instant::toEpochMilli)
                                        .toList()));
    }

    private static @Nullable WatchState state(TipFile.@Nullable Watch watch) {
        return watch == null
                ? null
                : new WatchState(watch.deadline().toEpochMilli(), watch.byWeekdays(), watch.extended(), watch.told());
    }

    private static @Nullable RewardState state(TipFile.@Nullable Reward reward) {
        return reward == null
                ? null
                : new RewardState(
                        reward.tipId(),
                        reward.pseudonym(),
                        reward.area(),
                        reward.receivedAt().toEpochMilli(),
                        reward.account().dueFen(),
                        reward.account().paidFen());
    }

    /**
     * What this build or an earlier one stored.
     *
     * @throws IOException when none did
     */
    Target target(StandingKey key, byte[] bytes) throws IOException {
        TargetState state = targets.unpack(bytes);
        return new Target(
                key,
                state.getStep(),
                Instant.ofEpochMilli(state.getAsOfMs()),
                new TipBook(
                        state.getFiles().stream().map(TargetForm::file).toList(),
                        state.getAnswered().stream()
                                .map(one -> new TipBook.Answered(one.getKey(), one.getDigest()))
                                .toList(),
                        state.getNextFacts()));
    }

    private static TipFile file(TipFileState state) {
        Long ended = state.getEndedAtMs();
        return new TipFile(
                new TipFile.Report(
                        state.getTipId(),
                        state.getDigest(),
                        state.getArea(),
                        Instant.ofEpochMilli(state.getReceivedAtMs()),
                        Instant.ofEpochMilli(state.getEnteredAtMs()),
                        state.getEvidence(),
                        state.getPseudonym()),
                state.getFacts(),
                TipStage.valueOf(state.getStage()),
                check(state.getCheck()),
                watch(state.getWatch()),
                ended == null ? null : Instant.ofEpochMilli(ended),
                new TipFile.Money(state.getLinks(), state.getReturnedFen(), reward(state.getReward())));
    }

    private static TipFile.@Nullable Check check(@Nullable CheckState state) {
        return state == null
                ? null
                : new TipFile.Check(
                        state.getTakenUpBy(),
                        Instant.ofEpochMilli(state.getTakenUpAtMs()),
                        new Scrutiny(
                                Instant.ofEpochMilli(state.getScrutiny().getFromMs()),
                                state.getScrutiny().getEndsMs().stream()
                                        .map(Instant::ofEpochMilli)
                                        .toList()));
    }

    private static TipFile.@Nullable Watch watch(@Nullable WatchState state) {
        return state == null
                ? null
                : new TipFile.Watch(
                        Instant.ofEpochMilli(state.getDeadlineMs()),
                        state.getByWeekdays(),
                        state.getExtended(),
                        state.getTold());
    }

    private static TipFile.@Nullable Reward reward(@Nullable RewardState state) {
        return state == null
                ? null
                : new TipFile.Reward(
                        state.getTipId(),
                        state.getPseudonym(),
                        state.getArea(),
                        Instant.ofEpochMilli(state.getReceivedAtMs()),
                        new RewardAccount(state.getDueFen(), state.getPaidFen()));
    }
}
