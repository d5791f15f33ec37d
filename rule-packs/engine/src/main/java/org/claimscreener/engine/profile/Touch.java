package org.claimscreener.engine.profile;

/**
 * What one feature counted of one settlement, so that a withdrawal can take exactly it back. The pane follows from the
 * settlement's own time.
 *
 * @param line position of the line in the settlement, or {@link #SETTLEMENT}
 * @param feature number of the feature
 * @param subject hash of the item, drug, practitioner or bill; 0 for the institution as a whole
 * @param amount what was added: 1 or the value; of a distinct count the member's hash
 * @param counted the filter left it; always so but for ratios
 */
public record Touch(int line, int feature, long subject, long amount, boolean counted) {
    /** The settlement as a whole, not one of its lines. */
    public static final int SETTLEMENT = -1;
}
