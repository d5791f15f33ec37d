package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.drools.Token.Kind;

/**
 * Splits rule text into words the way Java and DRL both do, comments left out. What one of the two languages would read
 * differently from the other (single quotes, unicode escapes) is refused, so that nobody can hide code from the gate.
 */
final class Tokens {
    private static final Set<String> TWO_CHARACTERS =
            Set.of("==", "!=", "<=", ">=", "&&", "||", "->", "::", "+=", "-=", "++", "--", "<<", ">>");
    private static final String ESCAPES = "\"\\nt";

    private final String text;
    private final RuleProblems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line;

    private Tokens(String text, int line, RuleProblems problems) {
        this.text = text;
        this.line = line;
        this.problems = problems;
    }

    /** Words of the text, whose first line has the given number in the author's file. */
    static List<Token> of(String text, int firstLine, RuleProblems problems) {
        Tokens tokens = new Tokens(text, firstLine, problems);
        tokens.split();
        return tokens.tokens;
    }

    private void split() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("//", at)) {
                skipTo("\n");
            } else if (text.startsWith("/*", at)) {
                skipTo("*/");
            } else if (c == '"') {
                string();
            } else if (Character.isJavaIdentifierStart(c)) {
                run(Kind.NAME);
            } else if (c >= '0' && c <= '9') {
                run(Kind.NUMBER);
            } else {
                symbol();
            }
        }
    }

    private void skipTo(String end) {
        int to = text.indexOf(end, at + (end.equals("*/") ? 2 : 0));
        int stop = to < 0 ? text.length() : end.equals("\n") ? to : to + end.length();
        line += Math.toIntExact(
                text.substring(at, stop).chars().filter(c -> c == '\n').count());
        at = stop;
    }

    private void run(Kind kind) {
        int from = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        tokens.add(new Token(kind, text.substring(from, at), line));
    }

    private void symbol() {
        boolean two = at + 2 <= text.length() && TWO_CHARACTERS.contains(text.substring(at, at + 2));
        int length = two ? 2 : 1;
        tokens.add(new Token(Kind.SYMBOL, text.substring(at, at + length), line));
        at += length;
    }

    private void string() {
        int from = ++at;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\n') {
                problems.add(line, "a text is not closed on its line", "close it with a double quote");
                return;
            }
            if (c == '\\') {
                at++;
                if (at < text.length() && ESCAPES.indexOf(text.charAt(at)) < 0) {
                    problems.add(line, "unknown escape in a text", "only \\\" \\\\ \\n and \\t may be escaped");
                }
            }
            at++;
        }
        if (at > text.length() || (at == text.length())) {
            problems.add(line, "a text is not closed", "close it with a double quote");
            at = text.length();
        }
        tokens.add(new Token(Kind.STRING, text.substring(from, Math.min(at, text.length())), line));
        at++;
    }
}
