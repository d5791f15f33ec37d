package org.claimscreener.network;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * A settlement or reversal that was submitted and has no answer yet. What changes of it is touched only under the lock
 * of the {@link Submissions} that it was entered in.
 */
final class Submission {
    /** The places of older sends are forgotten: a letter about them is about the same bytes as one about the newer. */
    private static final int MAX_PLACES = 8;

    /** Where a submission is on its way. */
    enum State {
        /** At least one future waits for it. */
        WAITING,
        /** All its futures have ended; a late answer is listened for. */
        WATCHED,
        /** Answered or forgotten. */
        ENDED
    }

    private enum Kind {
        SETTLEMENT,
        REVERSAL
    }

    /** One future and what it gets at its deadline. */
    static final class Waiter {
        final CompletableFuture<Answer> future = new CompletableFuture<>();
        final Fallback fallback;
        final Duration deadline;
        DeadlineTimer.Alarm alarm = () -> {};

        Waiter(Fallback fallback, Duration deadline) {
            this.fallback = fallback;
            this.deadline = deadline;
        }
    }

    private final Kind kind;
    final String settlementId;
    final String patientId;
    /** The content's digest of a settlement, the reversal's id of a reversal. */
    private final String identity;

    State state = State.ENDED;
    /** What to send; null once the log has it or nobody waits, so that what merely listens takes little memory. */
    byte @Nullable [] payload;
    /** Whether the sender has it in hand. */
    boolean sending;
    /** The binding decision of its settlement id, if it is not known yet to be about this very submission. */
    Answer.@Nullable Decided candidate;

    @Nullable
    String lastFailure;

    final List<Waiter> waiters = new ArrayList<>();
    final Deque<Place> places = new ArrayDeque<>();

    private Submission(Kind kind, String settlementId, String patientId, String identity, byte[] payload) {
        this.kind = kind;
        this.settlementId = settlementId;
        this.patientId = patientId;
        this.identity = identity;
        this.payload = payload;
    }

    /** Of a settlement. Throws what {@link WireEncoder#encode} throws. */
    static Submission of(Settlement settlement) {
        return new Submission(
                Kind.SETTLEMENT,
                settlement.getSettlementId(),
                settlement.getPerson().getPatientId(),
                new ContentDigest().of(settlement),
                new WireEncoder().encode(settlement));
    }

    /** Of a reversal. Throws what {@link WireEncoder#encode} throws. */
    static Submission of(Reversal reversal) {
        return new Submission(
                Kind.REVERSAL,
                reversal.getSettlementId(),
                reversal.getPatientId(),
                reversal.getReversalId(),
                new WireEncoder().encode(reversal));
    }

    /** Whether an answer to the other answers this one too. */
    boolean sameAs(Submission other) {
        return kind == other.kind && settlementId.equals(other.settlementId) && identity.equals(other.identity);
    }

    /**
     * Whether a decision of this settlement id is about this content. By the digest, or else by the place: a job with a
     * newer schema computes other digests than we do.
     */
    boolean isDecidedBy(Decision decision) {
        return kind == Kind.SETTLEMENT
                && (identity.equals(decision.getContentDigest()) || places.contains(Place.of(decision.getSource())));
    }

    /** Whether a later acknowledgement can still show that a decision of this settlement id is about this content. */
    boolean mayYetBeDecidedBy() {
        return kind == Kind.SETTLEMENT && sending;
    }

    /** Whether a receipt of this settlement id is about this reversal. */
    boolean isWithdrawnBy(ReversalReceipt receipt) {
        return kind == Kind.REVERSAL && identity.equals(receipt.getReversalId());
    }

    /** Remembers where a send of it stands; the place that is forgotten for it, if any. */
    @Nullable
    Place stands(Place place) {
        places.addLast(place);
        return places.size() > MAX_PLACES ? places.removeFirst() : null;
    }

    /** Why nothing is known of it, for a waiter whose time is over. */
    Answer.Undecided undecided(Waiter waiter) {
        Place place = places.peekLast();
        if (place != null) {
            return new Answer.Undecided(
                    waiter.fallback,
                    Answer.Reason.NO_ANSWER,
                    "Stands in the log at " + place + " and was not answered within " + waiter.deadline);
        }
        String failure = lastFailure == null ? "no send has failed" : "last failure: " + lastFailure;
        return new Answer.Undecided(
                waiter.fallback,
                Answer.Reason.NOT_ACKNOWLEDGED,
                "Kafka did not acknowledge it within " + waiter.deadline + "; " + failure);
    }

    /** What a waiter gets when the client is closed. */
    Answer.Undecided closed(Waiter waiter) {
        Place place = places.peekLast();
        return new Answer.Undecided(
                waiter.fallback,
                Answer.Reason.CLOSED,
                "The client was closed; "
                        + (place == null
                                ? "whether the message is in the log is not known"
                                : "the message stands in the log at " + place));
    }
}
