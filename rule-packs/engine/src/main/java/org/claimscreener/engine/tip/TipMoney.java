package org.claimscreener.engine.tip;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.claimscreener.engine.tip.TipFile.Reward;
import org.claimscreener.engine.tip.reward.RewardAccount;
import org.claimscreener.engine.tip.reward.RewardScheme;
import org.claimscreener.engine.tip.reward.RewardSchemes;
import org.claimscreener.wire.record.SubjectKind;

/** Money that comes back by tips, and what of it is paid to the first reporter. Immutable. */
final class TipMoney {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final RewardSchemes schemes;
    private final SubjectKind target;

    TipMoney(RewardSchemes schemes, SubjectKind target) {
        this.schemes = schemes;
        this.target = target;
    }

    /** Takes in what a linked hold brought. */
    void returned(TipDraft draft, HoldLink linked, MoneyBack back) {
        if (!linked.sourceId().equals(back.sourceId())) {
            throw new IllegalArgumentException("the link of another hold");
        }
        HoldLink after = linked.with(back);
        if (after.equals(linked)) {
            return;
        }
        draft.link = after;
        draft.change(linked.tipId(), linked.sourceId(), after.totalFen() - linked.totalFen());
        settle(draft);
    }

    /** Brings the rewards of verified tips to what is due. */
    void settle(TipDraft draft) {
        for (TipFile file : draft.book.files()) {
            Reward reward = file.money().reward();
            if (reward != null) {
                settle(draft, file, reward);
            }
        }
    }

    private void settle(TipDraft draft, TipFile file, Reward reward) {
        String pseudonym = reward.pseudonym();
        Optional<RewardScheme> scheme =
                schemes.scheme(reward.area(), target, LocalDate.ofInstant(reward.receivedAt(), ZONE));
        if (pseudonym == null || scheme.isEmpty()) {
            return;
        }
        RewardAccount before = reward.account();
        long returnedFen = draft.book.returnedFen(file.facts());
        RewardAccount after = before.due(scheme.get().rewardFen(returnedFen));
        if (after.equals(before)) {
            return;
        }
        draft.book = draft.book.replacing(file.with(file.money().with(reward.with(after))));
        draft.steps.add(new TipStep.RewardChanged(
                file.tipId(),
                draft.at,
                reward.tipId(),
                pseudonym,
                returnedFen,
                after.paidFen() - before.paidFen(),
                after.dueFen(),
                after.paidFen(),
                after.overpaidFen(),
                scheme.get().legalBasis()));
    }
}
