package org.claimscreener.engine.referral;

import org.claimscreener.wire.record.ReferralDepartment;

/** Another department that a case may be referred to, and the law by which it is. */
public enum Department {
    POLICE("公安机关", "《医疗保障基金使用监督管理条例》第二十二条；《行政执法机关移送涉嫌犯罪案件的规定》第三条、第五条、第六条"),
    HEALTH("卫生健康行政部门", Department.SHARED),
    MARKET_SUPERVISION("市场监督管理部门", Department.SHARED),
    AUDIT("审计机关", Department.SHARED),
    FINANCE("财政部门", Department.SHARED);

    private static final String SHARED = "《医疗保障基金使用监督管理条例》第二十二条（部门协作、案件移送）";

    private final String inChinese;
    private final String legalBasis;

    Department(String inChinese, String legalBasis) {
        this.inChinese = inChinese;
        this.legalBasis = legalBasis;
    }

    public String inChinese() {
        return inChinese;
    }

    /** Why a case may be referred there at all; what of it may be told, {@code Disclosure} says. */
    public String legalBasis() {
        return legalBasis;
    }

    /** As on the wire. */
    public ReferralDepartment wire() {
        return ReferralDepartment.valueOf(name());
    }
}
