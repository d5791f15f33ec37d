package org.claimscreener.engine.drools;

/**
 * A word of rule text.
 *
 * @param text as written; of a string without its quotes
 * @param line from 1, in the author's file
 */
record Token(Kind kind, String text, int line) {
    enum Kind {
        NAME,
        STRING,
        NUMBER,
        SYMBOL
    }

    boolean is(String symbolOrName) {
        return kind != Kind.STRING && text.equals(symbolOrName);
    }

    boolean isVariable() {
        return kind == Kind.NAME && text.startsWith("$");
    }
}
