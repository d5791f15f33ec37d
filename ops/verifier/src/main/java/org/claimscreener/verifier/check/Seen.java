package org.claimscreener.verifier.check;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.book.Content;
import org.claimscreener.verifier.book.Fingerprints.Fingerprint;
import org.claimscreener.verifier.book.Group;
import org.claimscreener.verifier.book.InputTrack;
import org.claimscreener.verifier.book.LetterTrack;
import org.claimscreener.verifier.book.Named;
import org.claimscreener.verifier.book.PatientTrack;
import org.claimscreener.verifier.book.ReversalTrack;
import org.claimscreener.verifier.book.SettlementTrack;
import org.claimscreener.verifier.book.Standing;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.ReversalReceipt;
import org.jspecify.annotations.Nullable;

/** What the checks are told. */
final class Seen {
    private Seen() {}

    /**
     * An input.
     *
     * @param document null when it cannot be read
     */
    record Input(
            LogRecord message, InputTrack track, @Nullable SpecificRecord document) {}

    /** A decision or a receipt, as far as they are alike. */
    sealed interface Answered {
        LogRecord message();

        Group group();

        Named source();

        PatientTrack patient();

        Standing standing();

        /** Settlement id, and reversal id of a receipt. */
        default String name() {
            return group().name();
        }

        default Place place() {
            return message().place();
        }
    }

    /** A decision. */
    record OfDecision(
            LogRecord message,
            Decision decision,
            SettlementTrack group,
            Content content,
            Named source,
            PatientTrack patient,
            Standing standing)
            implements Answered {}

    /** A receipt. */
    record OfReceipt(
            LogRecord message,
            ReversalReceipt receipt,
            ReversalTrack group,
            Named source,
            PatientTrack patient,
            Standing standing)
            implements Answered {}

    /**
     * A dead letter.
     *
     * @param first the first one of its input, this one or an earlier; null without an input
     */
    record Letter(
            LogRecord message,
            DeadLetter letter,
            Named source,
            @Nullable LetterTrack first,
            Fingerprint bytes) {
        Place place() {
            return message.place();
        }

        /** It is not the first one of its input. */
        boolean repeated() {
            return first != null && !first.place().equals(message.place());
        }
    }

    /** A step of a hold, or a command refused. */
    record OfHold(LogRecord message, HoldStep step) {
        Place place() {
            return message.place();
        }
    }

    /**
     * A record of ours that nobody can read, or under a wrong key.
     *
     * @param id settlement id when it can be told, else empty
     */
    record Unreadable(Place place, String id, String why) {}
}
