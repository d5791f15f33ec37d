package org.claimscreener.verifier;

/** What must hold of the topics, whatever died meanwhile. */
public enum Invariant {
    /** One effective decision a settlement, one receipt a reversal; the first in the log binds, all copies are equal. */
    I1("I1", "one binding answer, all copies byte-equal"),
    /** No input is left without an answer, and none gets both an answer and a dead letter. */
    I2("I2", "every input ends in exactly one of answer and dead letter"),
    /** No fen appears or vanishes. */
    I3("I3", "released + held + refused = the fund's share, each line once"),
    /** Deciding again gives the same bytes. */
    I4("I4", "a recorded decision re-evaluates to itself"),
    /** One person's inputs at one institution take effect in their order. */
    I5("I5", "per person and institution, effects follow input order"),
    /** Nothing comes out that did not go in, and all that went in is accounted for. */
    I6("I6", "in = decided + dead-lettered + in flight"),
    /** What a decision remembered, and what was refused as known or unknown, is what the log says. */
    I7("I7", "state equals a fold of the log"),
    /** One decision rests on one set of rule packs, and that set was in force as a whole. */
    I8("I8", "one pack set a decision, all of it once in force"),
    /** The audit chain has no gap and no forged link. */
    I9("I9", "the audit chain verifies"),
    /** A hold ends once, in time. */
    I10("I10", "a hold ends exactly once, by its deadline"),
    /** Committed readers miss nothing. */
    COMMITTED("COMMITTED", "every binding answer is in the committed view"),
    /** What is written on our topics can be read. */
    FORMAT("FORMAT", "every answer and dead letter can be read, under its key");

    private final String code;
    private final String promise;

    Invariant(String code, String promise) {
        this.code = code;
        this.promise = promise;
    }

    /** Short name, as in the design: I1 to I10, COMMITTED, FORMAT. */
    public String code() {
        return code;
    }

    /** The promise in a few words. */
    public String promise() {
        return promise;
    }
}
