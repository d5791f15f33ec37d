package org.claimscreener.engine.penalty;

/** Articles of State Council Order 735 that know a fine, or that another one is to be asked for. */
public enum Article {
    /** Acts of an institution. */
    ARTICLE_38(38, "第三十八条"),
    /** Faults in an institution's management. */
    ARTICLE_39(39, "第三十九条"),
    /** Fraud of an institution. */
    ARTICLE_40(40, "第四十条"),
    /** Acts of an insured person. */
    ARTICLE_41(41, "第四十一条");

    private final int number;
    private final String inChinese;

    Article(int number, String inChinese) {
        this.number = number;
        this.inChinese = inChinese;
    }

    public int number() {
        return number;
    }

    /** As the order counts it. */
    public String inChinese() {
        return inChinese;
    }
}
