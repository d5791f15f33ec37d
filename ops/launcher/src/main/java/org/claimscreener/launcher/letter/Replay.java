package org.claimscreener.launcher.letter;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.RecoveryCommand;
import org.claimscreener.wire.record.ReferralCommand;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipCommand;

/**
 * Says of each letter whether its input goes back to the topic that it came from, under which key, or why not. The same
 * bytes go back once: also when they came back as a letter of their own. Not thread-safe.
 */
public final class Replay {
    /** What others write for the jobs to read. What a job wrote is never written by hand. */
    private static final Set<String> INPUTS = Set.of(
            TopicCatalogue.SETTLEMENTS,
            TopicCatalogue.REVIEWS,
            TopicCatalogue.DIRECTIVES,
            TopicCatalogue.TIPS,
            TopicCatalogue.REFERRALS);

    private final boolean again;
    private final Set<String> done;
    private final WireDecoder decoder = WireDecoder.create();

    /** What becomes of a letter. */
    public sealed interface Fate {
        Letter letter();
    }

    /** It goes back. */
    @SuppressWarnings("ArrayRecordComponent") // Made, sent, and never compared.
    public record Back(Letter letter, String topic, String key, byte[] value, String digest) implements Fate {}

    /** It stays where it is. */
    public record Left(Letter letter, String why) implements Fate {}

    /**
     * Goes by what was done before.
     *
     * @param done digests of inputs that went back already
     * @param again put them back all the same
     */
    public Replay(Set<String> done, boolean again) {
        this.done = new HashSet<>(done);
        this.again = again;
    }

    /** Judges one letter; the next one with the same bytes is left. */
    public Fate judge(Letter letter) {
        String topic = letter.source().topic();
        if (!INPUTS.contains(topic)) {
            return new Left(letter, "it came from " + topic + ", which a job writes and nobody else");
        }
        Optional<byte[]> original = letter.original();
        if (original.isEmpty()) {
            return new Left(letter, "its input was too large to be kept with it; have the sender send it anew");
        }
        if (!(decoder.decode(original.get()) instanceof Decoded.Accepted accepted)) {
            return new Left(
                    letter, "this build cannot read it either, so it would come back; upgrade, or have it sent anew");
        }
        Optional<String> key = key(topic, accepted.message());
        if (key.isEmpty()) {
            return new Left(letter, "a " + accepted.message().getSchema().getName() + " does not belong on " + topic);
        }
        String digest = Letter.digest(original.get());
        if (!done.add(digest) && !again) {
            return new Left(letter, "the same bytes were put back before; --again does it all the same");
        }
        return new Back(letter, topic, key.get(), original.get(), digest);
    }

    /** The key that the topic wants for a record that belongs on it. */
    private static Optional<String> key(String topic, SpecificRecord message) {
        boolean belongs = TopicCatalogue.get(topic).messages().stream()
                .anyMatch(type -> type.schemaName().equals(message.getSchema().getName()));
        return belongs ? key(message) : Optional.empty();
    }

    private static Optional<String> key(SpecificRecord message) {
        if (message instanceof Settlement settlement) {
            return Optional.of(settlement.getPerson().getPatientId());
        }
        if (message instanceof Reversal reversal) {
            return Optional.of(reversal.getPatientId());
        }
        if (message instanceof HoldCommand command) {
            return Optional.of(command.getHoldId());
        }
        if (message instanceof ReferralCommand command) {
            return Optional.of(command.getReferralId());
        }
        if (message instanceof Directive directive) {
            return subject(directive.getSubjectKind(), directive.getSubjectId());
        }
        if (message instanceof SupervisionCommand command) {
            return subject(command.getSubjectKind(), command.getSubjectId());
        }
        if (message instanceof RecoveryCommand command) {
            return subject(command.getSubjectKind(), command.getSubjectId());
        }
        if (message instanceof Tip tip) {
            return subject(tip.getTargetKind(), tip.getTargetId());
        }
        return message instanceof TipCommand command
                ? subject(command.getTargetKind(), command.getTargetId())
                : Optional.empty();
    }

    private static Optional<String> subject(SubjectKind kind, String id) {
        return Optional.of(kind + ":" + id);
    }
}
