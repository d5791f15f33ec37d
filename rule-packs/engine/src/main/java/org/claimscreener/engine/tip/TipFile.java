package org.claimscreener.engine.tip;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

import org.claimscreener.engine.tip.reward.RewardAccount;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a tip. Neither its lead nor its seal is: they stay in the topic. Immutable.
 *
 * @param facts the number of what it is about; tips on the same facts have the same
 * @param check who checks the lead, from when; null until it is taken up
 * @param watch by when; null while nobody needs to act on it
 * @param endedAt when it was dismissed or closed; null before
 */
public record TipFile(
        Report report,
        int facts,
        TipStage stage,
        @Nullable Check check,
        @Nullable Watch watch,
        @Nullable Instant endedAt,
        Money money) {
    /** Whoever was received first is first; of one instant the smaller id. */
    static final Comparator<TipFile> BY_RECEIPT =
            Comparator.comparing((TipFile file) -> file.report.receivedAt()).thenComparing(TipFile::tipId);

    /**
     * What of the tip matters later.
     *
     * @param digest tells a copy from another tip of the same id
     * @param enteredAt when the log took it in
     * @param evidence it has some
     * @param pseudonym null = anonymous
     */
    public record Report(
            String tipId,
            String digest,
            String area,
            Instant receivedAt,
            Instant enteredAt,
            boolean evidence,
            @Nullable String pseudonym) {}

    /** Who took it up, when, and what that raised. */
    public record Check(String takenUpBy, Instant takenUpAt, Scrutiny scrutiny) {}

    /**
     * A deadline of the lead check.
     *
     * @param deadline first instant that is too late
     * @param byWeekdays the public holidays up to it were not known, so that Mondays to Fridays were counted
     * @param extended there was more time once
     * @param told that it was late
     */
    public record Watch(Instant deadline, boolean byWeekdays, boolean extended, boolean told) {}

    /**
     * What came back by it.
     *
     * @param links holds and cases linked to this very tip
     * @param returnedFen what these brought so far, in fen; at least 0
     * @param reward null until it is closed as verified
     */
    public record Money(
            int links, long returnedFen, @Nullable Reward reward) {
        static final Money NONE = new Money(0, 0, null);

        Money with(Reward other) {
            return new Money(links, returnedFen, other);
        }

        Money changedBy(int moreLinks, long changeFen) {
            return new Money(links + moreLinks, returnedFen + changeFen, reward);
        }
    }

    /**
     * Who is rewarded, and how that stands.
     *
     * @param tipId the first tip on the facts; its reporter alone
     * @param pseudonym null = anonymous, so that nobody can be paid
     * @param receivedAt picks the scheme
     */
    public record Reward(
            String tipId, @Nullable String pseudonym, String area, Instant receivedAt, RewardAccount account) {
        Reward with(RewardAccount other) {
            return new Reward(tipId, pseudonym, area, receivedAt, other);
        }
    }

    public String tipId() {
        return report.tipId();
    }

    /** Null when it raised none. */
    @Nullable
    Scrutiny scrutiny() {
        return check == null ? null : check.scrutiny();
    }

    Instant scrutinyFrom() {
        return Objects.requireNonNull(check, "no check").scrutiny().from();
    }

    int levelAt(Instant at) {
        return check == null ? 0 : check.scrutiny().levelAt(at);
    }

    /** Whether what is opened at an instant is linked to it. */
    boolean concerns(Instant at) {
        if (check == null || at.isBefore(check.scrutiny().from())) {
            return false;
        }
        return stage == TipStage.TAKEN_UP
                || (stage == TipStage.CLOSED_VERIFIED && check.scrutiny().levelAt(at) > 0);
    }

    boolean takenUpBy(String actorId) {
        return check != null && check.takenUpBy().equals(actorId);
    }

    TipFile withFacts(int other) {
        return new TipFile(report, other, stage, check, watch, endedAt, money);
    }

    TipFile with(Money other) {
        return new TipFile(report, facts, stage, check, watch, endedAt, other);
    }

    TipFile withWatch(@Nullable Watch other) {
        return new TipFile(report, facts, stage, check, other, endedAt, money);
    }

    TipFile takenUp(Check by) {
        return new TipFile(report, facts, TipStage.TAKEN_UP, by, watch, null, money);
    }

    /** Dismissed, or closed. What it raised ends with it, unless it was verified. */
    TipFile ended(TipStage end, Instant at) {
        Check last = check == null || end == TipStage.CLOSED_VERIFIED
                ? check
                : new Check(
                        check.takenUpBy(), check.takenUpAt(), check.scrutiny().endedAt(at));
        return new TipFile(report, facts, end, last, null, at, money);
    }

    /** It stands aside for another one on the same facts; what came back by it counts there. */
    TipFile aside() {
        return new TipFile(report, facts, TipStage.RECEIVED, null, null, null, money);
    }
}
