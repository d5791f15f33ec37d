package org.claimscreener.engine.knowledge;

/**
 * The books that a mapping may read texts by. Immutable.
 *
 * @param diseases words for diseases
 * @param drugs words for drugs
 */
public record KnowledgeTerms(TermBook diseases, TermBook drugs) {
    /** For mappings that read no text by words. */
    public static KnowledgeTerms none() {
        return new KnowledgeTerms(TermBook.empty(), TermBook.empty());
    }
}
