package org.claimscreener.engine.inspection;

/** What can be wrong with a month's draw. */
public enum DrawProblem {
    /** Nobody committed to a seed, and yet something was drawn. */
    NO_COMMITMENT("drawn though nobody had committed to a seed"),
    /** Another commitment, or another rate, came after the first one, which binds. */
    SECOND_COMMITMENT("later commitments that differ from the first one, which binds"),
    /** A settlement came before the commitment: whoever chose the seed could know it. */
    LATE_COMMITMENT("settlements that came before the commitment that they are drawn by"),
    /** The seed was revealed while settlements still came: who knew it could steer them. */
    EARLY_REVEAL("settlements that came after the seed was revealed"),
    /** A seed was revealed that is not the commitment's. */
    WRONG_SEED("seeds revealed that are not the one committed to"),
    /** It should have been drawn and was not. */
    MISSING_DRAW("settlements that the seed draws and that were not drawn"),
    /** It was drawn and should not have been. */
    FORGED_DRAW("settlements that were drawn and that the seed does not draw"),
    /** It was rightly drawn, but told with another rate, lot, institution or amount; or told twice, differently. */
    CHANGED_DRAW("draws that say something else than the decision and the seed"),
    /** It was drawn, but there is no decision that released it. */
    UNKNOWN_SETTLEMENT("draws of settlements that were not decided in the month");

    private final String inWords;

    DrawProblem(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
