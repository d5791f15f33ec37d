package org.claimscreener.engine.knowledge;

import java.util.SortedSet;
import java.util.TreeSet;

import org.claimscreener.engine.knowledge.TermBook.Kind;
import org.claimscreener.engine.knowledge.TermBook.Piece;

/**
 * Reads which drugs a text wants tried before: all that it names, those to be combined with included, so that no honest
 * earlier treatment is left out. Immutable.
 */
final class FirstLineReader {
    private final TermBook book;

    FirstLineReader(TermBook book) {
        this.book = book;
    }

    /** Beginnings of item codes, blank-separated and in order; "" when the text names no drug. */
    String read(String text) {
        SortedSet<String> prefixes = new TreeSet<>();
        for (Piece piece : book.pieces(TermBook.plain(text))) {
            if (piece.term() != null && piece.term().kind() == Kind.DRUG) {
                prefixes.addAll(java.util.List.of(piece.term().codes().split(" ", -1)));
            }
        }
        StringBuilder shortest = new StringBuilder();
        String last = null;
        for (String prefix : prefixes) {
            if (last == null || !prefix.startsWith(last)) {
                shortest.append(last == null ? "" : " ").append(prefix);
                last = prefix;
            }
        }
        return shortest.toString();
    }
}
