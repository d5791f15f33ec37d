package org.claimscreener.engine.penalty;

/**
 * What was confirmed of an act.
 *
 * @param article that names the act
 * @param lossFen what the fund lost by it, 0 to {@link org.claimscreener.engine.intake.IntakeLimits#MAX_AMOUNT_FEN}
 * @param intent a person has established that it was done to defraud the fund
 * @param deceit article 41: another's credential was used, or documents were forged or false
 * @param refusedToCorrect article 39: the institution was ordered to correct it and refused
 */
public record Act(Article article, long lossFen, boolean intent, boolean deceit, boolean refusedToCorrect) {
    /** An act without intent, deceit or refusal. */
    public static Act of(Article article, long lossFen) {
        return new Act(article, lossFen, false, false, false);
    }

    /** The same, done to defraud the fund. */
    public Act withIntent() {
        return new Act(article, lossFen, true, deceit, refusedToCorrect);
    }

    /** The same, with another's credential or with forged documents. */
    public Act withDeceit() {
        return new Act(article, lossFen, intent, true, refusedToCorrect);
    }

    /** The same, not corrected in spite of an order to. */
    public Act refusedToCorrectIt() {
        return new Act(article, lossFen, intent, deceit, true);
    }
}
