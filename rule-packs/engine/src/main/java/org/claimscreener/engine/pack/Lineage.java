package org.claimscreener.engine.pack;

/**
 * Where a version of a pack stands among those of its id. Versions are for people; an older sequence number is never
 * activated by mistake for a newer one.
 *
 * @param sequence from 1
 * @param previous digest of the version before, or "" when there is none
 */
public record Lineage(long sequence, String previous) {
    /** Of a pack without predecessor. */
    public static final Lineage FIRST = new Lineage(1, "");

    public Lineage {
        if (sequence < 1) {
            throw new IllegalArgumentException("a sequence number is at least 1, not " + sequence);
        }
        if (!previous.isEmpty() && !Shapes.DIGEST.matcher(previous).matches()) {
            throw new IllegalArgumentException("no digest of a pack: " + previous);
        }
    }

    /** Of the version that comes after this one. */
    public static Lineage after(RulePack previous) {
        return new Lineage(previous.sequence() + 1, previous.digest());
    }
}
