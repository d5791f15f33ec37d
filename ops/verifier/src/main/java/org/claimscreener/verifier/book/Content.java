package org.claimscreener.verifier.book;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** What an input says, as far as it is needed to judge the answer. Retries share it. */
public final class Content {
    private final Group group;
    private final boolean hasDigest;
    private final long digestA;
    private final long digestB;
    private final long digestC;
    private final long digestD;
    private final @Nullable PatientTrack patient;
    private final @Nullable String institution;
    private final long fundFen;
    private final int[] lines;

    /** Answers given to it: decisions of this content, or for any content of a reversal, the receipts of its id. */
    private int answers;

    /** Another content that came under the same id. */
    @Nullable
    Content before;

    Content(
            Group group,
            @Nullable Digest256 digest,
            @Nullable PatientTrack patient,
            @Nullable String institution,
            long fundFen,
            int[] lines) {
        this.group = group;
        this.hasDigest = digest != null;
        this.digestA = digest == null ? 0 : digest.a();
        this.digestB = digest == null ? 0 : digest.b();
        this.digestC = digest == null ? 0 : digest.c();
        this.digestD = digest == null ? 0 : digest.d();
        this.patient = patient;
        this.institution = institution;
        this.fundFen = fundFen;
        this.lines = lines;
    }

    public Group group() {
        return group;
    }

    /** Of settlements only. */
    public @Nullable Digest256 digest() {
        return hasDigest ? new Digest256(digestA, digestB, digestC, digestD) : null;
    }

    boolean hasDigest(@Nullable Digest256 other) {
        return other == null
                ? !hasDigest
                : hasDigest
                        && digestA == other.a()
                        && digestB == other.b()
                        && digestC == other.c()
                        && digestD == other.d();
    }

    /** Null when the input cannot be read. */
    public @Nullable PatientTrack patient() {
        return patient;
    }

    /** Null when the input cannot be read. */
    public @Nullable String institution() {
        return institution;
    }

    /** Of settlements only, in fen. */
    public long fundFen() {
        return fundFen;
    }

    /** Marks of the line ids ({@link Lines}), in their order; of a reversal those that it names. */
    boolean hasLines(int[] others) {
        return Arrays.equals(lines, others);
    }

    /** As {@link #hasLines}, for reading only. */
    public int[] lines() {
        return lines;
    }

    public int answers() {
        return answers;
    }

    void countAnswer() {
        answers++;
    }

    /** What the input said is in the book, and not only in a decision. */
    public boolean known() {
        return patient != null;
    }
}
