package org.claimscreener.engine.cases;

import org.claimscreener.engine.pack.PackProblem;

/** A case that cannot be read as one; the message says where it stands and what is wrong with it. */
public final class CaseFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String SEE = "rule-packs/README.md, Cases, has every field";

    private final transient PackProblem problem;

    CaseFileException(CasePlace where, String what) {
        super(where + ": " + what);
        String context = where.context().isEmpty() ? "" : where.context() + ": ";
        this.problem = new PackProblem(where.file(), where.line(), context + what, SEE);
    }

    /** The same as the message, for lists of what is wrong with a pack. */
    public PackProblem problem() {
        return problem;
    }
}
