package org.claimscreener.engine.credit;

import java.util.List;

/**
 * What a practitioner's points of a calendar year lead to, for a person to order by directive or not. Nothing is in force
 * by it.
 *
 * @param year calendar year in Asia/Shanghai
 * @param points of that year
 * @param holdIds the outcomes that it rests on, the newest {@link CreditLimits#MAX_GROUNDS}, by day
 */
public record Proposal(Sanction sanction, int year, int points, List<String> holdIds) {
    /** Guiding opinions of 2024-09-27. */
    public static final String LEGAL_BASIS = "《关于建立定点医药机构相关人员医保支付资格管理制度的指导意见》";

    public Proposal {
        holdIds = List.copyOf(holdIds);
    }

    /** What is proposed, and that a person decides; in Chinese. */
    public String inChinese() {
        String what = switch (sanction) {
            case SUSPENSION -> "建议暂停医保支付资格1至6个月";
            case TERMINATION_ADDED_UP -> "累计记满12分，建议终止医保支付资格，1年内不得再次登记备案";
            case TERMINATION_AT_ONCE -> "一次性记满12分，建议终止医保支付资格，3年内不得再次登记备案";
        };
        return year + "年记" + points + "分，" + what + "。依据" + LEGAL_BASIS + "。是否作出决定由经办机构人员在听取本人陈述申辩后确定，系统不作决定。";
    }

    /** The same in English. */
    public String inEnglish() {
        String what = switch (sanction) {
            case SUSPENSION -> "suspending the payment qualification for 1 to 6 months is proposed";
            case TERMINATION_ADDED_UP ->
                "12 points added up: ending the payment qualification is proposed, with no registration for 1 year";
            case TERMINATION_AT_ONCE ->
                "12 points at once: ending the payment qualification is proposed, with no registration for 3 years";
        };
        return points + " points in " + year + "; " + what
                + " (guiding opinions of 2024-09-27). A person decides, having"
                + " heard the practitioner; the system orders nothing.";
    }
}
