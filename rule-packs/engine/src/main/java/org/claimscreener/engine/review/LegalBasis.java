package org.claimscreener.engine.review;

import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.drools.RuleUse;
import org.claimscreener.engine.pack.PackProblem;

/**
 * The shape of a legal basis: a document by its name and the article of it, or a document by its number. Held against rules
 * that are being written; those in force are left as they were approved. Stateless.
 */
final class LegalBasis {
    private static final Pattern ARTICLE = Pattern.compile(".*《[^《》]{2,80}》[^《》]*第[一二三四五六七八九十百零〇0-9]{1,6}条.*");
    private static final Pattern NUMBER = Pattern.compile(".*〔(19|20)[0-9]{2}〕第?[0-9]{1,5}号.*");

    private LegalBasis() {}

    static Optional<PackProblem> problem(RuleUse rule) {
        String legal = rule.info().legalBasis();
        if (ARTICLE.matcher(legal).matches() || NUMBER.matcher(legal).matches()) {
            return Optional.empty();
        }
        return Optional.of(new PackProblem(
                rule.file(),
                rule.line(),
                "rule '" + rule.rule() + "': @legal names no article",
                "write the document and the article, as 《医疗保障基金使用监督管理条例》第三十八条, or a number such as 医保发〔2025〕1号"));
    }
}
