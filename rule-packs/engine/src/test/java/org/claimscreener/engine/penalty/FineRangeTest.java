package org.claimscreener.engine.penalty;

import java.util.List;
import java.util.Random;

import org.claimscreener.engine.intake.IntakeLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FineRangeTest {
    private static final int ROUNDS = 2_000;
    private static final List<Article> ARTICLES = List.of(Article.values());

    @ParameterizedTest
    @CsvSource({
        // act, loss, intent, deceit, refused to correct; the article that applies, from, to
        "ARTICLE_38, 123456, false, false, false, ARTICLE_38, 123456, 246912",
        "ARTICLE_38, 123456, true, false, false, ARTICLE_40, 246912, 617280",
        "ARTICLE_38, 0, false, false, false, ARTICLE_38, 0, 0",
        "ARTICLE_39, 0, false, false, true, ARTICLE_39, 1000000, 5000000",
        "ARTICLE_39, 0, false, false, false, ARTICLE_39, 0, 0",
        "ARTICLE_40, 100, false, false, false, ARTICLE_40, 200, 500",
        "ARTICLE_40, 100, true, false, false, ARTICLE_40, 200, 500",
        "ARTICLE_41, 100, false, false, false, ARTICLE_41, 0, 0",
        "ARTICLE_41, 100, true, false, false, ARTICLE_41, 200, 500",
        "ARTICLE_41, 100, false, true, false, ARTICLE_41, 200, 500",
        "ARTICLE_40, 1000000000000, true, false, false, ARTICLE_40, 2000000000000, 5000000000000"
    })
    void aFineLiesWithinWhatTheArticleAllows(
            Article act,
            long lossFen,
            boolean intent,
            boolean deceit,
            boolean refused,
            Article applies,
            long lowFen,
            long highFen) {
        FineRange range = FineRange.of(new Act(act, lossFen, intent, deceit, refused));

        assertThat(range.article()).isEqualTo(applies);
        assertThat(range.lowFen()).isEqualTo(lowFen);
        assertThat(range.highFen()).isEqualTo(highFen);
        assertThat(range.anyFine()).isEqualTo(highFen > 0);
        assertThat(range.returnFen()).as("the loss is returned apart").isEqualTo(lossFen);
    }

    @Test
    void saysThatAPersonDecidesAndByWhichArticle() {
        FineRange plain = FineRange.of(Act.of(Article.ARTICLE_38, 123_405));
        FineRange intent = FineRange.of(Act.of(Article.ARTICLE_38, 123_405).withIntent());
        FineRange none = FineRange.of(Act.of(Article.ARTICLE_39, 0));
        FineRange refused = FineRange.of(Act.of(Article.ARTICLE_39, 0).refusedToCorrectIt());
        FineRange person = FineRange.of(Act.of(Article.ARTICLE_41, 5).withDeceit());

        assertThat(plain.inChinese()).contains("第三十八条", "1234.05元至2468.10元", "退回", "系统不作处罚决定");
        assertThat(plain.inEnglish()).contains("article 38", "1234.05 and 2468.10", "A person");
        assertThat(intent.inChinese()).contains("以骗取医疗保障基金为目的实施第三十八条行为", "第四十条");
        assertThat(intent.inEnglish()).contains("under article 38, done to defraud", "article 40");
        assertThat(none.inChinese()).contains("不产生罚款").doesNotContain("退回");
        assertThat(none.inEnglish()).contains("no fine follows").doesNotContain("returned");
        assertThat(refused.inChinese()).contains("10000.00元至50000.00元");
        assertThat(person.inChinese()).contains("0.10元至0.25元", "损失0.05元");
    }

    @ParameterizedTest
    @CsvSource({
        "ARTICLE_38, -1, false, false, the loss is not",
        "ARTICLE_38, 1000000000001, false, false, the loss is not",
        "ARTICLE_39, 1, false, true, article 38",
        "ARTICLE_38, 1, true, false, article 41",
        "ARTICLE_40, 1, true, false, article 41",
        "ARTICLE_40, 1, false, true, article 39",
        "ARTICLE_41, 1, false, true, article 39"
    })
    void whatNoArticleKnowsIsRefusedInWords(
            Article article, long lossFen, boolean deceit, boolean refused, String words) {
        Act act = new Act(article, lossFen, false, deceit, refused);

        assertThat(FineRange.problem(act).orElseThrow()).contains(words);
        assertThatThrownBy(() -> FineRange.of(act)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreLossAndIntentNeverMeanALowerFine() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Article article = ARTICLES.get(random.nextInt(ARTICLES.size()));
            long loss = article == Article.ARTICLE_39 ? 0 : nextAmount(random);
            long more = article == Article.ARTICLE_39
                    ? 0
                    : Math.min(IntakeLimits.MAX_AMOUNT_FEN, loss + 1 + nextAmount(random));
            FineRange range = FineRange.of(Act.of(article, loss));
            FineRange larger = FineRange.of(Act.of(article, more));
            FineRange meant = FineRange.of(Act.of(article, loss).withIntent());

            assertThat(range.lowFen()).as("seed %d", seed).isBetween(0L, range.highFen());
            assertThat(larger.lowFen()).as("seed %d", seed).isGreaterThanOrEqualTo(range.lowFen());
            assertThat(larger.highFen()).as("seed %d", seed).isGreaterThanOrEqualTo(range.highFen());
            assertThat(meant.lowFen()).as("seed %d", seed).isGreaterThanOrEqualTo(range.lowFen());
            assertThat(meant.highFen()).as("seed %d", seed).isGreaterThanOrEqualTo(range.highFen());
        }
    }

    private static long nextAmount(Random random) {
        return random.nextLong(IntakeLimits.MAX_AMOUNT_FEN);
    }
}
