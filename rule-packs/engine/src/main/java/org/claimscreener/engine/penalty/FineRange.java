package org.claimscreener.engine.penalty;

import java.util.Optional;

import org.claimscreener.engine.intake.IntakeLimits;

/**
 * Between what a fine may lie. A person decides whether there is one and how much, having heard the party.
 *
 * @param article under which it falls, which may be another than the act's own
 * @param lowFen least fine, if there is one; 0 with {@code highFen} 0 where the article knows none
 * @param highFen most
 * @param returnFen the loss itself, to be returned apart from any fine
 * @param inChinese all of it in words, with the statement that a person decides
 * @param inEnglish the same
 */
public record FineRange(
        Article article, long lowFen, long highFen, long returnFen, String inChinese, String inEnglish) {
    private static final long ONCE = 1;
    private static final long TWICE = 2;
    private static final long FIVE_TIMES = 5;
    private static final long TEN_THOUSAND_YUAN = 1_000_000;

    /** The article knows a fine for what was confirmed. */
    public boolean anyFine() {
        return highFen > 0;
    }

    /** Why no range can be told, for people; empty when one can. */
    public static Optional<String> problem(Act act) {
        if (act.lossFen() < 0 || act.lossFen() > IntakeLimits.MAX_AMOUNT_FEN) {
            return Optional.of("the loss is not 0 to " + IntakeLimits.MAX_AMOUNT_FEN + " fen");
        }
        if (act.article() == Article.ARTICLE_39 && act.lossFen() > 0) {
            return Optional.of("article 39 is about faults without a loss; take article 38, item 7, for what was lost");
        }
        if (act.article() != Article.ARTICLE_41 && act.deceit()) {
            return Optional.of(
                    "another's credential or forged documents belong to article 41; an institution's fraud is"
                            + " article 40");
        }
        return act.article() != Article.ARTICLE_39 && act.refusedToCorrect()
                ? Optional.of("refusal to correct is what article 39 fines; under article 38 it leads to a suspension,"
                        + " which is a directive")
                : Optional.empty();
    }

    /**
     * The range for an act.
     *
     * @throws IllegalArgumentException when there is a {@link #problem}
     */
    public static FineRange of(Act act) {
        problem(act).ifPresent(what -> {
            throw new IllegalArgumentException(what);
        });
        return switch (act.article()) {
            case ARTICLE_38 ->
                act.intent()
                        ? times(act, Article.ARTICLE_40, TWICE, FIVE_TIMES)
                        : times(act, act.article(), ONCE, TWICE);
            case ARTICLE_39 ->
                act.refusedToCorrect()
                        ? range(act, act.article(), TEN_THOUSAND_YUAN, FIVE_TIMES * TEN_THOUSAND_YUAN)
                        : range(act, act.article(), 0, 0);
            case ARTICLE_40 -> times(act, act.article(), TWICE, FIVE_TIMES);
            case ARTICLE_41 ->
                act.intent() || act.deceit()
                        ? times(act, act.article(), TWICE, FIVE_TIMES)
                        : range(act, act.article(), 0, 0);
        };
    }

    private static FineRange times(Act act, Article article, long least, long most) {
        return range(act, article, Math.multiplyExact(act.lossFen(), least), Math.multiplyExact(act.lossFen(), most));
    }

    private static FineRange range(Act act, Article article, long lowFen, long highFen) {
        FineWords words = new FineWords(act, article, lowFen, highFen);
        return new FineRange(article, lowFen, highFen, act.lossFen(), words.inChinese(), words.inEnglish());
    }
}
