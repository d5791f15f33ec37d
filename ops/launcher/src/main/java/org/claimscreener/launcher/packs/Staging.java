package org.claimscreener.launcher.packs;

import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.PackRole;

/**
 * The order that staged a pack.
 *
 * @param number of the order
 * @param signers who signed the pack
 * @param checked whether the signatures were checked against keys
 * @param problem why nobody who trusts those keys takes the order; empty when he does, or when nothing was checked
 */
public record Staging(long number, List<Signer> signers, boolean checked, Optional<String> problem) {
    /**
     * One who signed.
     *
     * @param name the person's, when a key file knows it, else the key's id
     */
    public record Signer(String name, PackRole role) {}

    public Staging {
        signers = List.copyOf(signers);
    }
}
