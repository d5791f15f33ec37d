package org.claimscreener.engine.approval;

import java.security.PublicKey;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * An office's key, for documents that leave the house. No key for rule packs: who may promote a pack may not speak for the
 * office, nor the other way round.
 *
 * @param keyId computed from the key
 * @param office whose it is; no person's name
 * @param revoked the day from which nobody trusts it, or null; it counts for nothing, whenever it signed
 */
public record OfficeKey(
        String keyId,
        String office,
        PublicKey publicKey,
        @Nullable LocalDate revoked) {}
