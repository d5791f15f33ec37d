package org.claimscreener.engine.profile;

/**
 * One change that a settlement made to a series; kept so that a withdrawal can take exactly it back.
 *
 * @param series key of the series within the institution
 * @param pane pane index
 * @param delta added to the pane's value
 * @param member hash of the member counted, or {@link #NO_MEMBER}
 */
public record Touch(String series, long pane, long delta, long member) {
    /** The aggregate counts no members. */
    public static final long NO_MEMBER = 0;
}
