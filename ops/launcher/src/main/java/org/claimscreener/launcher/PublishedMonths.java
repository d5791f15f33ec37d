package org.claimscreener.launcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.engine.disclosure.DisclosureText;
import org.claimscreener.engine.disclosure.PublicFigures;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Disclosure;

/** What was published, and what may follow it. Stateless. */
final class PublishedMonths {
    private PublishedMonths() {}

    /** The edition of a month that is in force; empty when none was published. */
    static Optional<Disclosure> newest(String bootstrapServers, String month, Console console, String command)
            throws CommandFailure {
        WireDecoder decoder =
                WireDecoder.builder().accept(Set.of(MessageType.DISCLOSURE)).build();
        List<Disclosure> editions = new ArrayList<>();
        try (ReadingProgress progress = new ReadingProgress(console, command)) {
            CommittedTopic.read(
                    bootstrapServers,
                    TopicCatalogue.DISCLOSURES,
                    read -> {
                        if (decoder.decode(read.value()) instanceof Decoded.Accepted accepted
                                && accepted.message() instanceof Disclosure disclosure
                                && disclosure.getMonth().equals(month)) {
                            editions.add(disclosure);
                        }
                    },
                    progress);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed("what was published cannot be read: " + e.getMessage(), e);
        }
        return editions.stream().max(Comparator.comparingInt(Disclosure::getEdition));
    }

    /**
     * Whether figures are published already.
     *
     * @throws CommandFailure when another edition would have to follow
     */
    static boolean isThere(Optional<Disclosure> newest, PublicFigures figures) throws CommandFailure {
        int last = newest.map(Disclosure::getEdition).orElse(0);
        if (last == figures.edition()
                && newest.map(Disclosure::getDigest).equals(Optional.of(DisclosureText.digest(figures)))) {
            return true;
        }
        if (figures.edition() != last + 1) {
            String state = last == 0 ? "nothing of " : "edition " + last + " of ";
            throw CommandFailure.usage("--edition is " + figures.edition() + ", and " + state + figures.month()
                    + " is published; the next is --edition " + (last + 1) + (last == 0 ? "" : " with a --reason"));
        }
        return false;
    }

    /**
     * Sends them.
     *
     * @throws CommandFailure when that failed, or they are larger than a record may be
     */
    static void send(String bootstrapServers, PublicFigures figures, Instant now) throws CommandFailure {
        Disclosure disclosure = Disclosure.newBuilder()
                .setMonth(figures.month().toString())
                .setEdition(figures.edition())
                .setReason(figures.reason())
                .setPublishedAt(now)
                .setDigest(DisclosureText.digest(figures))
                .setDocument(DisclosureText.of(figures))
                .build();
        byte[] body = new WireEncoder().encode(disclosure);
        if (body.length > MessageType.DISCLOSURE.maxBytes()) {
            throw CommandFailure.failed(
                    "the figures have " + body.length + " bytes, more than the "
                            + MessageType.DISCLOSURE.maxBytes() + " that a record may have: there are "
                            + figures.regions().size() + " regions and "
                            + figures.rules().size() + " rules in them",
                    null);
        }
        Sending.all(
                bootstrapServers,
                TopicCatalogue.DISCLOSURES,
                List.of(new Sending.Message(figures.month().toString(), body)));
    }
}
