package org.claimscreener.engine.credit;

/**
 * An outcome was overturned: what it moved is taken back, whether it came already or is still to come.
 *
 * @param holdId whose outcome
 * @param orderNo of the decision that overturned it, as a citizen may look it up; of a contest its id
 */
public record TakeBack(String holdId, Ground ground, String orderNo) {
    /** By what an outcome is overturned. */
    public enum Ground {
        /** The institution's appeal, after the hold had ended. */
        APPEAL,
        /** Administrative review (行政复议) or a court. */
        ADMINISTRATIVE_REVIEW,
        /** The subject contested the change and was right. */
        CONTEST
    }
}
