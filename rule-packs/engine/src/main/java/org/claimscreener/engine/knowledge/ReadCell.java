package org.claimscreener.engine.knowledge;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cell that is read from a text by its words.
 *
 * @param field of the point that is read
 * @param as what is read of it
 */
record ReadCell(String field, As as, KnowledgeTerms terms) implements CellSource {
    private static final int LONGEST_TEXT = 100;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** What is read of a text. */
    enum As {
        /** Ranges of the diagnoses that it allows; a text that codes cannot decide has no row. */
        DIAGNOSES,
        /** The conditions beside the diagnoses; no way when there are none. */
        BESIDE,
        /** Beginnings of the item codes of the drugs that it names; no way when it names none. */
        DRUGS,
        /** The text itself on one line, no longer than a person reads in a finding. */
        TEXT
    }

    @Override
    public Optional<String> of(KnowledgePoint point) throws UnplacedException {
        String text = point.field(field);
        return switch (as) {
            case DIAGNOSES ->
                Optional.of(new IndicationReader(terms.diseases()).read(text).diagnoses());
            case BESIDE ->
                Optional.of(new IndicationReader(terms.diseases()).read(text).beside())
                        .filter(beside -> !beside.isEmpty());
            case DRUGS ->
                Optional.of(new FirstLineReader(terms.drugs()).read(text)).filter(drugs -> !drugs.isEmpty());
            case TEXT ->
                Optional.of(IndicationReader.shortened(
                        SPACE.matcher(text).replaceAll(" ").strip(), LONGEST_TEXT));
        };
    }
}
