package org.claimscreener.console.store;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.console.view.PublicEdition;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Disclosure;
import org.jdbi.v3.core.Handle;

/** Takes in months' figures for the public. What was published as an edition stands: a second record of it is not taken in. */
final class DisclosureWriter {
    private final Aside aside;
    private final WireDecoder decoder =
            WireDecoder.builder().accept(Set.of(MessageType.DISCLOSURE)).build();

    DisclosureWriter(Aside aside) {
        this.aside = aside;
    }

    void write(Handle handle, ConsumerRecord<byte[], byte[]> message) {
        if (!(decoder.decode(message.value()) instanceof Decoded.Accepted accepted)) {
            aside.put(handle, message, Gap.UNREADABLE, "It is no disclosure.");
            return;
        }
        Disclosure disclosure = (Disclosure) accepted.message();
        String key = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
        if (!key.equals(disclosure.getMonth()) || !isWellFormed(disclosure)) {
            aside.put(
                    handle, message, Gap.MALFORMED, "Its document is not that of its key, month, edition and digest.");
            return;
        }
        handle.createUpdate("insert into disclosure (month, edition, reason, published_at, digest, document)"
                        + " values (:month, :edition, :reason, :published, :digest, :document) on conflict do nothing")
                .bind("month", disclosure.getMonth())
                .bind("edition", disclosure.getEdition())
                .bind("reason", disclosure.getReason())
                .bind("published", disclosure.getPublishedAt().toEpochMilli())
                .bind("digest", disclosure.getDigest())
                .bind("document", disclosure.getDocument())
                .execute();
    }

    private static boolean isWellFormed(Disclosure disclosure) {
        return DisclosureText.isMonth(disclosure.getMonth())
                && disclosure.getEdition() > 0
                && Ids.fit(disclosure.getDigest())
                && disclosure.getDocument().indexOf('\0') < 0
                && disclosure.getReason().indexOf('\0') < 0
                && DisclosureText.read(
                                new PublicEdition(
                                        disclosure.getMonth(),
                                        disclosure.getEdition(),
                                        disclosure.getReason(),
                                        disclosure.getPublishedAt(),
                                        disclosure.getDigest()),
                                disclosure.getDocument())
                        .isPresent();
    }
}
