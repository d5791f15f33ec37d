package org.claimscreener.verifier.book;

import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.book.Fingerprints.Fingerprint;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** A binding decision or receipt. */
public final class Answer {
    private final long high;
    private final long low;
    private final int partition;
    private final long offset;
    private final long receivedAtMillis;
    private final @Nullable PatientTrack patient;
    private final int[] lines;

    Answer(Fingerprint bytes, Place place, long receivedAtMillis, @Nullable PatientTrack patient, int[] lines) {
        this.high = bytes.high();
        this.low = bytes.low();
        this.partition = place.partition();
        this.offset = place.offset();
        this.receivedAtMillis = receivedAtMillis;
        this.patient = patient;
        this.lines = lines;
    }

    /** Whether these are its bytes. */
    public boolean is(Fingerprint bytes) {
        return bytes.high() == high && bytes.low() == low;
    }

    public Place place() {
        return new Place(TopicCatalogue.DECISIONS, partition, offset);
    }

    /** Append time of the input that it names, in milliseconds since 1970. */
    public long receivedAtMillis() {
        return receivedAtMillis;
    }

    public @Nullable PatientTrack patient() {
        return patient;
    }

    /** Marks of its line ids; of a receipt for the whole settlement none. For reading only. */
    public int[] lines() {
        return lines;
    }
}
