package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.approval.TrustedKey;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.wire.record.PackControlKind;
import org.jspecify.annotations.Nullable;

/** What is put on record of one person's orders. Immutable. */
final class OrderRecord {
    private final OrderAudit audit;
    private final String bootstrapServers;
    private final Path auditKey;
    private final String person;
    private final String why;

    private OrderRecord(OrderAudit audit, String bootstrapServers, Path auditKey, String person, String why) {
        this.audit = audit;
        this.bootstrapServers = bootstrapServers;
        this.auditKey = auditKey;
        this.person = person;
        this.why = why;
    }

    /**
     * Of the owner of a key.
     *
     * @param keys which say who that is
     */
    static OrderRecord of(
            OrderAudit audit, BrokerOptions broker, TrustedKeys keys, SigningKey key, PromoterOptions options) {
        return new OrderRecord(
                audit,
                broker.bootstrapServers,
                options.auditKey(),
                keys.find(key.keyId()).map(TrustedKey::person).orElse("key " + key.keyId()),
                "signed by key " + key.keyId() + ": " + options.reason);
    }

    /**
     * Returns when the order is on record.
     *
     * @param effectiveAt from when; null: at once
     * @throws CommandFailure when it is not: then it is not to be sent
     */
    void beforehand(PackControlKind kind, String packId, String version, String digest, @Nullable Instant effectiveAt)
            throws CommandFailure {
        String from = effectiveAt == null ? "" : " from " + CivilTime.format(effectiveAt);
        String detail = kind + " " + version + " (" + Archives.shown(digest) + ")" + from + ", " + why;
        try {
            audit.beforehand(bootstrapServers, auditKey, new OrderAudit.Entry(person, packId, detail));
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "nothing was ordered, for it cannot be put on record who orders it: " + FileMessages.of(e)
                            + " (the audit's key: " + auditKey + ")",
                    e);
        }
    }
}
