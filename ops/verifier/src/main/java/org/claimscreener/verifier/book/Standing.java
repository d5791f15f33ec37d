package org.claimscreener.verifier.book;

/** What an answer is among those under the same id. */
public enum Standing {
    /** The first: it binds. */
    BINDING,
    /** Another one, of an input that came after the ledger had forgotten the first: it binds from now on. */
    ANEW,
    /** The binding one's bytes again. */
    COPY,
    /** Other bytes. */
    CONTRADICTION;

    /** It binds. */
    public boolean binds() {
        return this == BINDING || this == ANEW;
    }
}
