package org.claimscreener.engine.penalty;

/** A range in words. */
record FineWords(Act act, Article article, long lowFen, long highFen) {
    private static final long FEN = 100;

    String inChinese() {
        String why =
                act.article() == article ? "" : "以骗取医疗保障基金为目的实施" + act.article().inChinese() + "行为，";
        String fine = highFen == 0 ? "现有认定不产生罚款" : "罚款幅度为" + yuan(lowFen) + "元至" + yuan(highFen) + "元";
        String back = act.lossFen() == 0 ? "" : "；另须退回造成的基金损失" + yuan(act.lossFen()) + "元";
        return why + "依据《医疗保障基金使用监督管理条例》" + article.inChinese() + "，" + fine + back
                + "。是否处罚、罚款多少由有权机关的工作人员在听取陈述申辩后决定，系统不作处罚决定。";
    }

    String inEnglish() {
        String why = act.article() == article
                ? ""
                : "An act under article " + act.article().number() + ", done to defraud the fund. ";
        String fine = highFen == 0
                ? "no fine follows from what was confirmed"
                : "a fine may lie between " + yuan(lowFen) + " and " + yuan(highFen) + " yuan";
        String back =
                act.lossFen() == 0 ? "" : "; the loss of " + yuan(act.lossFen()) + " yuan is to be returned apart";
        return why + "Order 735, article " + article.number() + ": " + fine + back
                + ". A person of the competent office decides whether to fine and how much, having heard the party; the"
                + " system imposes nothing.";
    }

    /** With two decimals: amounts are whole fen. */
    private static String yuan(long fen) {
        long rest = fen % FEN;
        return fen / FEN + (rest < FEN / 10 ? ".0" : ".") + rest;
    }
}
