package org.claimscreener.launcher.demo;

import java.util.concurrent.atomic.AtomicLong;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.jspecify.annotations.Nullable;

/**
 * Enters what is read from the decisions and dead-letter topics into the books that it belongs to: those of the warm-up,
 * or those that count. Not thread-safe: one for each reading thread; the books themselves are.
 */
public final class Answers {
    private final Tally warmUp;
    private final Tally measured;
    private final AtomicLong strangers;
    private final WireDecoder decoder = WireDecoder.create();

    /**
     * @param strangers counts decisions of settlements that nobody here sent
     */
    public Answers(Tally warmUp, Tally measured, AtomicLong strangers) {
        this.warmUp = warmUp;
        this.measured = measured;
        this.strangers = strangers;
    }

    /**
     * Enters one record.
     *
     * @throws IllegalStateException when it is no answer: only the job writes there, so it is a fault of ours
     */
    void enter(byte[] value, ReadAt readAt) {
        SpecificRecord message = read(value);
        if (message instanceof Decision decision) {
            decided(decision, value, readAt);
        } else if (message instanceof ReversalReceipt receipt) {
            booksOf(receipt.getSettlementId()).receipt();
        } else if (message instanceof DeadLetter letter) {
            booksOf(letter.getSettlementId()).deadLetter(letter, isReversal(letter));
        } else {
            throw new IllegalStateException(
                    "An answer was expected, not a " + message.getSchema().getName());
        }
    }

    private void decided(Decision decision, byte[] value, ReadAt readAt) {
        Tally books = booksOf(decision.getSettlementId());
        if (books.owns(decision.getSettlementId())) {
            books.decided(decision, value, readAt);
        } else {
            strangers.incrementAndGet();
        }
    }

    /** What has no id that is known counts: the warm-up sends nothing that cannot be read. */
    private Tally booksOf(@Nullable String settlementId) {
        return warmUp.owns(settlementId) ? warmUp : measured;
    }

    private boolean isReversal(DeadLetter letter) {
        if (letter.getOriginal() == null) {
            return false;
        }
        byte[] original = new byte[letter.getOriginal().remaining()];
        letter.getOriginal().duplicate().get(original);
        return decoder.decode(original) instanceof Decoded.Accepted accepted && accepted.message() instanceof Reversal;
    }

    private SpecificRecord read(byte[] value) {
        Decoded decoded = decoder.decode(value);
        if (decoded instanceof Decoded.Accepted accepted) {
            return accepted.message();
        }
        throw new IllegalStateException("An answer cannot be read: " + ((Decoded.Rejected) decoded).message());
    }
}
