package org.claimscreener.engine.profile;

/**
 * Where a row lies in an institution's profile. What a kind of row is not told apart by is 0.
 *
 * @param subject hash of the item, drug, practitioner or bill; 0 for the institution as a whole
 * @param feature number of the feature
 * @param member hash of a member, or the bucket that members share
 * @param pane number of the pane
 */
public record RowKey(Scale scale, Kind kind, long subject, int feature, long member, long pane) {
    /** What a row holds. New ones go to the end: state names them by position. */
    public enum Kind {
        /** {@link Row.Totals} of a subject. */
        TOTALS,
        /** {@link Row.Pane} of a subject. */
        PANE,
        /** {@link Row.Members} of a feature and subject, by bucket. */
        MEMBERS,
        /** {@link Row.Link} of a member in a pane. */
        LINK,
        /** {@link Row.Sketched} of a feature and subject in a pane. */
        SKETCH,
        /** {@link Row.Sketched} of all panes of the window but the newest. */
        SKETCHED_BEFORE
    }

    static RowKey totals(Scale scale, long subject) {
        return new RowKey(scale, Kind.TOTALS, subject, 0, 0, 0);
    }

    static RowKey pane(Scale scale, long subject, long pane) {
        return new RowKey(scale, Kind.PANE, subject, 0, 0, pane);
    }

    // Written out, for rows are looked up dozens of times a settlement and what a record brings by itself is slow.

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key
                && pane == key.pane
                && member == key.member
                && subject == key.subject
                && feature == key.feature
                && kind == key.kind
                && scale == key.scale;
    }

    @Override
    public int hashCode() {
        long numbers = ((subject * 31 + member) * 31 + pane) * 31 + feature;
        return (Long.hashCode(numbers) * 31 + kind.hashCode()) * 31 + scale.hashCode();
    }
}
