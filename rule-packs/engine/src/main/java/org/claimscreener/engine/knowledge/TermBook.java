package org.claimscreener.engine.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Words of published texts and what they stand for: diseases and their ICD-10 ranges, drugs and the beginnings of their
 * item codes. Full-width letters and digits are the same as half-width ones, spaces count for nothing, and of two words
 * that begin at one place the longer is meant. Immutable.
 */
public final class TermBook {
    /** A category, a range of categories, or the beginning of a finer code. */
    private static final Pattern ICD_10 =
            Pattern.compile("[A-Z][0-9]{2}(\\.[0-9A-Zx+]{1,8})?|[A-Z][0-9]{2}-[A-Z][0-9]{2}");

    private static final Pattern ITEM_PREFIX = Pattern.compile("[A-Z0-9]{2,23}");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final List<String> HEADER = List.of("term", "kind", "codes", "source");

    private final Map<String, Term> terms;
    private final int longest;

    /** What a word is. */
    enum Kind {
        /** It stands for diagnoses. */
        DISEASE,
        /** It stands for drugs. */
        DRUG,
        /** A ground for treatment that no code tells; a text that names one cannot be decided by codes. */
        GROUND,
        /** It looks like a disease and is none. */
        ASIDE
    }

    /**
     * A word.
     *
     * @param codes what it stands for, blank-separated; "" for grounds and asides
     */
    record Term(String text, Kind kind, String codes) {}

    /**
     * A piece of a text.
     *
     * @param term the word that it is, or null for whatever lies between words
     */
    record Piece(String text, @Nullable Term term) {}

    private TermBook(Map<String, Term> terms) {
        this.terms = Map.copyOf(terms);
        this.longest = terms.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** This book and another; where both have a word, the other's holds. */
    public TermBook with(TermBook other) {
        Map<String, Term> all = new HashMap<>(terms);
        all.putAll(other.terms);
        return new TermBook(all);
    }

    /** A book without words. */
    public static TermBook empty() {
        return new TermBook(Map.of());
    }

    /**
     * Reads a book: CSV with the columns term, kind, codes and source.
     *
     * @throws MappingException when a row is none, or a word stands twice
     */
    public static TermBook read(String csv) throws MappingException {
        Map<String, Term> terms = new HashMap<>();
        try (CSVParser parser = CSVParser.parse(csv, CSVFormat.RFC4180)) {
            boolean header = true;
            for (CSVRecord row : parser) {
                if (header && !row.toList().equals(HEADER)) {
                    throw new MappingException("a book of terms begins with " + String.join(",", HEADER));
                }
                if (!header) {
                    Term term = term(row.toList(), parser.getCurrentLineNumber());
                    if (terms.put(term.text(), term) != null) {
                        throw new MappingException(
                                "line " + parser.getCurrentLineNumber() + ": '" + term.text() + "' stands twice");
                    }
                }
                header = false;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new MappingException("a book of terms is not CSV: " + e.getMessage());
        }
        return new TermBook(terms);
    }

    private static Term term(List<String> cells, long line) throws MappingException {
        String where = "line " + line + ": ";
        if (cells.size() != HEADER.size() || cells.get(0).isBlank()) {
            throw new MappingException(where + "write a word, its kind, its codes and their source");
        }
        Kind kind = kind(where, cells.get(1));
        String codes = cells.get(2);
        boolean coded = kind == Kind.DISEASE || kind == Kind.DRUG;
        if (coded == codes.isEmpty()) {
            throw new MappingException(where + "a disease or drug has codes, a ground or aside has none");
        }
        Pattern shape = kind == Kind.DRUG ? ITEM_PREFIX : ICD_10;
        for (String code : coded ? List.of(codes.split(" ", -1)) : List.<String>of()) {
            if (!shape.matcher(code).matches()) {
                throw new MappingException(where + "'" + code + "' is no code of a " + cells.get(1)
                        + "; write beginnings or ranges such as "
                        + (kind == Kind.DRUG ? "XJ01" : "I63 or C00-C97") + ", a blank between them");
            }
        }
        return new Term(plain(cells.get(0)), kind, codes);
    }

    private static Kind kind(String where, String text) throws MappingException {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw new MappingException(where + "the kind is '" + text + "'; write disease, drug, ground or aside");
    }

    /** The text as words are looked up in it. */
    static String plain(String text) {
        return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }

    /** The whole of a plain text in its order, words and what lies between them. */
    List<Piece> pieces(String plain) {
        List<Piece> pieces = new ArrayList<>();
        int between = 0;
        int at = 0;
        while (at < plain.length()) {
            Term term = longestAt(plain, at);
            if (term == null) {
                at++;
                continue;
            }
            if (at > between) {
                pieces.add(new Piece(plain.substring(between, at), null));
            }
            pieces.add(new Piece(term.text(), term));
            at += term.text().length();
            between = at;
        }
        if (at > between) {
            pieces.add(new Piece(plain.substring(between), null));
        }
        return pieces;
    }

    private @Nullable Term longestAt(String plain, int at) {
        for (int end = Math.min(plain.length(), at + longest); end > at; end--) {
            Term term = terms.get(plain.substring(at, end));
            if (term != null) {
                return term;
            }
        }
        return null;
    }

    /** Every word, in no order. */
    Iterable<Term> terms() {
        return terms.values();
    }
}
