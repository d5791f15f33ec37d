package org.claimscreener.engine.cases;

/** A case that cannot be read as one; the message says where it stands and what is wrong with it. */
public final class CaseFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CaseFileException(String where, String what) {
        super(where + ": " + what);
    }
}
