package org.claimscreener.verifier.book;

import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.book.Fingerprints.Fingerprint;
import org.claimscreener.wire.record.DeadLetterReason;

/** The first dead letter of an input. */
public final class LetterTrack {
    private final DeadLetterReason reason;
    private final Place place;
    private final Fingerprint bytes;
    private boolean judged;

    LetterTrack(DeadLetterReason reason, Place place, Fingerprint bytes) {
        this.reason = reason;
        this.place = place;
        this.bytes = bytes;
    }

    public DeadLetterReason reason() {
        return reason;
    }

    public Place place() {
        return place;
    }

    public Fingerprint bytes() {
        return bytes;
    }

    /** Whether its reason was judged. */
    public boolean judged() {
        return judged;
    }

    /** Remembers that its reason was judged. */
    public void markJudged() {
        judged = true;
    }
}
